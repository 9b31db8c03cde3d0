#!/usr/bin/env bash
# Runs every command that README.md, notes.md and the lessons tell the reader to type, in a shortened
# form, from the top of a copy of the tree: measuring verbs get a small budget appended. A command is
# a line of a code block that begins with build/qlab, qlab, scripts/, python3 or cp. Every document
# has a copy and results of its own, so that two can be tried at a time; what depends on neither
# (explain, list, show) is tried where it is told first. Every lab's lesson runs it by name: there no
# queue that claims to be exact lied, and the plots are drawn. Usage: docs.sh BUILD-FOLDER [FILE...]
set -u
build=$(cd "$1" && pwd)
shift
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top" || exit 71

# commands FILE...: FILE:COMMAND for each; what follows '#' on the line is a remark to the reader.
commands() {
    awk '
    FNR == 1 { block = 0 }
    /^```/ { block = !block; next }
    block || /^    [^ ]/ {
        line = $0
        sub(/^ +/, "", line)
        sub(/^\$ /, "", line)
        sub(/ #.*/, "", line)
        sub(/^qlab /, "build/qlab ", line)
        sub(/^scripts\/lab /, "build/qlab run ", line)  # tested apart: it builds
        sub(/ +$/, "", line)
        if (line ~ /^scripts\/(test|setup)/) next       # they run this test
        if (line ~ /^build\/qlab (explain|list|show)/ && !/my-/ && told[line]++) next
        if (line ~ /^(build\/qlab|scripts\/[a-z\/]+|python3|cp)( |$)/) print FILENAME ":" line
    }' "$@"
}

# ran: what is wrong with the run that was just made, one line each.
ran() {
    local folder
    folder=$(sed -n 's/^wrote //p' err | tail -n 1)
    [[ -n $folder ]] || return 0
    python3 - "$folder/run.json" <<'PY'
import json, sys
result = json.load(open(sys.argv[1]))
for point in result["points"]:
    if result["stamp"]["kind"] != "raw" and point["claim"] == "exact" and point["spurious"] > 0:
        print("%s claims to be exact and lied %d times" % (point["queue"], point["spurious"]))
if not result["complete"] or len(result["points"]) == 0:
    print("the result is not complete")
PY
}

# drew: what is wrong with the plots that were just drawn.
drew() {
    local plot
    [[ -s out ]] || echo "no plot"
    grep -q '^ ' out && return # drawn in letters
    while read -r plot; do
        [[ $(stat -c %s "$plot") -gt 1000 ]] || echo "$plot is as good as empty"
    done <out
}

# try FILE: every command of the file, one after another; prints what failed, and how many passed.
try() {
    local file=$1 command run brief= status right wrong passed=0
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    export QLAB_RESULTS=$scratch/results QLAB_BUILD=$build
    mkdir -p "$scratch/results"
    cp -r docs labs scripts src tests README.md notes.md "$scratch"
    cp -r results/reference "$scratch/results/reference"
    ln -s "$build" "$scratch/build"
    cd "$scratch" || exit 71
    while read -r command; do
        command=${command//my-queue/vyukov}
        run=$command
        case $command in
        "build/qlab run"* | "build/qlab compare"*)
            [[ $command == *--dry-run* || $command == *--replay* ]] || brief=$command run="$command --rounds 2 --duration 20ms" ;;
        esac
        bash -c "$run" >out 2>err </dev/null
        status=$?
        if [[ $status == 65 && $run == "build/qlab plot"* ]] && grep -q "no attempts" err; then
            bash -c "$brief --rounds 2 --duration 1s" >out 2>err </dev/null # on a busy machine 20 ms are few
            bash -c "$run" >out 2>err </dev/null
            status=$?
        fi
        if [[ $status == 69 ]] && grep -qE "Debian's package is|built without" err; then
            status=0 # what is not here is not tried
        fi
        case $command in
        "build/qlab run"* | "build/qlab compare"* | "build/qlab merge"*) [[ $status == [02] ]] ;;
        *" --budget "*) [[ $status == [02] ]] ;;
        "build/qlab judge"*) [[ $status == [01] ]] ;;
        *) [[ $status == 0 ]] ;;
        esac
        right=$?
        wrong=
        case $command in
        *--format* | *--dry-run* | *--replay*) ;;
        "build/qlab run"* | "build/qlab compare"*) wrong=$(ran 2>&1) ;;
        "build/qlab plot"*) wrong=$(drew 2>&1) ;;
        esac
        if [[ $right == 0 && -z $wrong ]]; then
            passed=$((passed + 1))
        else
            printf '%s\n' "FAILED ($status) $file: $command" "$(sed 's/^/    /' err | head -5)" "$wrong"
        fi
    done < <(sed -n "s|^$file:||p" <<<"$told")
    echo "passed: $passed"
}

files=("$@")
(($# > 0)) || files=(README.md TEACHING.md labs/*/README.md notes.md labs/README.md results/reference/README.md
    src/history/TRACE.md docs/record.md docs/ci.md)
told=$(commands "${files[@]}")
export build told
export -f try ran drew
said=$(cut -d: -f1 <<<"$told" | uniq | xargs -P 2 -I FILE bash -uc 'try FILE')
grep -v '^passed:' <<<"$said"
# A lab whose lesson does not run it, or draws nothing, was not tried.
untold=$( (($# > 0)) || "$build/qlab" list --names=labs | while read -r lab; do
    for verb in run plot; do
        grep -qE "^labs/[0-9]+-$lab/.*:build/qlab $verb $lab( |$)" <<<"$told" || echo "FAILED: no lesson says: qlab $verb $lab"
    done
done)
[[ -z $untold ]] || echo "$untold"
all=$(wc -l <<<"$told")
passed=$(awk '/^passed:/ { sum += $2 } END { print sum + 0 }' <<<"$said")
echo "$passed passed, $((all - passed)) failed"
[[ $passed == "$all" && $all -gt 2 && -z $untold ]]
