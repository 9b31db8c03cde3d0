/* qlab: a teaching lab for queue race conditions. This file is the table of verbs, and the choice
 * of one. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "command/line/overview.h"
#include "command/line/release.h"
#include "command/verbs.h"
#include "lab/words.h"

static const struct command *const commands[] = {
#define VERB(name) &command_##name,
#include "command/verbs.list"
#undef VERB
    NULL};

int main(int argc, char **argv)
{
    /* Whoever starts us may ignore it, and then no child could be awaited. */
    signal(SIGCHLD, SIG_DFL);
    /* A file that grows past a limit is a failed write, told as one. */
    signal(SIGXFSZ, SIG_IGN);
    if (argc < 2) {
        overview_print(stderr, commands);
        return STATUS_USAGE;
    }
    static const char *const helps[] = {"--help", "-h", "-?", "help", NULL};
    if (word_index(argv[1], helps) >= 0) {
        overview_print(stdout, commands);
        return finish(STATUS_HOLDS);
    }
    if (strcmp(argv[1], "--version") == 0) {
        release_print();
        return finish(STATUS_HOLDS);
    }
    for (const struct command *const *command = commands; *command; command++)
        if (strcmp(argv[1], (*command)->name) == 0) {
            char name[64];
            snprintf(name, sizeof name, "qlab %s", (*command)->name);
            argv[1] = name;
            return finish((*command)->run(argc - 1, argv + 1));
        }
    return overview_unknown(argv[1], commands);
}
