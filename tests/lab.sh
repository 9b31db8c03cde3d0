#!/usr/bin/env bash
# scripts/lab with the program that was built: it draws what it ran, wherever the options stand.
# Usage: lab.sh BUILD. In a tree of its own, in which nothing has to be installed or built.
set -u
program=$(realpath "$1/qlab")
source=$(cd "$(dirname "$0")/.." && pwd)
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
mkdir "$top/scripts" "$top/build" "$top/bin"
cp "$source/scripts/lab" "$top/scripts/"
ln -s "$program" "$top/build/qlab"
touch "$top/build/build.ninja"
for stub in "$top/scripts/setup" "$top/bin/ninja"; do
    printf '#!/bin/sh\n' >"$stub"
    chmod +x "$stub"
done
export PATH=$top/bin:$PATH QLAB_LABS=$source/labs QLAB_RESULTS=$top/results
cd "$top" || exit 71
short=(--queues mutex --rounds 2 --ops 300 --jitter 0)

# lab FOLDER WORD...: wants exit status 0 and pictures in the one run folder below FOLDER.
failed=0
lab() {
    local folder=$1 status=0
    shift
    rm -rf "$folder"
    scripts/lab "$@" >out 2>err || status=$?
    if [[ $status != 0 ]] || ! compgen -G "$folder/*/*.svg" >/dev/null; then
        failed=1
        echo "FAILED scripts/lab $*: got status $status, want 0 and pictures in $folder/*/"
        cat err
    fi
}

lab results/get-nowait get-nowait "${short[@]}"
lab results/get-nowait "${short[@]}" get-nowait
lab results/get-nowait --rounds 2 get-nowait "${short[@]}"
lab "with space" --output "with space" "${short[@]}" get-nowait
lab elsewhere get-nowait "${short[@]}" --output=elsewhere

scripts/lab get-nowiat >out 2>err
status=$?
[[ $status == 64 ]] || { failed=1; echo "FAILED an unknown lab: got status $status, want 64"; }
exit $failed
