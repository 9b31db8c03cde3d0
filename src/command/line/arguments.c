/* Parsing the arguments of a verb: its rows of options become argp's, which knows about prefixes,
 * order, usage and help. argp's own help knows no -h and exits 0 even if nobody could read it, so
 * it is asked for here. --list-options, which help does not tell of, prints for completion and
 * tests one line per option. */
#include "command/line/arguments.h"

#include <argp.h>
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

enum { ROWS_MOST = 80, ARGUMENT_ROOM = 100, GROUP_HELP = -1 };

/* Keys of argp; a row's is KEY_ROW and its place. */
enum { KEY_USAGE = 0x1000, KEY_LIST, KEY_ROW };

static const struct argp_option help[] = {
    {"help", 'h', NULL, 0, "this help", GROUP_HELP},
    {NULL, '?', NULL, OPTION_ALIAS, NULL, 0},
    {"usage", KEY_USAGE, NULL, 0, "all options, without their meaning", GROUP_HELP},
    {"list-options", KEY_LIST, NULL, OPTION_HIDDEN, NULL, GROUP_HELP},
};
enum { HELP = sizeof help / sizeof help[0] };

struct parse {
    const struct command *command;
    char *chosen;
    struct words *words;
    struct argp_option options[ROWS_MOST + HELP + 1]; /* the rows, then help */
    const struct option_row *rows[ROWS_MOST];
    size_t at[ROWS_MOST]; /* where the struct of the row lies in .chosen */
    char arguments[ROWS_MOST][ARGUMENT_ROOM];
    size_t count;
};

static void add_row(struct parse *parse, const struct option_row *row, size_t at)
{
    size_t i = parse->count++;
    assert(i < ROWS_MOST);
    parse->rows[i] = row;
    parse->at[i] = at;
    parse->options[i] = (struct argp_option){
        .name = row->name,
        .key = row->kind == OPTION_TITLE ? 0 : KEY_ROW + (int)i,
        .arg = option_argument(row, parse->arguments[i], ARGUMENT_ROOM),
        .flags = row->optional ? OPTION_ARG_OPTIONAL : 0,
        .doc = row->help,
        .group = row->group,
    };
}

static void add_rows(struct parse *parse)
{
    const struct option_table *table = parse->command->options;
    for (; table && (table->rows || table->make); table++)
        for (const struct option_row *row = table->rows ? table->rows : table->make();
             !option_is_last(row); row++)
            add_row(parse, row, table->at);
    for (size_t i = 0; i < HELP; i++)
        parse->options[parse->count + i] = help[i];
}

/* The ways to use the verb, then "--rounds=N", "--names[=labs|queues]", "--pin": a line each. */
static void list_options(const struct parse *parse)
{
    printf("%s\n", parse->command->usage);
    for (const struct argp_option *option = parse->options;
         option->name || option->key || option->doc; option++)
        if (option->name && !(option->flags & OPTION_HIDDEN))
            printf(option->flags & OPTION_ARG_OPTIONAL ? "--%s[=%s]\n"
                   : option->arg                       ? "--%s=%s\n"
                                                       : "--%s%s\n",
                   option->name, option->arg ? option->arg : "");
}

static void take_words(const struct parse *parse, struct argp_state *state)
{
    struct words *words = parse->words;
    words->list = state->argv + state->next;
    words->count = (size_t)(state->argc - state->next);
    if (parse->command->extra && words->count > 1)
        argp_error(state, "%s, got '%s' too", parse->command->extra, words->list[1]);
}

static void check(const struct parse *parse, const struct argp_state *state)
{
    char room[256];
    const struct command *command = parse->command;
    if (command->missing && parse->words->count == 0)
        argp_error(state, "%s", command->missing);
    const char *problem =
        command->check ? command->check(parse->chosen, parse->words, room, sizeof room) : NULL;
    if (problem)
        argp_error(state, "%s", problem);
}

static error_t take(int key, char *argument, struct argp_state *state)
{
    const struct parse *parse = state->input;
    char problem[512];
    if (key >= KEY_ROW && key < KEY_ROW + (int)parse->count) {
        size_t i = (size_t)(key - KEY_ROW);
        if (option_take(parse->rows[i], argument, parse->chosen + parse->at[i], problem,
                        sizeof problem))
            argp_error(state, "%s", problem);
        return 0;
    }
    switch (key) {
    case 'h':
    case '?':
        argp_state_help(state, stdout, ARGP_HELP_LONG | ARGP_HELP_SHORT_USAGE | ARGP_HELP_DOC);
        exit(finish(STATUS_HOLDS));
    case KEY_USAGE:
        argp_state_help(state, stdout, ARGP_HELP_USAGE);
        exit(finish(STATUS_HOLDS));
    case KEY_LIST:
        list_options(parse);
        exit(finish(STATUS_HOLDS));
    case ARGP_KEY_ARGS:
        if (!*parse->command->usage)
            return ARGP_ERR_UNKNOWN; /* argp complains */
        take_words(parse, state);
        return 0;
    case ARGP_KEY_END:
        check(parse, state);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

void arguments_parse(const struct command *command, int argc, char **argv, void *chosen,
                     struct words *words)
{
    struct parse parse = {.command = command, .chosen = chosen, .words = words};
    *words = (struct words){0};
    add_rows(&parse);
    const struct argp argp = {parse.options, take, command->usage, command->doc, NULL, NULL, NULL};
    if (argp_parse(&argp, argc, argv, ARGP_NO_HELP, NULL, &parse)) /* mistakes end the program */
        exit(complain(STATUS_SYSTEM, "out of memory"));
}
