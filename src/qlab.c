/* qlab: a teaching lab for queue race conditions. This file is the verb table, nothing else. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "lab/lab.h"
#include "lab/words.h"

extern const struct command command_list, command_study, command_show, command_run, command_compare,
    command_plot, command_explain, command_answer, command_note, command_judge, command_report;

/* In the order of a study session. */
static const struct command *const commands[] = {
    &command_list, &command_study,   &command_show,    &command_run,
    &command_plot, &command_compare, &command_explain, &command_answer,
    &command_note, &command_judge,   &command_report,
};
enum { COMMANDS = sizeof commands / sizeof commands[0] };

static void overview(FILE *out)
{
    fputs("qlab: why does a queue say Empty when it is not?\n\n"
          "  qlab show get-nowait               the question; make a prediction\n"
          "  qlab run get-nowait --predict 5%   measure it\n"
          "  qlab plot get-nowait               look at it\n"
          "  qlab explain get-nowait            the shortest interleaving that lies\n"
          "  qlab answer get-nowait             understand it\n"
          "  qlab note get-nowait \"...\"         keep it, in your words\n"
          "  qlab study                         all that, lab by lab\n\nCommands:\n",
          out);
    for (size_t i = 0; i < COMMANDS; i++) {
        char call[64];
        snprintf(call, sizeof call, "%s %s", commands[i]->name, commands[i]->arguments);
        fprintf(out, "  qlab %-33s %s\n", call, commands[i]->summary);
    }
    fputs("\nqlab COMMAND --help tells more of each.\n", out);
}

static int unknown(const char *word)
{
    const char *names[COMMANDS + 1] = {0};
    for (size_t i = 0; i < COMMANDS; i++)
        names[i] = commands[i]->name;
    const char *near = nearest_name(word, names);
    if (near)
        return complain(STATUS_USAGE, "no command '%s'; did you mean '%s'?", word, near);
    return complain(STATUS_USAGE, "no command '%s'; qlab --help lists them", word);
}

int main(int argc, char **argv)
{
    signal(SIGCHLD,
           SIG_DFL); /* if it was ignored when we were started, no child could be awaited */
    if (argc < 2) {
        overview(stderr);
        return STATUS_USAGE;
    }
    static const char *const helps[] = {"--help", "-h", "-?", "help", NULL};
    if (word_index(argv[1], helps) >= 0) {
        overview(stdout);
        return finish(STATUS_HOLDS);
    }
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(argv[1], commands[i]->name) == 0) {
            char name[64];
            snprintf(name, sizeof name, "qlab %s", commands[i]->name);
            argv[1] = name;
            return finish(commands[i]->run(argc - 1, argv + 1));
        }
    return unknown(argv[1]);
}
