import { testEffects } from "../support/effects-of.ts";

testEffects("branches", [
  { run: "if true; then cat a; else cat b; fi", effects: ["read flows /home/dev/project/a"] },
  { run: "if false; then cat a; else cat b; fi", effects: ["read flows /home/dev/project/b"] },
  {
    run: "if foo; then cat a; else cat b; fi",
    effects: [
      "run foo missing",
      "read flows /home/dev/project/a",
      "read flows /home/dev/project/b",
    ],
  },
  {
    run: "if false; then cat a; elif true; then cat b; else cat c; fi",
    effects: ["read flows /home/dev/project/b"],
  },
  {
    run: "if false; then cat a; elif foo; then cat b; else cat c; fi",
    effects: [
      "run foo missing",
      "read flows /home/dev/project/b",
      "read flows /home/dev/project/c",
    ],
  },
  { run: "if cat a; then :; fi", effects: ["read flows /home/dev/project/a"] },
  { run: "if false; then cat a; fi; cat b", effects: ["read flows /home/dev/project/b"] },
  {
    run: "if foo; then x=1; else x=2; fi; cat $x",
    effects: [
      "run foo missing",
      "read flows /home/dev/project/1",
      "read flows /home/dev/project/2",
    ],
  },
  {
    run: "if foo; then x=1; fi; cat a$x",
    effects: [
      "run foo missing",
      "read flows /home/dev/project/a1",
      "read flows /home/dev/project/a",
    ],
  },
  { run: "case a in a) cat a;; b) cat b;; esac", effects: ["read flows /home/dev/project/a"] },
  { run: "case b in a) cat a;; b) cat b;; esac", effects: ["read flows /home/dev/project/b"] },
  { run: "case c in a) cat a;; b) cat b;; esac", effects: [] },
  { run: "case a in a|b) cat a;; *) cat b;; esac", effects: ["read flows /home/dev/project/a"] },
  { run: "case abc in a*) cat a;; *) cat b;; esac", effects: ["read flows /home/dev/project/a"] },
  {
    run: 'case "$(foo)" in a) cat a;; *) cat b;; esac',
    effects: [
      "run foo missing",
      "read flows /home/dev/project/a",
      "read flows /home/dev/project/b",
    ],
  },
  {
    run: "case a in a) cat a;& b) cat b;; c) cat c;; esac",
    effects: ["read flows /home/dev/project/a", "read flows /home/dev/project/b"],
  },
  {
    run: "case a in a) cat a;;& b) cat b;; *) cat c;; esac",
    effects: ["read flows /home/dev/project/a", "read flows /home/dev/project/c"],
  },
  {
    run: "case $1 in start) cat a;; *) cat b;; esac",
    args: ["start"],
    effects: ["read flows /home/dev/project/a"],
  },
  { run: "case x in [x-z]) cat a;; esac", effects: ["read flows /home/dev/project/a"] },
  {
    run: 'case x in "$(foo)") cat a;; x) cat b;; esac',
    effects: [
      "run foo missing",
      "read flows /home/dev/project/a",
      "read flows /home/dev/project/b",
    ],
  },
  { run: "case a in *) ;; esac; cat a", effects: ["read flows /home/dev/project/a"] },
  { run: "case 'a*' in 'a*') cat a;; esac", effects: ["read flows /home/dev/project/a"] },
]);
