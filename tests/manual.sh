#!/usr/bin/env bash
# The manual page: complete, by what the program and its sources say, and built without a warning.
# Usage: manual.sh BUILD. Without scdoc the page is checked, but not built.
set -u
program=$(realpath "$1/qlab")
cd "$(dirname "$0")/.." || exit 71
page=man/qlab.1.scd
failed=0

# has WHAT PATTERN...: an extended regular expression that a line of the page must match.
has() {
    grep -qE -- "$2" "$page" || { failed=1; echo "FAILED $page lacks $1"; }
}

verbs=$("$program" --help | sed -n '/^Commands:/,$s/^  qlab \([a-z]*\) .*/\1/p')
[[ $(wc -w <<<"$verbs") -ge 10 ]] || { failed=1; echo "FAILED qlab --help names too few verbs"; }
for verb in $verbs; do
    has "the command $verb" "^\*$verb\*"
    for option in $("$program" "$verb" --list-options | sed -n 's/^\(--[a-z-]*\).*/\1/p'); do
        has "$option of $verb" "\*$option\*"
    done
done
options=$(for verb in $verbs; do "$program" "$verb" --list-options; done)
for option in $(grep -oE '\*--[a-z-]+\*' "$page" | tr -d '*' | sort -u); do
    grep -qE "^$option(\[?=|\$)" <<<"$options" || { failed=1; echo "FAILED no command has $option"; }
done
for variable in $(grep -rhoE 'getenv\("[A-Z_]+"\)|"QLAB_[A-Z]+"' src | grep -oE '[A-Z]+(_[A-Z]+)*' | sort -u); do
    has "the variable $variable" "^\*$variable\*|, \*$variable\*"
done
for status in $(sed -n 's/^ *STATUS_[A-Z]* = \([0-9]*\),.*/\1/p' src/command/line/status.h); do
    has "exit status $status" "^(\[\[|\|) +\*$status\*$"
done

if command -v scdoc >/dev/null; then
    built=$(mktemp)
    trap 'rm -f "$built" "$built.err"' EXIT
    scdoc <"$page" >"$built" 2>"$built.err" && [[ ! -s $built.err ]] && grep -q '^\.TH "qlab" "1"' "$built" ||
        { failed=1; echo "FAILED scdoc:"; cat "$built.err"; }
    if command -v man >/dev/null; then
        LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l "$built" 2>"$built.err" >/dev/null
        [[ ! -s $built.err ]] || { failed=1; echo "FAILED man:"; cat "$built.err"; }
    fi
else
    echo "not built: no scdoc"
fi
exit $failed
