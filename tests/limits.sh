#!/bin/sh
# Usage: limits.sh QLAB
# What `qlab explain` says and answers when it runs out of states or of memory.
set -eu
qlab=$1
four="put | put | put | put,get"

# Runs qlab with so much address space; wants that exit code, and a line with those words.
limit() {
    kilobytes=$1 code=$2 words=$3
    shift 3
    got=0
    text=$( (ulimit -v "$kilobytes"; exec "$qlab" explain "$@") 2>&1) || got=$?
    if [ "$got" != "$code" ] || ! printf '%s\n' "$text" | grep -q "$words"; then
        printf 'limits.sh: %s\ngot  exit %s and\n%s\nwant exit %s and "%s"\n' "$*" "$got" \
            "$text" "$code" "$words" >&2
        exit 1
    fi
}

limit unlimited 2 "stopped at its budget" michael-scott --program "$four" --states 1000
limit unlimited 2 "did nothing wrong as far as was searched" michael-scott --states 50
limit 210000 71 "out of memory after [0-9]* states, with nothing wrong so far" \
    michael-scott --program "$four"
limit 300000 0 "claimed-slot" claimed-slot
