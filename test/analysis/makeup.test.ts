import { testEffects } from "../support/effects-of.ts";

const readme = "read flows /home/dev/project/README.md";
const notKnown = "opaque sed: its program is not known";

testEffects("texts of which is known what they are made of", [
  {
    run: "cp -- a b$(nproc)",
    effects: ["read flows /home/dev/project/a", "write truncate /home/dev/project/b… = …"],
  },
  { run: "make -j$(nproc) test", effects: ["run make project"] },
  { run: 'make -j "$(nproc)"', effects: ["run make project"] },
  {
    run: "make $(foo)",
    effects: [
      "run foo missing",
      "opaque make: an argument may be an option: it is the output of foo",
      "run make project",
    ],
  },
  {
    run: "n=$(grep -c x README.md); head -n $n a",
    effects: ["read measured /home/dev/project/README.md", "read flows /home/dev/project/a"],
  },
  { run: 'sed "s/x/$(date +%F)/" README.md', effects: [readme] },
  { run: 'sed "s/x/$(git rev-parse --short HEAD)/g" README.md', effects: [readme] },
  { run: 'sed "s:x:$(date +%T):" README.md', effects: [notKnown, readme] },
  { run: 'sed "s/x/y/$(date +%B)" README.md', effects: [notKnown, readme] },
  { run: 'sed "$(date +%s)d" README.md', effects: [notKnown, readme] },
  { run: 'sed "s/x/$(date)/" README.md', effects: [notKnown, readme] },
  { run: "echo $((RANDOM % 10))", effects: [] },
  { run: "n=$(wc -l < a); echo $((n + 1))", effects: ["read flows /home/dev/project/a"] },
  { run: "i=0; while ls; do i=$((i + 1)); done; echo $((i))", effects: [] },
  { run: "for i in $(seq $(nproc)); do echo $((i + 1)); done", effects: [] },
  {
    run: "n=$(awk '{s+=$1} END {print s/NR}' a); echo $((n))",
    effects: ["read flows /home/dev/project/a"],
  },
  {
    run: "n=$(awk -v s=x '{s+=$1} END {print s}' a); echo $((n))",
    effects: [
      "read flows /home/dev/project/a",
      "opaque shell: it is computed by awk, and it is evaluated as arithmetic",
    ],
  },
  {
    run: "n=$(awk '(s=\"x\") && 0 {s+=1} END {print s}' a); echo $((n))",
    effects: [
      "read flows /home/dev/project/a",
      "opaque shell: it is computed by awk, and it is evaluated as arithmetic",
    ],
  },
  {
    run: "n=$(awk 'END {print FILENAME}' a); echo $((n))",
    effects: [
      "read flows /home/dev/project/a",
      "opaque shell: it is computed by awk, and it is evaluated as arithmetic",
    ],
  },
  {
    run: "read -r n; echo $((n + 1))",
    effects: ["opaque shell: it is read while the command runs, and it is evaluated as arithmetic"],
  },
  { run: "n=$(foo); [ $n -gt 1 ]", effects: ["run foo missing"] },
]);
