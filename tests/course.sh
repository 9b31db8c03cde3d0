#!/usr/bin/env bash
# Every lab of the course in a short mode: it runs by name, its JSON is one document, no queue that
# claims to be exact lied, and its plots are there. Usage: course.sh BUILD-FOLDER
set -u
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/.." || exit 71
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export QLAB_RESULTS=$scratch/results QLAB_LABS=$PWD/labs
failed=0 passed=0
fail() {
    echo "FAILED: $*"
    failed=$((failed + 1))
}

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

for lab in $("$build/qlab" list --names=labs); do
    "$build/qlab" run "$lab" --rounds 2 --duration 60ms --seed 1 --format=json \
        >"$scratch/json" 2>"$scratch/err" </dev/null
    status=$?
    if [[ $status == 69 ]]; then
        echo "skipped: $lab: $(tail -1 "$scratch/err")"
        continue
    fi
    [[ $status == 0 || $status == 2 ]] || fail "$lab: status $status: $(tail -1 "$scratch/err")"
    wrong=$(check "$scratch/json" 2>&1)
    [[ -z $wrong ]] || fail "$lab: $wrong"
    if plots=$("$build/qlab" plot "$lab" --format=svg 2>"$scratch/err"); then
        for plot in $plots; do
            [[ $(stat -c %s "$plot") -gt 1000 ]] || fail "$lab: $plot is as good as empty"
        done
        [[ -n $plots ]] || fail "$lab: no plot"
    elif ! grep -q "no attempts\|no run counts" "$scratch/err"; then
        fail "$lab: plot: $(tail -1 "$scratch/err")" # so short a run may have nothing to draw
    fi
    passed=$((passed + 1))
done
echo "$passed labs ran, $failed failures"
((failed == 0 && passed > 0))
