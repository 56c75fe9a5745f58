import { plainStart } from "../analysis/shell-start.ts";
import { known } from "../base/value.ts";
import { evaluate } from "../engine/evaluate.ts";
import { loadBashTreeReader } from "../host/tree-sitter.ts";
import { hostWorld } from "../host/world.ts";
import { plainBash } from "../syntax/dialect.ts";
import { environOf } from "../world/environ.ts";

/** Everyday commands, over which the functions that judging needs get compiled. */
const everyday = [
  "true",
  "cd src && ls -la | head -20",
  "git status --short && git diff --stat",
  'git add -A && git commit -m "change"',
  'for f in *.ts; do echo "$f"; done',
  "grep -rn 'pattern' src | wc -l",
  "cat > notes.md <<'EOF'\ntext\nEOF",
  'X=1; if [ "$X" = 1 ]; then mkdir -p out && rm -rf out/tmp; fi',
  "find . -name '*.log' -delete; npm test 2>&1 | tail -5",
  "curl -s http://localhost:3000/health | jq .status",
  "source x.sh 2>/dev/null || true && eval 'echo hello' < /dev/null && pwd -P >| /tmp/x-cwd",
];

/** Judges everyday commands and forgets the verdicts; nothing is run. For the code cache. */
export function warmUp(): void {
  const environ = environOf(
    new Map([
      ["PATH", "/usr/bin:/bin"],
      ["HOME", "/nonexistent"],
    ]),
  );
  const tree = loadBashTreeReader();
  for (const text of everyday) {
    const world = hostWorld({ environ, directory: "/", guardPaths: [] });
    const run = { text, dialect: plainBash, zero: known("bash"), positional: [], options: {} };
    evaluate({ run: { ...run, start: plainStart }, world, tree });
  }
}
