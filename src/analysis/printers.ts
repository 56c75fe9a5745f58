import { type Argument, textOf } from "../commands/argument.ts";

/**
 * Programs that print shell text to be evaluated, as their manuals tell to: `eval "$(direnv hook
 * bash)"`.
 * By program, the beginnings of the argument vectors that do so; an empty one is any.
 */
const printers: Readonly<Record<string, readonly string[]>> = {
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
  asdf: ["env"],
  brew: ["shellenv"],
  starship: ["init"],
  zoxide: ["init"],
  atuin: ["init"],
  mcfly: ["init"],
  thefuck: ["--alias"],
  fzf: ["--bash", "--zsh"],
  conda: ["shell.bash", "shell.zsh", "shell.posix"],
  micromamba: ["shell"],
  opam: ["env"],
  luarocks: ["path"],
  register_python_argcomplete: [""],
  "docker-machine": ["env"],
  minikube: ["docker-env", "completion"],
  tput: [""],
  stty: ["-g"],
  getopt: [""],
  resize: [""],
};

/** Tools that print a completion script by a subcommand of that name. */
const completing = new Set(
  (
    "kubectl helm gh glab npm pnpm pip pip3 poetry uv rustup deno docker podman nerdctl minikube " +
    "kind k3d k9s argocd flux istioctl hugo doctl eksctl oc tkn stern buf golangci-lint " +
    "cosign syft grype trivy yq task just starship chezmoi volta fnm bun op velero"
  ).split(" "),
);

/** Whether a call prints shell text that its own documentation tells to evaluate. */
export function isPrinter(name: string, argv: readonly Argument[]): boolean {
  const first = textOf(argv[0]) ?? "";
  // Why by name: to a shell, an interpreter or a wrapper the same word is a file or a command.
  if (completing.has(name) && /^(completions?|generate-shell-completion)$/.test(first)) return true;
  const beginnings = printers[name];
  if (beginnings === undefined) return false;
  return beginnings.some((one) => one === "" || one === first);
}
