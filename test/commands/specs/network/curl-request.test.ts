import { testEffects } from "../../../support/effects-of.ts";

testEffects("requests of curl", [
  {
    run: "curl -u me:word https://h.example",
    effects: ['connect https://h.example as "me:word"', "output … {network https://h.example}"],
  },
  {
    run: 'curl -u "$API_TOKEN:" https://h.example',
    effects: ['connect https://h.example as ":"', "output … {network https://h.example}"],
  },
  {
    run: "curl -H 'Authorization: Bearer x' https://h.example",
    effects: [
      'connect https://h.example as "Authorization: Bearer x"',
      "output … {network https://h.example}",
    ],
  },
  {
    run: "curl -H 'Accept: text/html' https://h.example",
    effects: ["connect https://h.example", "output … {network https://h.example}"],
  },
  {
    run: "curl -H @h.txt https://h.example",
    effects: [
      "read used /home/dev/project/h.txt",
      "connect https://h.example sends …",
      "output … {network https://h.example}",
    ],
  },
  {
    run: "curl --data-raw @body.json https://h.example",
    effects: [
      'connect https://h.example sends "@body.json"',
      "output … {network https://h.example}",
    ],
  },
  {
    run: "curl -F file=@a.png https://h.example",
    effects: [
      "read used /home/dev/project/a.png",
      "connect https://h.example sends …",
      "output … {network https://h.example}",
    ],
  },
  {
    run: "curl -F text=plain https://h.example",
    effects: [
      'connect https://h.example sends "text=plain"',
      "output … {network https://h.example}",
    ],
  },
  {
    run: "curl -T a.txt https://h.example",
    effects: [
      "read used /home/dev/project/a.txt",
      "connect https://h.example sends …",
      "output … {network https://h.example}",
    ],
  },
  {
    run: "curl -X DELETE https://h.example/1",
    effects: ['connect https://h.example/1 sends ""', "output … {network https://h.example/1}"],
  },
  {
    run: "curl -X GET https://h.example/1",
    effects: ["connect https://h.example/1", "output … {network https://h.example/1}"],
  },
  {
    run: "curl -x http://p.example:3128 https://h.example",
    effects: [
      "connect http://p.example:3128",
      "connect https://h.example",
      "output … {network https://h.example}",
    ],
  },
  {
    run: "curl -o a https://h.example/1 -o b https://h.example/2",
    effects: [
      "connect https://h.example/1",
      "write truncate /home/dev/project/a = … {network https://h.example/1}",
      "connect https://h.example/2",
      "write truncate /home/dev/project/b = … {network https://h.example/2}",
    ],
  },
  {
    run: "curl --engine ./lib.so https://h.example",
    effects: [
      "code library …",
      "connect https://h.example",
      "output … {network https://h.example}",
    ],
  },
  {
    run: "curl gopher://h.example:70/_x",
    effects: [
      'connect gopher://h.example:70/_x sends "gopher://h.example:70/_x"',
      "output … {network gopher://h.example:70/_x}",
    ],
  },
  {
    run: "curl --unix-socket /var/run/docker.sock http://localhost/info",
    effects: [
      "opaque curl: it talks to the container service itself",
      "connect http://localhost/info",
      "output … {network http://localhost/info}",
    ],
  },
  {
    run: "curl -b jar.txt https://h.example",
    effects: [
      "read used /home/dev/project/jar.txt",
      "connect https://h.example as …",
      "output … {network https://h.example}",
    ],
  },
  {
    run: "curl -b a=1 https://h.example",
    effects: ['connect https://h.example as "a=1"', "output … {network https://h.example}"],
  },
  {
    run: "curl -K c.txt",
    effects: [
      "read used /home/dev/project/c.txt",
      "opaque curl: curl reads further options from a file",
    ],
  },
]);
