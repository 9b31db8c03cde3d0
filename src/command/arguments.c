/* Parsing the arguments of a verb. argp's own help knows no -h and exits 0 even if nobody could
 * read it, so it is asked for here: the verb's parser is the child of one that knows nothing but
 * help. */
#include "command/arguments.h"

#include <stdio.h>
#include <stdlib.h>

#include "command/command.h"

enum { KEY_USAGE = 0x1000, GROUP_HELP = -1 };

static const struct argp_option help[] = {
    {"help", 'h', NULL, 0, "this help", GROUP_HELP},
    {NULL, '?', NULL, OPTION_ALIAS, NULL, 0},
    {"usage", KEY_USAGE, NULL, 0, "all options, without their meaning", GROUP_HELP},
    {0},
};

static error_t take(int key, char *argument, struct argp_state *state)
{
    (void)argument;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = state->input;
        return 0;
    case 'h':
    case '?':
        argp_state_help(state, stdout, ARGP_HELP_LONG | ARGP_HELP_SHORT_USAGE | ARGP_HELP_DOC);
        exit(finish(STATUS_HOLDS));
    case KEY_USAGE:
        argp_state_help(state, stdout, ARGP_HELP_USAGE);
        exit(finish(STATUS_HOLDS));
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

char *arguments_words(char *text, size_t size, const char *const *words)
{
    size_t used = 0;
    for (size_t i = 0; words[i] && used < size; i++)
        used += (size_t)snprintf(text + used, size - used, "%s%s", i ? "|" : "", words[i]);
    return text;
}

void arguments_parse(const struct argp *argp, int argc, char **argv, void *input)
{
    const struct argp_child verb[] = {{argp, 0, NULL, 0}, {0}};
    const struct argp whole = {help, take, NULL, NULL, verb, NULL, NULL};
    argp_parse(&whole, argc, argv, ARGP_NO_HELP, NULL, input);
}
