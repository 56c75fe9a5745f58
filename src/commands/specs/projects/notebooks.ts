import { known } from "../../../base/value.ts";
import { textOf } from "../../argument.ts";
import type { CommandSpec, Deed, Invocation } from "../../define-command.ts";
import { runs } from "../languages/interpreter.ts";
import { lineTool } from "../managers/line-tool.ts";

const subcommands = "notebook lab server console nbconvert nbclassic trust kernelspec".split(" ");

/** jupyter(1): whoever reaches a notebook server runs code in it. */
export const notebooks: CommandSpec = lineTool({
  names: ["jupyter", ...subcommands.map((name) => `jupyter-${name}`)].join(" "),
  source: "Jupyter Server 2.14, `jupyter server --help-all`",
  options: [
    "ip= port= ServerApp.ip= NotebookApp.ip= notebook-dir= config= log-level= browser= certfile=",
    "keyfile= transport= gateway-url= to= output= output-dir= template= y no-browser allow-root",
  ].join(" "),
  rules: [
    [/^(kernelspec list|--paths|--version|troubleshoot)\b/, "nothing"],
    [/^/, served],
  ],
});

function* served(inv: Invocation<string>): Iterable<Deed> {
  for (const name of ["ip", "ServerApp.ip", "NotebookApp.ip"]) {
    const address = inv.value(name);
    if (address === undefined) continue;
    const every = /^(0\.0\.0\.0|::|\*|)$/.test(textOf(address) ?? "");
    const at = address.at;
    yield { kind: "listen", offers: "shell", ...(every ? {} : { address: address.value }), at };
  }
  yield runs(known("jupyter"), "project", inv.at);
}
