/* qlab --help, and what is said of a word that is no command. */
#include "command/line/overview.h"

#include "lab/words.h"

enum { COMMANDS_MOST = 40 };

void overview_print(FILE *out, const struct command *const *commands)
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
    for (; *commands; commands++) {
        char call[64];
        snprintf(call, sizeof call, "%s %s", (*commands)->name, (*commands)->arguments);
        fprintf(out, "  qlab %-33s %s\n", call, (*commands)->summary);
    }
    fputs("\nqlab COMMAND --help tells more of each.\n", out);
}

int overview_unknown(const char *word, const struct command *const *commands)
{
    const char *names[COMMANDS_MOST + 1] = {0};
    for (size_t i = 0; commands[i] && i < COMMANDS_MOST; i++)
        names[i] = commands[i]->name;
    const char *near = nearest_name(word, names);
    if (near)
        return complain(STATUS_USAGE, "no command '%s'; did you mean '%s'?", word, near);
    return complain(STATUS_USAGE, "no command '%s'; qlab --help lists them", word);
}
