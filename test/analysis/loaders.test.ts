import { testEffects } from "../support/effects-of.ts";

const tracked = { files: { "app.py": "x" }, git: { tracked: ["app.py"] } };
const app = "run app.py project (/home/dev/project/app.py)";

testEffects("variables that name code which programs load", [
  { run: "PYTHONPATH=src python3 app.py", ...tracked, effects: [app] },
  { run: "PYTHONPATH=$PWD/src:$PYTHONPATH python3 app.py", ...tracked, effects: [app] },
  {
    run: "PYTHONPATH=/tmp/m python3 app.py",
    ...tracked,
    effects: ["run /tmp/m foreign (/tmp/m)", app],
  },
  {
    run: "PYTHONPATH=src python3 app.py",
    files: { "app.py": "x", "src/sitecustomize.py": "x" },
    git: { tracked: ["app.py"] },
    effects: ["run src/sitecustomize.py foreign (/home/dev/project/src/sitecustomize.py)", app],
  },
  {
    run: "PYTHONPATH=src python3 app.py",
    files: { "app.py": "x", "src/sitecustomize.py": "x" },
    git: { tracked: ["app.py", "src/sitecustomize.py"] },
    effects: [app],
  },
  { run: "NODE_PATH=/tmp/m true", effects: ["run /tmp/m foreign (/tmp/m)"] },
  { run: "RUBYOPT='-w -r/tmp/x' true", effects: ["run /tmp/x foreign (/tmp/x)"] },
  { run: "RUBYOPT='-W0' true", effects: [] },
  { run: "PERL5OPT=-I/tmp/x true", effects: ["run /tmp/x foreign (/tmp/x)"] },
  { run: "NODE_OPTIONS=--max-old-space-size=4096 true", effects: [] },
  { run: "NODE_OPTIONS='-r /tmp/x.js' true", effects: ["run /tmp/x.js foreign (/tmp/x.js)"] },
  {
    run: "JAVA_TOOL_OPTIONS=-javaagent:/tmp/x.jar=a true",
    effects: ["run /tmp/x.jar foreign (/tmp/x.jar)"],
  },
  { run: "export MAKEFILES=/tmp/x.mk", effects: ["run /tmp/x.mk foreign (/tmp/x.mk)"] },
  { run: "LD_LIBRARY_PATH=./build true", files: { "build/a.so": "x" }, effects: [] },
  { run: "LD_PRELOAD=/usr/lib/libx.so true", effects: [] },
  { run: "GIT_CONFIG_GLOBAL=/dev/null true", effects: [] },
  { run: "GIT_CONFIG_GLOBAL=/tmp/x true", effects: ["run /tmp/x foreign (/tmp/x)"] },
]);
