import type { CommandSpec } from "../define-command.ts";
import { awk } from "./text/awk.ts";
import { columnTools } from "./text/columns.ts";
import { compareTools } from "./text/compare.ts";
import { digestTools } from "./text/digests.ts";
import { encoders } from "./text/encoders.ts";
import { ag, grep, ripgrep } from "./text/grep.ts";
import { jq, yq } from "./text/jq.ts";
import { lineTools } from "./text/lines.ts";
import { sed } from "./text/sed.ts";

/** Programs that make text of text: filters, searches, encoders and little languages. */
export const textTools: readonly CommandSpec[] = [
  ag,
  awk,
  ...columnTools,
  ...compareTools,
  ...digestTools,
  ...encoders,
  grep,
  jq,
  ...lineTools,
  ripgrep,
  sed,
  yq,
];
