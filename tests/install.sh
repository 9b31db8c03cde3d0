#!/usr/bin/env bash
# The program as installed: in a prefix that was moved, used from elsewhere, with the tree that was
# built out of its sight. Usage: install.sh BUILD
set -u
build=$(realpath "$1")
tree=$(cd "$(dirname "$0")/.." && pwd -P)
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
failed=0
fail() {
    failed=1
    echo "FAILED $*"
}

meson install -C "$build" --no-rebuild --destdir "$top/staged" >"$top/log" 2>&1 || {
    cat "$top/log"
    exit 1
}
program=$(find "$top/staged" -path '*/bin/qlab')
[[ -x $program ]] || { echo "FAILED no bin/qlab was installed"; exit 1; }
prefix=$top/moved/away
mkdir "$top/moved" "$top/elsewhere"
mv "${program%/bin/qlab}" "$prefix"
program=$prefix/bin/qlab

# The tree cannot be moved while it is being tested: the program is made to look for another.
gone=${tree%?}#
LC_ALL=C sed -i "s|$tree|$gone|g" "$program"
grep -q "$gone" "$program" || fail "no name of the tree in the program: the test hides nothing"
unset QLAB_LABS QLAB_RESULTS QLAB_SCRIPTS
cd "$top/elsewhere" || exit 71
find "$prefix" | sort >"$top/before"

# wants STATUS TEXT WORD...: runs the installed program, wants that exit status and TEXT on stdout.
wants() {
    local want=$1 text=$2 status
    shift 2
    "$program" "$@" >out 2>err </dev/null
    status=$?
    [[ $status == "$want" && $(<out) == *"$text"* ]] ||
        { fail "qlab $*: got status $status, want $want and '$text'"; head -20 out err; }
}

short=(--queues mutex --rounds 2 --ops 300 --jitter 0)
wants 0 get-nowait list
wants 0 "The question" show get-nowait
wants 0 "Observation get-nowait mutex Never" run get-nowait "${short[@]}"
wants 0 "results/get-nowait/" plot get-nowait --format=svg
wants 0 "Answer" answer get-nowait
wants 0 "" note get-nowait "From elsewhere."
wants 0 "done 20" list
wants 0 "qlab show" study
compgen -G "results/get-nowait/*/run.json" >/dev/null || fail "no run folder in ./results"
compgen -G "results/get-nowait/*/rate.svg" >/dev/null || fail "no plot in the run folder"
grep -q "From elsewhere." notes.md || fail "no entry in ./notes.md"

# explain knows lines and members without the sources; only their text is missing.
"$build/qlab" explain claimed-slot >"$top/in-tree" 2>/dev/null
status=$?
if [[ $status != 69 ]]; then
    wants "$status" "cells[0].seq 0 -> 1" explain claimed-slot
    wants "$status" "A3B6A1" explain claimed-slot
    ! grep -qF "$gone" out || fail "explain shows the name of the tree"
fi

[[ -f $prefix/share/qlab/scripts/peers/python.py ]] || fail "no peers were installed"
find "$prefix" | sort | cmp -s - "$top/before" || fail "something was written below the prefix"
[[ -f $prefix/share/qlab/schema/qlab-run-1.json ]] || fail "no schemas were installed"
[[ -f $prefix/share/bash-completion/completions/qlab ]] || fail "no completion was installed"
[[ -f $prefix/share/zsh/site-functions/_qlab ]] || fail "no completion for zsh was installed"
! command -v scdoc >/dev/null || [[ -f $prefix/share/man/man1/qlab.1 ]] || fail "no manual page"
exit $failed
