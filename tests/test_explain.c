/* What qlab explain tells of queues that it does not list: every way to fail that the lab's own do
 * not show; and lines of source. What a student is shown of the listed ones: cli/test_explain.py.
 */
#include "check.h"

#include <stdlib.h>

#include "command/explain/ask.h"
#include "command/explain/text.h"
#include "command/explain/verdict.h"
#include "command/line/status.h"
#include "explore/names/source.h"
#include "explore/queues.h"

extern const struct queue_class queue_stack_instrumented, queue_copier_instrumented;

/* Explores a queue that qlab does not list; the page goes to *page. Returns the exit status. */
static int ask(const struct queue_class *queue, const char *program, char **page, char **schedule)
{
    const struct lab lab = {.explore.capacity = 4};
    struct question question = {.subject = queue->name,
                                .lab = &lab,
                                .program = program,
                                .capacity = 4,
                                .place = "--program",
                                .status = STATUS_USAGE,
                                .engine = ENGINE_NONE,
                                .replay = *schedule};
    struct answers answers = {.question = &question, .count = 1};
    char why[256];
    size_t size;
    check_that(program_parse(&answers.program, program, why, sizeof why), "%s", program);
    struct experiment experiment = {.queue = queue, .program = &answers.program, .capacity = 4};
    answers.list = calloc(1, sizeof *answers.list);
    answers.queues = calloc(2, sizeof *answers.queues);
    if (!answers.list || !answers.queues)
        return STATUS_SYSTEM;
    answers.queues[0] = queue;
    int status = answer_find(answers.list, &question, &experiment);
    *page = NULL;
    if (!status) {
        FILE *out = open_memstream(page, &size);
        check_int("written", answers_text(out, &answers, 1), 0);
        fclose(out);
        status = answers_status(&answers, 1);
        free(*schedule);
        *schedule = strdup(answers.list->schedule);
    }
    answers_free(&answers);
    return status;
}

static size_t columns(const char *line, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)line[i] & 0xc0) != 0x80;
    return count;
}

static void check_width(const char *words, const char *text)
{
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        check_that(columns(line, length) <= 100 || strstr(line, "--replay") < line + length,
                   "%s: wider than 100: %.*s", words, (int)length, line);
        line += length + (line[length] == '\n');
    }
}

/* Every other way to fail: named, drawn, and replayed from its schedule. */
static void test_failures(void)
{
    static const struct {
        const struct queue_class *queue;
        const char *program, *verdict, *reason;
    } cases[] = {
        {&queue_crossed_instrumented, "put | get", "DEADLOCK", "waits: lock(first)"},
        {&queue_polite_instrumented, "put | get", "LIVELOCK", "round and round, for ever"},
        {&queue_stack_instrumented, "init: put put; get", "OVERTAKES", "overtook item 1"},
        {&queue_copier_instrumented, "put | get,get", "REPEATS", "was got twice"},
        {&queue_freed_instrumented, "init: put; get | get", "USE AFTER FREE", "Use after free:"},
        {&queue_unpublished_instrumented, "put | get", "RACE", "Data race: slots[0]: A writes it"},
        {&queue_peeking_instrumented, "put | get", "RACE", "Data race: tail:"},
        {&queue_bare_instrumented, "init: put; get | get,put,get", "REPEATS", "was got twice"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *page, *again, *schedule = NULL;
        const char *name = cases[i].queue->name;
        check_int(name, ask(cases[i].queue, cases[i].program, &page, &schedule), STATUS_REFUTED);
        check_that(page && strstr(page, cases[i].verdict) && strstr(page, cases[i].reason),
                   "%s: says why, got \"%.300s\"", name, page ? page : "");
        check_that(page && !strstr(page, " \n"), "%s: no line ends in a blank", name);
        check_that(page && !strstr(page, " a over") && !strstr(page, " a inv"), "%s: an, not a",
                   name);
        check_width(name, page ? page : "");
        char *same = strdup(schedule ? schedule : "");
        check_int(same, ask(cases[i].queue, cases[i].program, &again, &schedule), STATUS_REFUTED);
        check_text("replayed", schedule, same);
        check_that(again && strstr(again, cases[i].reason), "%s: again, got \"%.300s\"", name,
                   again ? again : "");
        free(page);
        free(again);
        free(same);
        free(schedule);
    }
}

/* What the explorer cannot judge is not judged, wherever it happens. */
static void test_not_modelled(void)
{
    static const char *const programs[] = {"put | get", "init: put; get"};
    for (size_t i = 0; i < 2; i++) {
        char *page, *schedule = NULL;
        check_int(programs[i], ask(&queue_forker_instrumented, programs[i], &page, &schedule),
                  STATUS_FEATURE);
        check_that(!page, "no page, got \"%.300s\"", page ? page : "");
        free(page);
    }
}

/* Another queue's code under the same name: the steps are not what they were. */
static void test_changed_code(void)
{
    struct queue_class before = *queue_find_instrumented("vyukov");
    struct queue_class after = *queue_find_instrumented("mutex");
    char *page, *schedule = NULL;
    after.name = before.name;
    ask(&before, "put | put,get", &page, &schedule);
    free(page);
    check_int("changed", ask(&after, "put | put,get", &page, &schedule), STATUS_DATA);
    free(page);
    free(schedule);
}

static void test_source(void)
{
    static const char *const cases[][2] = {
        {"size_t pos = atomic_load_explicit(&q->tail, memory_order_relaxed); /* a guess */",
         "pos = atomic_load(&q->tail)"},
        {"struct node *next = atomic_load(&tail->next);", "next = atomic_load(&tail->next)"},
        {"else if (atomic_compare_exchange_weak_explicit(&q->tail, &pos, pos + 1,",
         "if (atomic_compare_exchange_weak(&q->tail, &pos, pos + 1,"},
        {"while (atomic_exchange(&toy->flag, 1)) {", "while (atomic_exchange(&toy->flag, 1))"},
        {"q->count = 3; // plain", "q->count = 3"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[128];
        source_trim(text, sizeof text, cases[i][0]);
        check_text("trimmed", text, cases[i][1]);
    }
}

int main(void)
{
    static const struct check_case cases[] = {
        {"every other way to fail", test_failures},
        {"what is not modelled", test_not_modelled},
        {"changed code", test_changed_code},
        {"source lines", test_source},
        {NULL, NULL},
    };
    return check_main("explain", cases);
}
