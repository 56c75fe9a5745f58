import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redact, secretsOf } from "../../src/audit/redact.ts";
import { environOf } from "../../src/world/environ.ts";

/** Secrets are put together here, so that nothing in this file has the form of a real one. */
const chars = "Zk3xQ9vL2mRt8YwB5nHc7JpD4sGf6AaEeUu0";
const some = (length: number): string => chars.repeat(9).slice(0, length);
const github = `gh${"p_"}${some(36)}`;
const awsId = `AK${"IA"}${"Q3XZ".repeat(4)}`;
const awsKey = "wJalrXUt7nFEMI9K7MDENG2bPxRfiCY4zTqP1LkV";
const jwt = `ey${"J"}${some(20)}.ey${"J"}${some(40)}.${some(43)}`;
const keyOf = (name: string): string =>
  `-----BEGIN ${name}-----\n${some(64)}\n${some(20)}\n-----END ${name}-----`;

describe("secrets are redacted", () => {
  const rows: readonly (readonly [string, string])[] = [
    [
      `gh auth login --with-token <<< ${github}`,
      "gh auth login --with-token <<< [redacted:github]",
    ],
    [`export AWS_ACCESS_KEY_ID=${awsId}`, "export AWS_ACCESS_KEY_ID=[redacted:aws]"],
    [`echo ${awsId}`, "echo [redacted:aws]"],
    [`aws configure set x ${awsKey}`, "aws configure set x [redacted:random]"],
    [`echo sk-${"ant"}-${some(40)} | x`, "echo [redacted:api-key] | x"],
    [`slack xox${"b"}-${some(30)}`, "slack [redacted:slack]"],
    [
      `curl https://hooks.slack.com/services/T0/B0/${some(24)}`,
      "curl https://hooks.slack.com/services/[redacted:slack]",
    ],
    [`x ${jwt} y`, "x [redacted:jwt] y"],
    [`cat > k <<E\n${keyOf("OPENSSH PRIVATE KEY")}\nE`, "cat > k <<E\n[redacted:private-key]\nE"],
    [`echo '-----BEGIN RSA PRIVATE KEY-----\nMIIE`, "echo '[redacted:private-key]"],
    [`echo npm_${some(36)}`, "echo [redacted:npm]"],
    [
      "curl -H 'Authorization: Bearer abc123def' u",
      "curl -H 'Authorization: Bearer [redacted:authorization]' u",
    ],
    ['curl -H "authorization: hunter2" u', 'curl -H "authorization: [redacted:authorization]" u'],
    [
      "git -c http.extraheader='AUTHORIZATION: basic QTpC' x",
      "git -c http.extraheader='AUTHORIZATION: basic [redacted:authorization]' x",
    ],
    ["curl -H 'Cookie: a=b; c=d' u", "curl -H 'Cookie: [redacted:cookie]' u"],
    ["curl -H 'X-Api-Key: abcdef' u", "curl -H 'X-Api-Key: [redacted:assignment]' u"],
    ["DB_PASSWORD=hunter2 ./run", "DB_PASSWORD=[redacted:assignment] ./run"],
    ["export token='a b c'", "export token=[redacted:assignment]"],
    ['export SECRET_KEY="a \\" b" x', "export SECRET_KEY=[redacted:assignment] x"],
    [
      `curl -d '{"password":"hunter2","a":1}' u`,
      `curl -d '{"password":[redacted:assignment],"a":1}' u`,
    ],
    [
      `curl -d "{\\"password\\": \\"hunter2\\"}" u`,
      `curl -d "{\\"password\\": [redacted:assignment]}" u`,
    ],
    [
      "curl 'https://h/p?access_token=abc&x=1'",
      "curl 'https://h/p?access_token=[redacted:assignment]&x=1'",
    ],
    ["git clone https://u:pa@ss@h.example/r", "git clone https://u:[redacted:url]@h.example/r"],
    ["psql postgres://app:hunter2@db:5432/x", "psql postgres://app:[redacted:url]@db:5432/x"],
    [`git clone https://${"token-".repeat(5)}@h/r`, "git clone https://[redacted:url]@h/r"],
    ["x --password hunter2 y", "x --password [redacted:option] y"],
    ["x --db-password='a b' y", "x --db-password=[redacted:option] y"],
    ["mysql -u root -phunter2 db", "mysql -u root -p[redacted:option] db"],
    ["sshpass -p hunter2 ssh h", "sshpass -p [redacted:option] ssh h"],
    ["docker login -u me -p hunter2 r", "docker login -u me -p [redacted:option] r"],
    ["redis-cli -h h -a hunter2 ping", "redis-cli -h h -a [redacted:option] ping"],
    ["curl -u me:hunter2 https://h", "curl -u me:[redacted:option] https://h"],
    ["openssl rsa -passin pass:hunter2", "openssl rsa -passin pass:[redacted:option]"],
    ["echo 9f86d081884c7d659a2feaa0c55ad015", "echo [redacted:random]"],
  ];
  test.each(rows)("%s", (text, expected) => {
    expect(redact(text)).toBe(expected);
    expect(redact(expected)).toBe(expected);
  });
});

describe("what is no secret stays readable", () => {
  test.each([
    'curl -H "Authorization: Bearer $GITHUB_TOKEN" https://api.github.com/user',
    "curl -H \"Authorization: token ${TOKEN}\" -H 'Accept: x' https://h",
    'docker login -u me -p "$PASSWORD" r',
    "export TOKEN=$(pass show token)",
    'mysql -u root -p"$DB_PASS" db',
    "mysql -u root -p db",
    "docker run -p 8080:80 img",
    "mkdir -p a/b; mysql --port 3306",
    "git clone git@github.com:acme/app.git && git clone ssh://git@github.com/acme/app",
    "docker login --password-stdin r",
    "git show 9fceb02d0ae598e95dc970b74767f19372d61af8",
    `sha256sum -c <<< ${"0123456789abcdef".repeat(4)}`,
    `npm i --integrity=sha512-${some(86)}==`,
    `${keyOf("PUBLIC KEY").split("\n")[0]} `,
    "kill 0; kubectl get 123e4567-e89b-12d3-a456-426614174000",
    "node_modules/.pnpm/@types+node@20.19.0/node_modules/@types/node/index.d.ts",
    "src/components/VeryLongComponentName/useSomethingInteresting2.test.tsx",
    "git commit -m 'explain how-the-very-long-word-is-written in 2024-11-22T10-15'",
    'cd "$HOME"; [ -z "$TOKEN" ] && exit 1; : "${TOKEN:-}" "${PASSWORD:?unset}"',
    "rm -rf ./dist && ls -la /usr/lib/x86_64-linux-gnu/libstdc++.so.6",
    "cat ~/.aws/credentials; gh auth token; ssh-add -l",
  ])("%s", (text) => {
    expect(redact(text)).toBe(text);
  });
});

describe("values of secret variables", () => {
  const environ = environOf(
    new Map([
      ["GITHUB_TOKEN", "not-a-known-shape"],
      ["PGPASSWORD", "correct horse"],
      ["DB_PASSWORD", "correct horse battery"],
      ["API_KEY", "short"],
      ["PATH", "/usr/bin:/bin"],
      ["TOKEN_FILE", "/run/token"],
    ]),
  );

  test("are collected, longest first, short ones and others not", () => {
    expect(secretsOf(environ)).toEqual([
      "correct horse battery",
      "not-a-known-shape",
      "correct horse",
    ]);
  });

  test("are redacted wherever they stand", () => {
    const text = "echo not-a-known-shape | tee 'correct horse battery' correct horse /usr/bin:/bin";
    expect(redact(text, secretsOf(environ))).toBe(
      "echo [redacted:variable] | tee '[redacted:variable]' [redacted:variable] /usr/bin:/bin",
    );
  });
});

test("no token of chance gets through, in base64, base64url or hexadecimal", () => {
  const bytes = fc.uint8Array({ minLength: 24, maxLength: 48 });
  let missed = 0;
  let tried = 0;
  fc.assert(
    fc.property(bytes, fc.constantFrom("base64", "base64url", "hex"), (value, encoding) => {
      const token = Buffer.from(value).toString(encoding as BufferEncoding);
      if (encoding === "hex" && (token.length === 64 || new Set(token).size < 8)) return;
      if (new Set(value).size < value.length / 2) return;
      tried += 1;
      if (redact(`x ${token} y`).includes(token)) missed += 1;
    }),
    { numRuns: 2000, seed: 7 },
  );
  expect(tried).toBeGreaterThan(1000);
  expect(missed / tried).toBeLessThan(0.01);
});

test("a long text of anything takes linear time", () => {
  const units = [
    "a",
    "mysql -p ",
    "token",
    "token: ",
    "https://",
    "a:b@",
    "--a-",
    "-----BEGIN ",
    '"',
    "eyJ",
  ];
  for (const unit of [...units, "curl -u ", "Authorization: ", "docker login "]) {
    const text = unit.repeat(Math.ceil(24_576 / unit.length));
    const start = performance.now();
    redact(text);
    expect([unit, performance.now() - start < 1000]).toEqual([unit, true]);
  }
});
