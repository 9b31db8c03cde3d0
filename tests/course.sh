#!/usr/bin/env bash
# Every lab of the course in a short mode: it runs by name, its JSON is one document, no queue that
# claims to be exact lied, and its plots are there. Two labs at a time: nothing here is a time.
# Usage: course.sh BUILD-FOLDER [LAB...]
set -u
build=$(cd "$1" && pwd)
shift
cd "$(dirname "$0")/.." || exit 71
export QLAB_LABS=$PWD/labs

# Prints what is wrong with a result, one line each.
check() {
    python3 - "$1" <<'PY'
import json, sys
result = json.load(open(sys.argv[1]))
for point in result["points"]:
    if result["stamp"]["kind"] != "raw" and point["claim"] == "exact" and point["spurious"] > 0:
        print("%s claims to be exact and lied %d times" % (point["queue"], point["spurious"]))
if not result["complete"] or len(result["points"]) == 0:
    print("the result is not complete")
PY
}

fail() { echo "FAILED: $lab: $*"; }

# try LAB: prints what failed, and the word of how it ended: ran or skipped.
try() {
    local lab=$1 status wrong plots plot
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    export QLAB_RESULTS=$scratch/results
    "$build/qlab" run "$lab" --rounds 2 --duration 60ms --seed 1 --format=json \
        >"$scratch/json" 2>"$scratch/err" </dev/null
    status=$?
    if [[ $status == 69 ]]; then
        echo "skipped: $lab: $(tail -1 "$scratch/err")"
        return
    fi
    [[ $status == 0 || $status == 2 ]] || fail "status $status: $(tail -1 "$scratch/err")"
    wrong=$(check "$scratch/json" 2>&1)
    [[ -z $wrong ]] || fail "$wrong"
    if plots=$("$build/qlab" plot "$lab" --format=svg 2>"$scratch/err"); then
        for plot in $plots; do
            [[ $(stat -c %s "$plot") -gt 1000 ]] || fail "$plot is as good as empty"
        done
        [[ -n $plots ]] || fail "no plot"
    elif ! grep -q "no attempts\|no run counts" "$scratch/err"; then
        fail "plot: $(tail -1 "$scratch/err")" # so short a run may have nothing to draw
    fi
    echo "ran: $lab"
}

labs=("$@")
(($# > 0)) || mapfile -t labs < <("$build/qlab" list --names=labs)
export build
export -f check fail try
said=$(printf '%s\n' "${labs[@]}" | xargs -P 2 -I LAB bash -uc 'try LAB')
grep -v '^ran:' <<<"$said"
ran=$(grep -c '^ran:' <<<"$said")
failures=$(grep -c '^FAILED' <<<"$said")
skipped=$(grep -c '^skipped:' <<<"$said")
echo "$ran labs ran, $failures failures"
((failures == 0 && ran > 0 && ran + skipped == ${#labs[@]}))
