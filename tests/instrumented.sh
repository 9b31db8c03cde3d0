#!/bin/sh
# Usage: instrumented.sh ALLOWED RUNTIME LIBRARY...
# The instrumented queues may call hooks and modelled names, which the runtime must have, what the
# file ALLOWED lists, and each other. Any other call would escape the explorer, and is named here.
set -eu
allowed=$1 runtime=$2
shift 2
known=$(mktemp) wanted=$(mktemp)
trap 'rm -f "$known" "$wanted"' EXIT

{
    grep -v '^#' "$allowed"
    nm "$runtime" | awk '$2 == "T" && $3 ~ /^(__tsan_|explore_)/ { print $3 }'
    nm "$@" | awk '$2 ~ /^[TDRBV]$/ { print $3 }'
} | sort -u >"$known"
nm -A -u "$@" | awk 'NF > 1 && $(NF - 1) == "U" { print $NF, $1 }' | sort -u >"$wanted"

count=$(wc -l <"$wanted")
test "$count" -gt 0 || { echo "instrumented.sh: nothing is called at all: no test" >&2; exit 1; }
join -v 1 "$wanted" "$known" | awk '
    { print "instrumented.sh: calls " $1 "(), neither modelled nor allowed: " $2; bad = 1 }
    END { exit bad }' >&2
echo "$count calls, all known"
