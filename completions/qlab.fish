# Completion of qlab for fish: `meson install` puts it where fish looks. Everything is asked of the program
# itself, as completions/qlab.bash does: its verbs, and by `qlab VERB --list-options` what a verb takes.

# The kinds of names that stand in a line of --list-options, each as words to choose from.
function __qlab_names # PROGRAM TAKES
    string match -q '*LAB*' -- $argv[2]; and $argv[1] list --names 2>/dev/null
    string match -q '*QUEUE*' -- $argv[2]; and $argv[1] list --names=queues 2>/dev/null
    string match -q '*WORKLOAD*' -- $argv[2]; and $argv[1] list --names=workloads 2>/dev/null
    string match -q '*PART*' -- $argv[2]; and $argv[1] list --names=parts 2>/dev/null
    string match -qr 'QUEUE|DIR|FILE' -- $argv[2]; and __fish_complete_path (commandline -ct)
    true
end

function __qlab
    set -l words (commandline -opc)
    set -l token (commandline -ct)
    if test (count $words) -eq 1
        $words[1] --help 2>/dev/null | string replace -rf '^  qlab ([a-z]+) .*' '$1' | sort -u
        return
    end
    set -l lines ($words[1] $words[2] --list-options 2>/dev/null)
    set -l option (string match -r '^--[a-z-]+(?==)' -- $token)
    if test -n "$option"
        set -l takes (string replace -rf "^$option\[?=([^\]]*)\]?\$" '$1' -- $lines)
        string match -q '*|*' -- $takes; and printf "$option=%s\n" (string split '|' -- $takes)
        printf "$option=%s\n" (__qlab_names $words[1] "$takes")
    else if string match -q -- '-*' $token
        string replace -rf '^(--[a-z-]+)\[?(=?).*$' '$1$2' -- $lines
    else
        __qlab_names $words[1] (string match -rv '^--' -- $lines | string join ' ')
    end
end

complete -c qlab -f -a '(__qlab)'
