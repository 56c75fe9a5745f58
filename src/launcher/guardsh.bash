#!/bin/bash -p
# The launcher where neither a compiler nor a prebuilt one fits. It has the command judged by the
# same Node process and becomes the same shell, but it is weaker: variables of the dynamic loader
# act before its first line, argv0 is lost (no login dash), a program on standard input cannot be
# judged, and a script is not compared again after it was judged.
#
# It runs no program but those named here by absolute path, and none with the caller's environment.
# Its variables begin with g__, so that none is an exported one of the caller's.
# Node reads argv, environment and directory of this very process from /proc, byte for byte.

refuse() {
  printf 'guardsh: blocked [%s] %s. Nothing was executed.\n' "$1" "$2" >&2
  printf 'guardsh: this is the unprotected script form of the launcher; see guardsh doctor.\n' >&2
  exit 126
}

[[ -r /proc/$$/environ && -r /proc/$$/cmdline ]] ||
  refuse no-decision 'the script form of the launcher needs /proc'
while IFS= read -r -d '' g__entry; do
  case $g__entry in
    LD_* | DYLD_* | GCONV_PATH=* | SHELLOPTS=* | BASHOPTS=*)
      refuse loader-variables "the script form is not safe while ${g__entry%%=*} is set" ;;
  esac
done </proc/$$/environ
unset -v g__entry

g__clean=(/usr/bin/env -i PATH=/usr/bin:/bin LANG=C.UTF-8 HOME=/)
[[ $0 == */* ]] || refuse no-decision 'the launcher was started without a path'
g__self=$("${g__clean[@]}" /usr/bin/readlink -f -- "$0")
g__folder=${g__self%/*}
g__record=$g__folder/install.json
printf -v g__setup %q "${g__folder%/*}/src/launcher/install.mjs"
[[ -f $g__record && ! -L $g__record ]] || refuse install-record \
  "guardsh is not set up yet, its install script did not run: run \`node $g__setup\`"

for g__path in "${g__folder:-/}" "$g__record"; do
  read -r g__owner g__mode < <("${g__clean[@]}" /usr/bin/stat -c '%u %a' -- "$g__path")
  [[ ($g__owner == 0 || $g__owner == "$UID") && $g__mode =~ ^[0-7]+$ ]] &&
    (((8#$g__mode & 8#22) == 0)) ||
    refuse install-record "others can write to $g__path; run \`guardsh setup\`"
done

g__node= g__bundle=
while IFS= read -r g__line; do
  [[ $g__line =~ ^\ \ \"(node|bundle)\":\ \"(/[^\"\\]*)\",?$ ]] &&
    printf -v "g__${BASH_REMATCH[1]}" %s "${BASH_REMATCH[2]}"
done <"$g__record"
[[ -x $g__node && -r $g__bundle ]] ||
  refuse install-record "Node or the bundle is gone: run \`guardsh setup\`"

if [[ ${0##*/} == guardsh ]]; then
  case $1 in
    --version | approve | ast | broker | check | completions | doctor | explain | help | judge | \
      log | policy | reject | setup | task | tickets | trust-startup | watch | why)
      "${g__clean[@]}" "$g__node" "$g__bundle" manage-script "$$"
      exit ;;
  esac
fi

IFS= read -r g__nonce </proc/sys/kernel/random/uuid
g__answer=$(
  cd / || exit
  for g__descriptor in /proc/$BASHPID/fd/*; do
    g__descriptor=${g__descriptor##*/}
    ((g__descriptor > 2)) && exec {g__descriptor}>&-
  done
  exec "${g__clean[@]}" "$g__node" "$g__bundle" decide-script "$$" "$g__nonce" \
    </dev/null 2>/dev/null
)

case $g__answer in
  "allow $g__nonce "/*)
    g__shell=${g__answer#"allow $g__nonce "}
    exec -a "$0" "$g__shell" "$@"
    refuse no-decision 'the real shell cannot be started' ;;
  "refuse $g__nonce "[1-9]*$'\n'*)
    g__status=${g__answer#"refuse $g__nonce "}
    printf '%s\n' "${g__answer#*$'\n'}" >&2
    exit "${g__status%%$'\n'*}" ;;
esac
refuse no-decision 'the guard gave no answer, so nobody said that it may run'
