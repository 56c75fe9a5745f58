#!/bin/bash -p
# The launcher where neither a compiler nor a prebuilt one fits. It has the command judged by the
# same Node process and becomes the same shell, but it is weaker: variables of the dynamic loader act
# before its first line, argv0 is lost (no login dash), a program on standard input cannot be judged,
# and a script is not compared again after it was judged.
#
# It runs no program but those named here by absolute path, and none with the caller's environment.
# Its variables begin with guardsh__, so that none is an exported one of the caller's.
# Node reads argv, environment and directory of this very process from /proc, byte for byte.

refuse() {
  printf 'guardsh: blocked [%s] %s. Nothing was executed.\n' "$1" "$2" >&2
  printf 'guardsh: this is the unprotected script form of the launcher; see guardsh doctor.\n' >&2
  exit 126
}

[[ -r /proc/$$/environ && -r /proc/$$/cmdline ]] ||
  refuse no-decision 'the script form of the launcher needs /proc'
while IFS= read -r -d '' guardsh__entry; do
  case $guardsh__entry in
    LD_* | DYLD_* | GCONV_PATH=* | SHELLOPTS=* | BASHOPTS=*)
      refuse loader-variables "the script form is not safe while ${guardsh__entry%%=*} is set" ;;
  esac
done </proc/$$/environ
unset -v guardsh__entry

guardsh__clean=(/usr/bin/env -i PATH=/usr/bin:/bin LANG=C.UTF-8 HOME=/)
[[ $0 == */* ]] || refuse no-decision 'the launcher was started without a path'
guardsh__self=$("${guardsh__clean[@]}" /usr/bin/readlink -f -- "$0")
guardsh__folder=${guardsh__self%/*}
guardsh__record=$guardsh__folder/install.json
[[ -f $guardsh__record && ! -L $guardsh__record ]] || refuse install-record \
  "guardsh is not installed yet: run \`npm rebuild guardsh\`, or install with its scripts allowed"

for guardsh__path in "${guardsh__folder:-/}" "$guardsh__record"; do
  read -r guardsh__owner guardsh__mode < <("${guardsh__clean[@]}" /usr/bin/stat -c '%u %a' -- "$guardsh__path")
  [[ ($guardsh__owner == 0 || $guardsh__owner == "$UID") && $guardsh__mode =~ ^[0-7]+$ ]] && (((8#$guardsh__mode & 8#22) == 0)) ||
    refuse install-record "others can write to $guardsh__path; run \`guardsh setup\`"
done

guardsh__node= guardsh__bundle=
while IFS= read -r guardsh__line; do
  [[ $guardsh__line =~ ^\ \ \"(node|bundle)\":\ \"(/[^\"\\]*)\",?$ ]] &&
    printf -v "guardsh__${BASH_REMATCH[1]}" %s "${BASH_REMATCH[2]}"
done <"$guardsh__record"
[[ -x $guardsh__node && -r $guardsh__bundle ]] ||
  refuse install-record "Node or the bundle is gone: run \`guardsh setup\`"

if [[ ${0##*/} == guardsh ]]; then
  case $1 in
    --version | approve | ast | broker | check | completions | doctor | explain | help | judge | \
      log | policy | reject | setup | task | tickets | trust-startup | watch | why)
      "${guardsh__clean[@]}" "$guardsh__node" "$guardsh__bundle" manage-script "$$"
      exit ;;
  esac
fi

IFS= read -r guardsh__nonce </proc/sys/kernel/random/uuid
guardsh__answer=$(
  cd / || exit
  for guardsh__descriptor in /proc/$BASHPID/fd/*; do
    guardsh__descriptor=${guardsh__descriptor##*/}
    ((guardsh__descriptor > 2)) && exec {guardsh__descriptor}>&-
  done
  exec "${guardsh__clean[@]}" "$guardsh__node" "$guardsh__bundle" decide-script "$$" "$guardsh__nonce" </dev/null 2>/dev/null
)

case $guardsh__answer in
  "allow $guardsh__nonce "/*)
    guardsh__shell=${guardsh__answer#"allow $guardsh__nonce "}
    exec -a "$0" "$guardsh__shell" "$@"
    refuse no-decision 'the real shell cannot be started' ;;
  "refuse $guardsh__nonce "[1-9]*$'\n'*)
    guardsh__status=${guardsh__answer#"refuse $guardsh__nonce "}
    printf '%s\n' "${guardsh__answer#*$'\n'}" >&2
    exit "${guardsh__status%%$'\n'*}" ;;
esac
refuse no-decision 'the guard gave no answer, so nobody said that it may run'
