/** What `guardsh help` prints. */
export const helpText = `guardsh: a shell that thinks before it runs

  guardsh -c COMMAND [NAME ARG...]   judge COMMAND, then run it as bash would
  guardsh SCRIPT [ARG...]            judge and run a script
  guardsh check [--json] COMMAND     judge, explain, run nothing (exit 0 allow, 3 ask, 4 deny)
  guardsh check --jsonl              judge rows of JSON on standard input
  guardsh explain NAME               what a detector looks for, or what is known of a command
  guardsh ast [--json] TEXT          how a text is read
  guardsh trust-startup FILE...      vouch for start-up files as they are now
  guardsh setup shims [DIR]          make the folder that is given to agents as their shell
  guardsh --version                  this version, and that of the real shell

Every other option is bash's own.
`;
