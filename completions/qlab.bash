# Completion of qlab for bash: source this file, or let `meson install` put it where bash looks.
# Everything is asked of the program itself: its verbs, its names, and by `qlab VERB --list-options`
# the words that a verb takes and then its options, a line each: LAB, --format=text|json|csv, --pin.

# The words of --OPTION of a verb: those of its line, or the kind of name it takes.
_qlab_words() { # PROGRAM VERB OPTION
    local takes
    takes=$("$1" "$2" --list-options 2>/dev/null | sed -n "s/^$3\[\{0,1\}=\([^]]*\).*/\1/p")
    case $takes in
    QUEUE*) "$1" list --names=queues && echo "<path>" ;;
    WORKLOAD) "$1" list --names=workloads ;;
    DIR | FILE*) echo "<file>" ;;
    *'|'*) echo "${takes//|/$'\n'}" ;;
    esac 2>/dev/null
}

# The words that a verb takes besides options: LAB, QUEUE, PART, DIR, FILE.
_qlab_names() { # PROGRAM VERB
    local takes
    takes=$("$1" "$2" --list-options 2>/dev/null | grep -v '^--[^ ]*$')
    case $takes in *LAB*) "$1" list --names ;; esac 2>/dev/null
    case $takes in *QUEUE*) "$1" list --names=queues && echo "<path>" ;; esac 2>/dev/null
    case $takes in *PART*) "$1" list --names=parts ;; esac 2>/dev/null
    case $takes in *DIR* | *FILE*) echo "<file>" ;; esac
}

_qlab() {
    local program=${COMP_WORDS[0]} verb=${COMP_WORDS[1]-} word=${COMP_WORDS[COMP_CWORD]}
    local before=${COMP_WORDS[COMP_CWORD - 1]} words done=
    COMPREPLY=()
    # bash cuts --format=json into three words.
    if [[ $word == = ]]; then
        word=
    elif [[ $before == = ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    if ((COMP_CWORD == 1)); then
        words=$("$program" --help 2>/dev/null | sed -n 's/^  qlab \([a-z]*\) .*/\1/p' | sort -u)
    elif [[ $before == --* ]] && words=$(_qlab_words "$program" "$verb" "$before") && [[ $words ]]; then
        if [[ $word == *,* ]]; then # one more of a list
            done=${word%,*},
            word=${word##*,}
        fi
    elif [[ $word == -* ]]; then
        words=$("$program" "$verb" --list-options 2>/dev/null |
            sed -n 's/^\(--[a-z-]*\)\[\{0,1\}\(=\{0,1\}\)[^ ]*$/\1\2/p')
        [[ $word == --* ]] && compopt -o nospace 2>/dev/null
    else
        words=$(_qlab_names "$program" "$verb")
    fi
    if [[ $words == *"<file>"* || ($words == *"<path>"* && $word == */*) ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
    words=${words//<file>/}
    words=${words//<path>/}
    local name
    while read -r name; do
        [[ $name && $name == "$word"* ]] && COMPREPLY+=("$done$name")
    done <<<"$words"
    # A space after all but what still wants a value.
    ((${#COMPREPLY[@]} == 1)) && [[ ${COMPREPLY[0]} == --*[!=] ]] && compopt +o nospace 2>/dev/null
    return 0
}

complete -F _qlab qlab
