#compdef qlab
# Completion of qlab for zsh: `meson install` puts it where zsh looks, as _qlab. Everything is asked of the
# program itself, as completions/qlab.bash does: its verbs, and by `qlab VERB --list-options` what a verb takes.

# Offers the kinds of names that stand in a line of --list-options.
_qlab_names() { # PROGRAM TAKES
    [[ $2 != *LAB* ]] || compadd -- ${(f)"$($1 list --names 2>/dev/null)"}
    [[ $2 != *QUEUE* ]] || compadd -- ${(f)"$($1 list --names=queues 2>/dev/null)"}
    [[ $2 != *WORKLOAD* ]] || compadd -- ${(f)"$($1 list --names=workloads 2>/dev/null)"}
    [[ $2 != *PART* ]] || compadd -- ${(f)"$($1 list --names=parts 2>/dev/null)"}
    [[ $2 != (*QUEUE*|*DIR*|*FILE*) ]] || _files
}

_qlab() {
    local program=${words[1]} word=${words[CURRENT]} line takes
    local -a lines options
    if ((CURRENT == 2)); then
        compadd -- ${(fu)"$($program --help 2>/dev/null | sed -n 's/^  qlab \([a-z]*\) .*/\1/p')"}
        return
    fi
    lines=(${(f)"$($program ${words[2]} --list-options 2>/dev/null)"})
    if [[ $word == --*=* ]]; then
        for line in $lines; do
            [[ $line == ${word%%=*}(\[|)=* ]] && takes=${${line#*=}%\]}
        done
        compset -P '*='
        if [[ $takes == *'|'* ]]; then
            compadd -- ${(s:|:)takes}
        else
            _qlab_names $program "$takes"
        fi
    elif [[ $word == -* ]]; then
        for line in $lines; do
            [[ $line == --* ]] && options+=(${${line%%=*}%\[})
        done
        compadd -- $options
    else
        _qlab_names $program "${(j: :)lines:#--*}"
    fi
}

[[ ${funcstack[1]-} != _qlab ]] || _qlab "$@"
