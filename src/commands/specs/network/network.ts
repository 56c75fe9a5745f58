import type { CommandSpec } from "../../define-command.ts";
import { attackTools } from "./attacks.ts";
import { aria2c, httpie, sessionClients } from "./clients.ts";
import { scp, sftp } from "./copy.ts";
import { lesserClients } from "./lesser.ts";
import { lookUps } from "./look-ups.ts";
import { netcat } from "./netcat.ts";
import { rsync } from "./rsync.ts";
import { senders } from "./senders.ts";
import { socat } from "./socat.ts";
import { ssh } from "./ssh.ts";
import { sshTools } from "./ssh-tools.ts";
import { wget } from "./wget.ts";

/** Programs that talk to other hosts. */
export const networkTools: readonly CommandSpec[] = [
  ...attackTools,
  ...lesserClients,
  ...lookUps,
  ...senders,
  ...sessionClients,
  ...sshTools,
  aria2c,
  httpie,
  netcat,
  rsync,
  scp,
  sftp,
  socat,
  ssh,
  wget,
];
