#!/usr/bin/env bash
# What zsh and fish complete, asked of the program that was built; a shell that is not here is not tried.
# Usage: shells.sh BUILD
set -u
program=$(realpath "$1/qlab")
cd "$(dirname "$0")/.." || exit 71
failed=0
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
ln -s "$program" "$tools/qlab"
export PATH=$tools:$PATH

# offers SHELL WANT WORD...: WANT, a list, must be among what is offered for the last word.
offers() {
    local shell=$1 want=$2 got word
    shift 2
    got=" $("$shell" "$@" | tr '\n' ' ') "
    for word in $want; do
        [[ $got == *" $word "* ]] || { failed=1; echo "FAILED $shell: qlab $*: got$got, want $want"; }
    done
}

# What each shell offers for `qlab WORD...`. zsh's own functions are replaced by ones that print.
fish_offers() { fish -c "source completions/qlab.fish; complete -C 'qlab $*'" | cut -f1; }
zsh_offers() {
    zsh -fc 'compadd() { shift; print -l -- "$@"; }; compset() { :; }; _files() { print -l -- *; }
        source completions/qlab.zsh; words=(qlab "$@"); CURRENT=${#words}; _qlab' zsh "$@"
}

tried=
for shell in fish zsh; do
    command -v $shell >/dev/null || continue
    tried+=" $shell"
    offers ${shell}_offers "run exercise doctor" ""
    offers ${shell}_offers "get-nowait trylock" run ""
    offers ${shell}_offers "vyukov mutex" explain ""
    offers ${shell}_offers "README.md" judge ""
done
if [[ $tried == *fish* ]]; then
    offers fish_offers "--rounds= --pin" run get-nowait --
    offers fish_offers "--format=json" run get-nowait --format=
fi
if [[ $tried == *zsh* ]]; then
    offers zsh_offers "--rounds --pin" run get-nowait --
    offers zsh_offers "text json" run get-nowait --format=
fi
echo "tried:${tried:- none}"
exit $failed
