#!/usr/bin/env bash
# Runs every command that README.md, notes.md and the lessons tell the reader to type, in a shortened
# form, from the top of the tree: measuring verbs get a small budget appended. A command is a line of
# a code block that begins with build/qlab, qlab, scripts/ or cp. Usage: docs.sh BUILD-FOLDER
set -u
build=$(cd "$1" && pwd)
top=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export QLAB_RESULTS=$scratch/results QLAB_BUILD=$build
cp -r "$top/labs" "$top/scripts" "$top/src" "$top/tests" "$top/README.md" "$top/notes.md" "$scratch"
mkdir -p "$scratch/results"
cp -r "$top/results/reference" "$scratch/results/reference"
ln -s "$build" "$scratch/build"
cd "$scratch" || exit 71

passed=0 failed=0
try() { # try FILE COMMAND: what follows '#' on the line is a remark to the reader
    local file=$1 command=${2%% #*} run status
    case $command in
    scripts/test* | scripts/setup*) return ;; # they run this test
    scripts/lab*) command=${command/scripts\/lab/build\/qlab run} ;; # tested apart: it builds
    qlab\ *) command=build/$command ;;
    esac
    command=${command//my-queue/vyukov}
    run=$command
    case $command in
    "build/qlab run"* | "build/qlab compare"*)
        [[ $command == *--dry-run* || $command == *--replay* ]] || run="$command --rounds 2 --duration 20ms" ;;
    esac
    bash -c "$run" >out 2>err </dev/null
    status=$?
    case $command in
    "build/qlab run"* | "build/qlab compare"*) [[ $status == [02] ]] ;;
    "build/qlab judge"*) [[ $status == [01] ]] ;;
    *) [[ $status == 0 ]] ;;
    esac
    if [[ $? == 0 ]]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED ($status) $file: $command"
        sed 's/^/    /' err | head -5
    fi
}

while IFS=: read -r file line; do
    try "$file" "$line"
done < <(awk '
    /^```/ { block = !block; next }
    block || /^    [^ ]/ {
        line = $0
        sub(/^ +/, "", line)
        sub(/^\$ /, "", line)
        if (line ~ /^(build\/qlab|qlab|scripts\/[a-z]+|cp) /) print FILENAME ":" line
    }
    FNR == 1 { block = 0 }' README.md notes.md labs/README.md labs/*/README.md \
    results/reference/README.md src/history/TRACE.md 2>/dev/null)

echo "$passed passed, $failed failed"
[[ $failed == 0 && $passed -gt 10 ]]
