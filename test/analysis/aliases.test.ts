import { effectRows, testEffects } from "../support/effects-of.ts";

const a = "read flows /home/dev/project/a";
const part = "opaque shell: an alias is a part of a construct that cannot be told from here";

testEffects(
  "aliases that a later text of the same shell expands",
  effectRows([
    ["shopt -s expand_aliases; alias x='cat a'; eval x", "run x missing", a],
    ["shopt -s expand_aliases; alias x-y='cat a'; eval x-y", "run x-y missing", a],
    ["shopt -s expand_aliases; alias x=cat; eval 'x a'", "run x missing", a],
    ["shopt -s expand_aliases; alias x='cat a'; . /dev/stdin <<< x", "run x missing", a],
    ["sh -c 'alias x=\"cat a\"; eval x'", "run x missing", a],
    ["alias x='command '; alias y='cat a'; eval 'x y'", "run x missing", a],
    ["alias x=command; alias y='cat a'; eval 'x y'", "run x missing", "run y missing"],
    ["alias x='cat a'; eval '\\x'", "run x missing"],
    ["alias x='cat a'; eval 'echo x'"],
    ["alias cat='cat a'; eval cat", "read flows /home/dev/project/a"],
    [
      'alias x="$(foo)"; eval x',
      "run foo missing",
      "run x missing",
      "opaque shell: what the alias x stands for is not known",
    ],
    ["alias x='(cat a'; eval 'x'", "run x missing", part],
    [
      "alias x='case a in a)'; eval 'x cat a;; esac'",
      "opaque shell: what comes before a syntax error changes how the rest is read",
    ],
    ["alias x; ls"],
    ["alias ll='ls -l'"],
    ["alias a-b='cat a'; a-b", "run a-b missing", "read flows /home/dev/project/a"],
    ["alias a-b='cat a'; eval a-b", "run a-b missing", "read flows /home/dev/project/a"],
  ]),
);
