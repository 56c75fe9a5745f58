import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Ending } from "../launcher/support/installation.ts";
import { pause, type Speaking, type Spoken, speakTo } from "./support/conversation.ts";
import { installGuarded } from "./support/guarded.ts";
import { makePlace } from "./support/place.ts";

const guarded = installGuarded();

/** Says and waits; the transcript is what was heard at each step, and how it ended. */
interface Row {
  readonly name: string;
  readonly talk: (spoken: Spoken) => Promise<void>;
  readonly argv?: readonly string[];
  readonly socket?: boolean;
  readonly env?: Speaking["env"];
}

const marker = "--end--\n";

/** Says a command as agents do, and waits for its end. */
async function ask(spoken: Spoken, text: string): Promise<string> {
  spoken.say(`${text}\necho --end--\n`);
  return spoken.hear(marker);
}

async function run(program: string, row: Row): Promise<Ending> {
  const spoken = speakTo({
    program,
    cwd: makePlace({ "home/project/a.txt": "one\ntwo\n" }).project,
    ...(row.argv ? { argv: row.argv } : {}),
    ...(row.env ? { env: row.env } : {}),
    ...(row.socket ? { socket: row.socket } : {}),
  });
  await row.talk(spoken);
  return spoken.ending;
}

const five = async (spoken: Spoken): Promise<void> => {
  await ask(spoken, "echo one; echo two");
  await ask(spoken, "x=3; cd / && pwd");
  await ask(spoken, "echo $x $PWD");
  await ask(spoken, "ls /nonexistent 2>/dev/null; echo $?");
  await ask(spoken, "f() { echo f $1; }; f a");
  spoken.say("exit 7\n");
};

const rows: readonly Row[] = [
  { name: "five lines, each after the answer to the last", talk: five },
  { name: "the same through a socket", talk: five, socket: true },
  {
    name: "a compound command in pieces",
    talk: async (spoken) => {
      for (const piece of ["for i in 1 2", "\ndo\n", "  echo $i", "\ndo", "ne\n"]) {
        spoken.say(piece.replace("\ndo", "\ndo"));
        await pause(120);
      }
      spoken.close();
    },
  },
  {
    name: "a here-document in pieces",
    talk: async (spoken) => {
      for (const piece of ["cat <<E; echo after\n", "a $((1+1))\n", "E", "\n"]) {
        spoken.say(piece);
        await pause(150);
      }
      await spoken.hear("after\n");
      spoken.close();
    },
  },
  {
    name: "a slow writer",
    talk: async (spoken) => {
      for (const byte of "echo slow; echo $((6*7))\necho more\n") {
        spoken.say(byte);
        await pause(50);
      }
      spoken.close();
    },
  },
  {
    name: "nothing at first, and a last line without its newline",
    talk: async (spoken) => {
      await pause(400);
      spoken.say("echo first\n");
      await spoken.hear("first\n");
      spoken.say("echo last");
      spoken.close();
    },
  },
  {
    name: "positional parameters",
    argv: ["bash", "-s", "a", "b"],
    talk: async (spoken) => {
      await ask(spoken, 'echo "$# $1 $2"');
      spoken.close();
    },
  },
  {
    name: "a POSIX shell",
    argv: ["sh"],
    talk: async (spoken) => {
      await ask(spoken, "x=1; echo $x");
      await ask(spoken, "if [ $x = 1 ]; then echo yes; fi");
      spoken.say("exit 3\n");
    },
  },
  {
    name: "a background job",
    talk: async (spoken) => {
      await ask(spoken, "sleep 0.3 & wait; echo done");
      await ask(spoken, "sleep 5 >/dev/null 2>&1 & echo started");
      await ask(spoken, "kill $!; echo killed");
      spoken.close();
    },
  },
  {
    name: "a syntax error",
    talk: async (spoken) => {
      await ask(spoken, "echo before");
      spoken.say("fi\n");
      await pause(300);
      spoken.say("echo behind\n");
      spoken.close();
    },
  },
  {
    name: "programs that may read, and do not",
    talk: async (spoken) => {
      await ask(spoken, "python3 -c 'print(1)'");
      await ask(spoken, "make --version >/dev/null; echo made");
      await ask(spoken, "x=$(python3 -c 'print(2)'); echo $x");
      await ask(spoken, "awk 'BEGIN { print 3 }'");
      spoken.close();
    },
  },
  {
    name: "programs that may read, in a text that comes at once",
    talk: async (spoken) => {
      await pause(300);
      spoken.say("python3 -c 'print(1)'\nsleep 0.4\npython3 -c 'print(2)'\necho end\n");
      await spoken.hear("end\n");
      spoken.close();
    },
  },
  {
    name: "bytes that are no text, and a long line",
    talk: async (spoken) => {
      await ask(spoken, "printf '\\xff'; echo \xff\xfe \xc3; echo a\0b");
      await ask(spoken, `x=${"a".repeat(200_000)}; echo \${#x}`);
      spoken.close();
    },
  },
  {
    name: "an interrupt",
    talk: async (spoken) => {
      await ask(spoken, "echo before");
      spoken.child.kill("SIGINT");
    },
  },
  {
    name: "directories and subshells",
    talk: async (spoken) => {
      await ask(spoken, "mkdir d d/e && cd d/e && (cd .. && ls) && basename $PWD");
      await ask(spoken, "cd - >/dev/null; rm -r d; ls");
      spoken.say("(exit 3)\n");
      spoken.close();
    },
  },
  {
    name: "a command that reads until the caller closes",
    talk: async (spoken) => {
      await ask(spoken, "echo before");
      spoken.say("cat; echo behind\n");
      await pause(300);
      spoken.close();
    },
  },
  {
    name: "start-up files of a login shell",
    argv: ["-bash"],
    talk: async (spoken) => {
      await ask(spoken, "shopt -q login_shell && echo login");
      spoken.close();
    },
  },
  {
    name: "output that goes elsewhere from then on",
    talk: async (spoken) => {
      await ask(spoken, "echo here");
      spoken.say("exec >out.txt\necho there\nexec >&2\ncat out.txt </dev/null\n");
      await pause(500);
      spoken.close();
    },
  },
];

describe("a conversation goes as with the real shell", () => {
  test.concurrent.each(rows)("$name", async (row) => {
    const shell = (row.argv?.[0] ?? "bash").replace(/^-/, "");
    const plain = await run(join(guarded.plain, shell), row);
    const ending = await run(join(guarded.shims, shell), row);
    expect({ ...ending, stderr: nameless(ending.stderr) }).toEqual({
      ...plain,
      stderr: nameless(plain.stderr),
    });
  });
});

/** Without the path by which the shell was started. */
const nameless = (text: string): string => text.replaceAll(/^\S*?(?=bash|sh|zsh)/gm, "");

describe("a line that is refused ends the shell", () => {
  const refused = async (row: Row): Promise<Ending & { readonly files: readonly string[] }> => {
    const place = makePlace({ "home/keep/f": "" });
    const spoken = speakTo({
      program: join(guarded.shims, "bash"),
      cwd: place.project,
      ...(row.argv ? { argv: row.argv } : {}),
    });
    await row.talk(spoken);
    return { ...(await spoken.ending), files: readdirSync(place.project) };
  };

  // What nobody allows, and what would show that it ran.
  const evil = "touch ran; rm -rf ~/../keep /usr/share/nothing-here";

  test.concurrent("with 126, and says why", async () => {
    const ending = await refused({
      name: "",
      talk: async (spoken) => {
        await ask(spoken, "echo one");
        await ask(spoken, "touch two");
        spoken.say(`${evil}\n`);
      },
    });
    expect(ending).toMatchObject({ status: 126, signal: null });
    expect(ending.stderr).toMatch(/^guardsh: blocked \[[a-z-]+\] .*Nothing was executed/);
    expect(ending.files).toContain("two");
    expect(ending.files).not.toContain("ran");
  });

  const taken: readonly (readonly [string, string])[] = [
    ["head -c 2", "# touch ran\n"],
    ["cat", "touch ran\n"],
    ["read -n 2", "# touch ran\n"],
    ["while read x; do eval $x; done", "touch ran\n"],
    ["bash -c 'read x'", "touch ran\n"],
    ["exec cat", "touch ran\n"],
    ["setsid -f head -c 2 >/dev/null; sleep 0.2", "# touch ran\n"],
  ];
  test.concurrent.each(taken)("what may be read by %s is not handed over", async (first, next) => {
    const ending = await refused({
      name: "",
      talk: async (spoken) => {
        await ask(spoken, "echo one");
        spoken.say(`${first}\n`);
        await pause(300);
        spoken.say(next);
        await pause(600);
        spoken.close();
      },
    });
    expect(ending.files).not.toContain("ran");
  });

  test.concurrent("where exit has become something else", async () => {
    const ending = await refused({
      name: "",
      talk: async (spoken) => {
        spoken.say("exit() { touch ran; }; printf() { touch ran; }; builtin() { touch ran; }\n");
        await pause(300);
        spoken.say(`${evil}\n`);
      },
    });
    expect(ending.files).not.toContain("ran");
    expect(ending.signal).toBe("SIGTERM");
  });
});

describe("nothing is left of it", () => {
  const begun = async (program = join(guarded.shims, "bash")): Promise<Spoken> => {
    const spoken = speakTo({ program, cwd: makePlace().project });
    await ask(spoken, "echo one");
    return spoken;
  };

  test("when the shell is killed", async () => {
    const spoken = await begun();
    expect(spoken.feeders()).toHaveLength(1);
    spoken.child.kill("SIGKILL");
    expect((await spoken.ending).signal).toBe("SIGKILL");
    await pause(300);
    expect(spoken.feeders()).toEqual([]);
  });

  test("when it ends, as does its output", async () => {
    const spoken = await begun();
    const startedMs = Date.now();
    spoken.say("exit 4\n");
    expect((await spoken.ending).status).toBe(4);
    expect(Date.now() - startedMs).toBeLessThan(1500);
    await pause(300);
    expect(spoken.feeders()).toEqual([]);
  });

  test("when the feeder dies, and the shell finds the end of its input", async () => {
    const spoken = await begun();
    for (const pid of spoken.feeders()) process.kill(pid, "SIGKILL");
    spoken.say("touch ran\n");
    expect((await spoken.ending).status).toBe(0);
  });

  test("and the shell is as it would be alone", async () => {
    const facts = async (program?: string) => {
      const spoken = await begun(program);
      const pid = spoken.child.pid ?? 0;
      const seen = {
        children: readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8"),
        name: readFileSync(`/proc/${pid}/comm`, "utf8"),
        opened: readdirSync(`/proc/${pid}/fd`),
        signals: /^Sig(?:Blk|Ign).*$/gm.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[0],
      };
      spoken.close();
      await spoken.ending;
      return seen;
    };
    expect(await facts()).toEqual(await facts(join(guarded.plain, "bash")));
  });
});
