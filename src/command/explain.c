/* qlab explain LAB|QUEUE: the shortest interleaving that lies, or the proof that there is none. */
#include <stdio.h>
#include <time.h>

#include "command/check/every_client.h"
#include "command/explain/parts.h"
#include "command/explain/print.h"
#include "command/explain/quiz/quiz.h"
#include "command/explain/subject.h"
#include "command/line/arguments.h"
#include "command/line/colour.h"
#include "command/verbs.h"
#include "explore/clients.h"
#include "lab/lab.h"
#include "lab/number.h"
#include "lab/words.h"

enum { MUTATED_CALLS = 6 };
enum { GROUP_SCENARIO = 1, GROUP_SEARCH = 3, GROUP_OUTPUT = 5 }; /* 2, 4: GROUP_LUCK, _ENGINE */

struct explain_options {
    const char *program, *capacity, *queues, *replay; /* as typed; NULL if not given */
    const char *budget, *part;
    uint64_t states, clients, mutate;
    uint64_t nanoseconds;        /* of .budget */
    struct walk_plan clients_of; /* .part */
    int format;                  /* enum format */
    int colour;                  /* enum colour */
    bool example, quiz, answers;
    struct luck luck;
    struct engine engine;
};

#define AT(member) OPTION_AT(struct explain_options, member)

static const struct option_row rows[] = {
    {NULL, "Scenario:", .kind = OPTION_TITLE, .group = GROUP_SCENARIO},
    {"program",
     "what each worker does: \"put | put,get\", or \"init: put; get | get\"; operations are put, "
     "get, get_back (gives back what it got), empty, get_timed (waits, gives up at a deadline), "
     "wait (a get that blocks) and wait_put",
     "TEXT", .group = GROUP_SCENARIO, AT(program)},
    {"capacity", "places in the queue", "N", .group = GROUP_SCENARIO, AT(capacity)},
    {"clients", "every program of up to so many calls by up to 3 workers, the smallest first", "N",
     .least = 1, .most = CLIENT_CALLS, .group = GROUP_SCENARIO, AT(clients)},
    {"part", "with --clients: only the K-th of M parts of them; each is as good as the others",
     "K/M", .group = GROUP_SCENARIO, AT(part)},
    {"queues", "the queues to explore (qlab list names them; \\ before a comma or blank in a name)",
     "QUEUE,...", .group = GROUP_SCENARIO, AT(queues)},
    {NULL, "Search:", .kind = OPTION_TITLE, .group = GROUP_SEARCH},
    {"budget", "say after that time what was covered so far", "T", .group = GROUP_SEARCH,
     AT(budget)},
    {"states", "give up beyond so many states (default 16M)", "N", .least = 1, .most = UINT32_MAX,
     .group = GROUP_SEARCH, AT(states)},
    {"example", "show one execution of a queue that passes", .group = GROUP_SEARCH, AT(example)},
    {"mutate-orders",
     "under C11, weaken each memory order, one at a time: which client of up to N "
     "calls tells?",
     "N", .least = 1, .most = MUTATED_CALLS, .group = GROUP_SEARCH, AT(mutate)},
    {"replay", "show the execution of that schedule, such as A3B6A1", "SCHEDULE",
     .group = GROUP_SEARCH, AT(replay)},
    {"quiz", "a random small client, one execution without its answers: what do they hear?",
     .group = GROUP_SEARCH, AT(quiz)},
    {"answers", "with --quiz: print the answers, ask nobody", .group = GROUP_SEARCH, AT(answers)},
    {NULL, "Output:", .kind = OPTION_TITLE, .group = GROUP_OUTPUT},
    {"format", "how to print it; graph: every state, as JSON", .words = words_format_graph,
     .group = GROUP_OUTPUT, AT(format)},
    {"color", "whether to use colours", .words = words_colour, .group = GROUP_OUTPUT, AT(colour)},
    {0},
};

static const char *check(void *typed, const struct words *words, char *problem, size_t size)
{
    struct explain_options *chosen = typed;
    (void)words;
    const char *expected =
        chosen->budget ? number_read(chosen->budget, UNIT_TIME, &chosen->nanoseconds) : NULL;
    if (chosen->budget && !expected && !chosen->nanoseconds)
        expected = "a time above 0, such as 30s";
    if (expected) {
        snprintf(problem, size, "--budget: got '%s', expected %s", chosen->budget, expected);
        return problem;
    }
    if (chosen->part && (!walk_part(&chosen->clients_of, chosen->part) || !chosen->clients)) {
        snprintf(problem, size, "--part: got '%s', expected K/M, K from 1 to M, with --clients",
                 chosen->part);
        return problem;
    }
    if (chosen->mutate && (chosen->format != FORMAT_TEXT || chosen->program || chosen->capacity ||
                           chosen->example || chosen->replay)) {
        snprintf(problem, size,
                 "--mutate-orders asks every small client, and prints a table; leave "
                 "--program, --capacity, --example, --replay and --format out");
        return problem;
    }
    if (chosen->answers && !chosen->quiz)
        return "--answers are those of --quiz";
    if (chosen->quiz && (chosen->program || chosen->capacity || chosen->replay || chosen->budget ||
                         chosen->example || chosen->format != FORMAT_TEXT)) {
        snprintf(problem, size,
                 "--quiz makes programs of its own; it goes with --queues and --seed");
        return problem;
    }
    if (chosen->quiz)
        return NULL;
    if (chosen->format == FORMAT_GRAPH && (chosen->example || chosen->replay)) {
        snprintf(problem, size, "--format=graph is of all executions, --%s of one",
                 chosen->replay ? "replay" : "example");
        return problem;
    }
    if (chosen->format == FORMAT_GRAPH && !engine_searches(&chosen->engine)) {
        snprintf(problem, size, "--format=graph wants every state; leave --engine out");
        return problem;
    }
    if (chosen->clients && (chosen->program || chosen->capacity || chosen->replay ||
                            chosen->example || chosen->states || chosen->format == FORMAT_GRAPH)) {
        snprintf(
            problem, size,
            "--clients is every program, at every capacity: only --queues, --memory, --budget, "
            "--part and --format=json go with it");
        return problem;
    }
    return chosen->example && chosen->replay ? "--example and --replay each show another execution"
                                             : engine_check(&chosen->engine, problem, size);
}

/* Changes the lab as the options say. 0, or complains. */
static int apply(struct explain_options *chosen, struct lab *lab)
{
    char problem[512];
    int status = subject_change(lab, chosen->queues, chosen->capacity);
    if (status)
        return status;
    const char *wrong = engine_fill(&chosen->engine, &lab->explore, problem, sizeof problem);
    return wrong ? complain(STATUS_DATA, "%s/lab.ini: %s", lab->folder, wrong) : 0;
}

/* Every client, in the memory that was typed or that the lab has. */
static int ask_all(const struct explain_options *chosen, const struct lab *lab)
{
    enum { WITHOUT_END = 3600 * 24 };
    struct luck luck = chosen->luck;
    struct walk_plan plan = chosen->clients_of;
    plan.seconds = WITHOUT_END;
    luck_fill(&luck, &lab->explore);
    plan.calls[luck.memory == MEMORY_C11   ? WALK_WEAK
               : luck.memory == MEMORY_TSO ? WALK_BUFFERED
                                           : WALK_ORDERED] = chosen->clients;
    if (chosen->nanoseconds)
        plan.seconds = (unsigned)((chosen->nanoseconds + 999999999) / 1000000000);
    return every_client(lab, &plan, chosen->format == FORMAT_JSON);
}

/* Asks for every queue of the lab, every program. */
static int ask(const struct explain_options *chosen, const struct lab *lab, const char *subject)
{
    struct parts parts;
    const struct question question = {
        .subject = subject,
        .lab = lab,
        .luck = chosen->luck,
        .engine = chosen->engine,
        .budget = chosen->nanoseconds,
        .most_states = chosen->states,
        .replay = chosen->replay,
        .mutate = chosen->mutate,
        .example = chosen->example,
        .capacity_typed = chosen->capacity,
        .graph = chosen->format == FORMAT_GRAPH,
        .colour = colour_wanted((enum colour)chosen->colour),
        .format = (enum format)chosen->format,
    };
    parts_make(&parts, &question, chosen->program, !chosen->queues);
    return explain_answer(&parts);
}

/* Asks the reader. Without a seed it is another one each time. */
static int run_quiz(const struct explain_options *chosen, const struct lab *lab,
                    const char *subject)
{
    struct quiz quiz = {
        .lab = lab,
        .subject = subject,
        .seed =
            chosen->engine.seed.given ? chosen->engine.seed.value : (uint64_t)time(NULL) % 1000000,
        .answers = chosen->answers,
        .colour = colour_wanted((enum colour)chosen->colour),
    };
    return quiz_run(&quiz);
}

static int explain(int argc, char **argv)
{
    struct explain_options chosen = {.luck = luck_untyped(), .engine = ENGINE_NONE};
    struct words words;
    int status = 0;
    arguments_parse(&command_explain, argc, argv, &chosen, &words);
    struct lab *lab = subject_find(words.list[0], &status);
    if (!lab)
        return status;
    status = apply(&chosen, lab);
    if (!status)
        status = chosen.clients ? ask_all(&chosen, lab)
                 : chosen.quiz  ? run_quiz(&chosen, lab, words.list[0])
                                : ask(&chosen, lab, words.list[0]);
    lab_free(lab);
    return status;
}

const struct command command_explain = {
    .name = "explain",
    .arguments = "LAB|QUEUE",
    .summary = "the shortest interleaving that lies, or the proof of none",
    .usage = "LAB|QUEUE",
    .doc = "Runs a tiny program on a queue in every possible interleaving: shows the shortest one "
           "that "
           "lies, or proves that there is none.\n\n"
           "  qlab explain claimed-slot\n"
           "  qlab explain vyukov --program \"put | put | put,get\"\n"
           "  qlab explain vyukov-exact --example\n"
           "  qlab explain vyukov-exact --clients 4\n"
           "  qlab explain vyukov --memory tso\n"
           "  qlab explain mutex-robust --kill 1\n"
           "  qlab explain michael-scott --program \"put | put | put | put,get\" --budget 30s\n"
           "  qlab explain vyukov --engine pct --depth 3 --seed 7\n"
           "  qlab explain trylock --quiz\n"
           "\vExit status: 0 every queue behaved as it claims; 1 a claim is refuted; 2 the search "
           "stopped "
           "at a bound (--budget, --states); 64 usage; 65 a schedule or lab file does not fit; 69 "
           "a queue calls what "
           "is not "
           "modelled; 130 interrupted: what was covered so far is printed.",
    .options =
        (const struct option_table[]){
            {.rows = rows},
            {.rows = luck_rows, .at = offsetof(struct explain_options, luck)},
            {.rows = engine_rows, .at = offsetof(struct explain_options, engine)},
            {0},
        },
    .missing = "name a lab or a queue, such as claimed-slot (qlab list tells them)",
    .extra = "one lab or queue at a time",
    .check = check,
    .run = explain,
};
