#!/usr/bin/env bash
# What the bash completion offers, asked of the program that was built. Usage: completion.sh BUILD
set -u
program=$(realpath "$1/qlab")
cd "$(dirname "$0")/.." || exit 71
# shellcheck source=/dev/null
source completions/qlab.bash
failed=0

# offers WANT WORD...: the last word is being typed; WANT, a list, must be all that is offered, or
# with a + in front be among it.
offers() {
    local want=$1 got all=true word
    shift
    COMP_WORDS=("$program" "$@")
    COMP_CWORD=$#
    _qlab
    got=" ${COMPREPLY[*]-} "
    if [[ $want == +* ]]; then
        for word in ${want#+}; do [[ $got == *" $word "* ]] || all=false; done
    else
        [[ $got == " $want " ]] || all=false
    fi
    $all || { failed=1; echo "FAILED qlab $*: got$got, want $want"; }
}

offers "+list study show run compare plot explain play answer note judge" ""
offers run ru
offers "$("$program" list --names | tr '\n' ' ' | sed 's/ $//')" show ""
offers get-nowait run get-now
offers "+get-nowait vyukov mutex" explain ""
offers trylock exercise tryl
offers "--sweep" doctor --sw
offers "day locks lock-free wild servers" study ""
offers "+--rounds= --queues= --pin --help" run get-nowait --
offers --consumers= run get-nowait --cons
offers "text json csv" run get-nowait --format = ""
offers "text json csv" run get-nowait --format =
offers json run get-nowait --format = j
offers json run get-nowait --format j
offers "threads processes" run --workers ""
offers "sc tso c11" explain vyukov --memory = ""
offers "stateful dpor both random pct proof" explain vyukov --engine = ""
offers "+rate sweep timeline cost" plot get-nowait --kind = ""
offers rate,sweep plot get-nowait --kind = rate,sw
offers mutex-robust compare --queues = mutex-r
offers vyukov,mutex-robust run --queues = vyukov,mutex-r
offers "labs queues workloads parts" list --names = ""
offers "+never-empty prefilled" compare mutex --workload = ""
offers README.md judge README.m
offers ./tests/own/good.c explain ./tests/own/goo
offers tests/own/good.c compare --queues = tests/own/goo
exit $failed
