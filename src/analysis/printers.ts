import { type Argument, textOf } from "../commands/argument.ts";

/**
 * Programs that print shell text to be evaluated, as their manuals tell to: `eval "$(direnv hook
 * bash)"`.
 * By program, the beginnings of the argument vectors that do so; an empty one is any.
 */
const printers: Readonly<Record<string, readonly string[]>> = {
  "gpg-agent": ["--daemon"],
  keychain: ["--eval"],
  direnv: ["hook", "export"],
  dircolors: ["", "-b", "--sh"],
  lesspipe: [""],
  lessfile: [""],
  pyenv: ["init", "virtualenv-init"],
  rbenv: ["init"],
  nodenv: ["init"],
  jenv: ["init"],
  goenv: ["init"],
  fnm: ["env", "completions"],
  mise: ["activate", "hook-env", "env"],
  rtx: ["activate"],
  asdf: ["exec", "env"],
  brew: ["shellenv"],
  starship: ["init"],
  zoxide: ["init"],
  atuin: ["init"],
  mcfly: ["init"],
  thefuck: ["--alias"],
  fzf: ["--bash", "--zsh"],
  conda: ["shell.bash", "shell.zsh", "shell.posix"],
  micromamba: ["shell"],
  opam: ["env", "config"],
  luarocks: ["path"],
  register_python_argcomplete: [""],
  "docker-machine": ["env"],
  minikube: ["docker-env", "completion"],
  tput: [""],
  stty: ["-g"],
  getopt: [""],
  resize: [""],
};

/** Whether a call prints shell text that its own documentation tells to evaluate. */
export function isPrinter(name: string, argv: readonly Argument[]): boolean {
  const first = textOf(argv[0]) ?? "";
  // Why: completion scripts are printed by a subcommand of that name in nearly every tool.
  if (/^(completions?|gen-completions?|generate-shell-completion)$/.test(first)) return true;
  const beginnings = printers[name];
  if (beginnings === undefined) return false;
  return beginnings.some((one) => one === "" || one === first);
}
