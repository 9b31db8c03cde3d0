/* qlab explain: what a student is shown, what a script can read, and what is refused. */
#include "check.h"

#include <jansson.h>
#include <stdlib.h>

#include "command/command.h"
#include "command/explain_answers.h"
#include "command/program.h"
#include "explore/queues.h"
#include "explore/schedule.h"
#include "explore/source.h"

/* Runs and checks the exit status; the caller frees. */
static struct said expect(int status, const char *words)
{
    struct said said = program_run("explain %s", words);
    if (!check_int(words, said.status, status))
        fprintf(stderr, "--- stderr of qlab explain %s:\n%s", words, said.err);
    return said;
}

static void expect_complaint(int status, const char *words, const char *line)
{
    struct said said = expect(status, words);
    check_that(strstr(said.err, line) != NULL, "qlab explain %s: stderr \"%s\" lacks \"%s\"", words,
               said.err, line);
    check_text(words, said.out, "");
    said_free(&said);
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

static json_t *results_of(const char *words, int status)
{
    char line[256];
    json_error_t error;
    snprintf(line, sizeof line, "%s --format=json", words);
    struct said said = expect(status, line);
    json_t *document = json_loads(said.out, 0, &error);
    check_that(document != NULL, "%s: one JSON document, got line %d: %s", words, error.line,
               error.text);
    said_free(&said);
    return document;
}

static json_t *result_of(json_t *document, const char *queue)
{
    size_t i;
    json_t *result;
    json_array_foreach(json_object_get(document, "results"), i, result)
    {
        if (strcmp(json_string_value(json_object_get(result, "queue")), queue) == 0)
            return result;
    }
    check_that(false, "no result for %s", queue);
    return NULL;
}

static const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static void check_result(json_t *document, const char *queue, const char *verdict,
                         const char *interleavings, const char *lying)
{
    json_t *result = result_of(document, queue);
    check_text(queue, text_of(result, "verdict"), verdict);
    if (interleavings)
        check_text(queue, text_of(result, "interleavings"), interleavings);
    check_text(queue, text_of(result, "lying"), lying);
    check_text(queue, text_of(result, "memory"), "sc");
    check_that(json_is_null(json_object_get(result, "traces")), "%s: no traces yet", queue);
}

/* The counts that several independent tools agree upon. */
static void test_known_counts(void)
{
    json_t *document = results_of("claimed-slot", 0);
    check_result(document, "vyukov", "lies", "1711", "10");
    check_result(document, "vyukov-exact", "never", NULL, "0");
    check_result(document, "michael-scott", "never", NULL, "0");
    json_t *vyukov = result_of(document, "vyukov");
    check_near("odds", json_real_value(json_object_get(vyukov, "odds")), 0.006348, 1e-3);
    json_t *shortest = json_object_get(vyukov, "shortest");
    check_int("preemptions", json_integer_value(json_object_get(shortest, "preemptions")), 1);
    check_int("steps", json_integer_value(json_object_get(shortest, "steps")), 10);
    check_int("ingredients", (int64_t)json_array_size(json_object_get(shortest, "ingredients")), 0);
    check_that(strncmp(text_of(shortest, "schedule"), "A3B6A1~", 7) == 0, "schedule: got %s",
               text_of(shortest, "schedule"));
    json_decref(document);
    document = results_of("vyukov --program 'put | put | put,get'", 0);
    check_result(document, "vyukov", "lies", "116166960", "498036");
    json_decref(document);
}

/* Odds grow from the start to certainty along the shortest lie of Vyukov's queue. */
static void test_odds(void)
{
    static const double want[] = {0.006348, 0.008789, 0.01172, 0.015625, 0.03125,
                                  0.0625,   0.125,    0.25,    0.5,      1};
    json_t *document = results_of("claimed-slot --queues vyukov", 0);
    json_t *steps =
        json_object_get(json_object_get(result_of(document, "vyukov"), "shortest"), "story");
    check_int("steps", (int64_t)json_array_size(steps), 10);
    for (size_t i = 0; i < 10 && i < json_array_size(steps); i++)
        check_near("odds", json_real_value(json_object_get(json_array_get(steps, i), "odds")),
                   want[i], 1e-3);
    check_text("where", text_of(json_array_get(steps, 8), "action"), "cells[0].seq = 0");
    check_text("what", text_of(json_array_get(steps, 8), "answers"), "EMPTY");
    json_decref(document);
}

static void test_page(void)
{
    static const char *const parts[] = {
        "A: put(1)",
        "B: put(2), get",
        "┌ put(1) tail = 0",
        "A is preempted",
        "tail 1 -> 2",
        "cells[0].seq = 0  EMPTY",
        "point of no return",
        "100 %",
        "item 2 was inside from step 7 (put(2) returned) to the end",
        "minimal: proved (0-1 search over ",
        "1 preemption, 10 steps"};
    struct said said = expect(0, "claimed-slot");
    const char *at = strstr(said.out, "The shortest lie of vyukov"), *end = at;
    check_that(at != NULL, "a title, got \"%.300s\"", said.out);
    size_t lines = 0;
    for (; end && strncmp(end, "\n\n", 2) != 0 && *end; end++)
        lines += *end == '\n';
    check_that(lines + 1 <= 16, "lines of the diagram: got %zu, want at most 16", lines + 1);
    for (size_t i = 0; at && i < sizeof parts / sizeof parts[0]; i++) {
        const char *found = strstr(at, parts[i]);
        check_that(found != NULL, "\"%s\" in its place", parts[i]);
        at = found ? found : at;
    }
    check_that(strstr(said.out, "2 workers, 3 operations, capacity 4, sequentially consistent") &&
                   strstr(said.out, "never   proved"),
               "never carries its bounds, got \"%.300s\"", said.out);
    check_that(strchr(said.out, '\033') == NULL, "no colour in a file");
    said_free(&said);
    said = expect(0, "claimed-slot --color=always");
    check_that(strstr(said.out, "\033[") != NULL, "colour when told");
    said_free(&said);
}

static void test_width(void)
{
    static const char *const words[] = {"get-nowait",
                                        "trylock",
                                        "claimed-slot",
                                        "vyukov --program 'put | put | put,get'",
                                        "semaphore-trylock --program 'put,get | put,get | put,get'",
                                        "michael-scott --example",
                                        "two-lock --example"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        struct said said = expect(0, words[i]);
        check_width(words[i], said.out);
        said_free(&said);
    }
}

/* What explain prints for a replay replays; whatever is changed in it is refused. */
static void test_replay(void)
{
    json_t *document = results_of("get-nowait", 0), *result;
    size_t i;
    json_array_foreach(json_object_get(document, "results"), i, result)
    {
        char words[256];
        const char *schedule = text_of(json_object_get(result, "shortest"), "schedule");
        if (!schedule)
            continue;
        snprintf(words, sizeof words, "get-nowait --replay '%s'", schedule);
        json_t *again = results_of(words, 0);
        json_t *told = result_of(again, text_of(result, "queue"));
        check_text("replayed", text_of(json_object_get(told, "replay"), "schedule"), schedule);
        json_decref(again);
    }
    json_decref(document);
    struct said said = expect(0, "get-nowait --replay a1b1A1");
    check_that(strstr(said.out, "mutex-trylock, replayed") != NULL,
               "of several queues the first that may lie, got \"%.80s\"", said.out);
    said_free(&said);
    said = expect(0, "claimed-slot --replay 'A3 B6 A1'");
    check_that(strstr(said.out, "vyukov, replayed") && strstr(said.out, "EMPTY"),
               "a schedule without check, got \"%.80s\"", said.out);
    said_free(&said);
}

static void test_stale(void)
{
    json_t *document = results_of("vyukov", 0);
    char good[64], words[160];
    snprintf(good, sizeof good, "%s",
             text_of(json_object_get(result_of(document, "vyukov"), "shortest"), "schedule"));
    json_decref(document);
    snprintf(words, sizeof words, "vyukov --capacity 8 --replay %s", good);
    expect_complaint(65, words, "made for capacity 4, not 8");
    snprintf(words, sizeof words, "mutex --replay %s", good);
    expect_complaint(65, words, "made for vyukov, not for mutex");
    snprintf(words, sizeof words, "vyukov --program 'put | get' --replay %s", good);
    expect_complaint(65, words, "not made for vyukov with the program \"put | get\"");
    snprintf(words, sizeof words, "vyukov --replay %sf", good);
    expect_complaint(65, words, "the check goes on");
    char *last = &good[strlen(good) - 1];
    *last = *last == '0' ? '1' : '0';
    snprintf(words, sizeof words, "vyukov --replay %s", good);
    expect_complaint(65, words, "from step 10 on: not what was done");
    expect_complaint(65, "vyukov --replay A3B6", "after its 9 steps the program is not finished");
    expect_complaint(65, "vyukov --replay A3B6A2", "step 11: A cannot go on, it has finished");
    expect_complaint(65, "vyukov --replay A3C1", "column 3: there is no worker C");
    expect_complaint(65, "vyukov --replay A3B6A1x", "column 7: there is no worker X");
    expect_complaint(65, "vyukov --replay ''", "expected a schedule such as A3B6A1");
    expect_complaint(65, "mutex --replay A1B1",
                     "step 2: B cannot do that here; its next step is "
                     "lock");
}

static void test_bad_input(void)
{
    expect_complaint(64, "claimed-slot --program 'put | pot'", "column 7: \"pot\" is no operation");
    expect_complaint(64, "claimed-slot --capacity 0", "expected 1 to 1 000");
    expect_complaint(64, "claimed-slot --states 0", "expected 1 to");
    expect_complaint(64, "claimed-slot --queues vyukof", "expected vyukov");
    expect_complaint(64, "vyukof", "no lab or queue is called \"vyukof\"; expected vyukov");
    expect_complaint(64, "claimed-slto", "expected claimed-slot");
    expect_complaint(64, "claimed-slot --format=xml", "expected text, json or csv");
    expect_complaint(64, "claimed-slot trylock", "one lab or queue at a time");
    expect_complaint(64, "claimed-slot --example --replay A1", "each show another execution");
    expect_complaint(64, "", "name a lab or a queue");
    struct said said = expect(0, "--help");
    check_that(strstr(said.out, "Usage: qlab explain") != NULL, "help, got \"%.80s\"", said.out);
    said_free(&said);
}

/* A program that a lab's file gets wrong is the file's fault. */
static void test_bad_lab(void)
{
    static const char text[] = "[lab]\ntitle = Why?\n[queues]\nmutex = never\n[workload]\n"
                               "name = prefilled\n[explore]\nprogram = put; put\n";
    char words[300];
    const char *path = program_file("lab.ini", text, sizeof text - 1);
    snprintf(words, sizeof words, "%.*s", (int)(strlen(path) - strlen("/lab.ini")), path);
    expect_complaint(65, words, "lab.ini: program: \"put; put\": column 4: only \"init:");
}

static void test_stopped(void)
{
    json_t *document = results_of("mutex --states 20", 2);
    check_result(document, "mutex", "bounded", NULL, "0");
    json_t *mutex = result_of(document, "mutex");
    check_that(json_is_null(json_object_get(mutex, "odds")), "no odds of a part");
    check_that(json_is_true(json_object_get(mutex, "stopped")), "stopped");
    json_decref(document);
    struct said said = expect(2, "vyukov --states 60");
    check_that(strstr(said.out, "the search stopped at its budget") != NULL,
               "says what was covered, got \"%.300s\"", said.out);
    said_free(&said);
}

static void test_example(void)
{
    struct said said = expect(0, "vyukov-exact --example");
    check_that(strstr(said.out, "One execution of vyukov-exact") && strstr(said.out, "GOT 1") &&
                   strstr(said.out, "Nothing is wrong with this execution"),
               "an execution that passes, got \"%.300s\"", said.out);
    said_free(&said);
}

static void test_csv(void)
{
    struct said said = expect(0, "claimed-slot --format=csv");
    check_that(strncmp(said.out, "queue,claim,program,capacity,memory,verdict,", 44) == 0,
               "a header, got \"%.80s\"", said.out);
    check_that(strstr(said.out, "\nvyukov,inexact,\"put | put,get\",4,sc,lies,0,1711,10,") != NULL,
               "vyukov's line, got \"%.300s\"", said.out);
    said_free(&said);
}

/* Explores a queue that qlab does not list; the page goes to *page. Returns the exit status. */
static int ask(const struct queue_class *queue, const char *program, char **page, char **schedule)
{
    const char *const names[] = {queue->name, NULL};
    struct question question = {.subject = queue->name,
                                .queues = names,
                                .program = program,
                                .place = "--program",
                                .status = STATUS_USAGE,
                                .capacity = 4,
                                .replay = *schedule};
    struct answers answers = {.question = &question, .count = 1};
    char why[256];
    size_t size;
    check_that(program_parse(&answers.program, program, why, sizeof why), "%s", program);
    struct scenario scenario = {.queue = queue, .program = &answers.program, .capacity = 4};
    answers.list = calloc(1, sizeof *answers.list);
    int status = answer_find(answers.list, &question, &scenario);
    *page = NULL;
    if (!status) {
        FILE *out = open_memstream(page, &size);
        check_int("written", answers_text(out, &answers), 0);
        fclose(out);
        status = answers_status(&answers);
        free(*schedule);
        *schedule = strdup(answers.list->schedule);
    }
    answers_free(&answers);
    return status;
}

/* Every other way to fail: named, drawn, and replayed from its schedule. */
static void test_failures(void)
{
    static const struct {
        const struct queue_class *queue;
        const char *program, *verdict, *reason;
    } cases[] = {
        {&queue_crossed_instrumented, "put | get", "deadlock", "waits: lock(first)"},
        {&queue_polite_instrumented, "put | get", "livelock", "Livelock: from here"},
        {&queue_freed_instrumented, "init: put; get | get", "use-after-free", "Use after free:"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *page, *again, *schedule = NULL;
        const char *name = cases[i].queue->name;
        check_int(name, ask(cases[i].queue, cases[i].program, &page, &schedule), STATUS_REFUTED);
        check_that(page && strstr(page, cases[i].verdict) && strstr(page, cases[i].reason),
                   "%s: says why, got \"%.300s\"", name, page ? page : "");
        check_that(page && !strstr(page, " \n"), "%s: no line ends in a blank", name);
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
        {"known counts", test_known_counts},
        {"odds along the shortest lie", test_odds},
        {"the page", test_page},
        {"the page's width", test_width},
        {"replay", test_replay},
        {"stale and foreign schedules", test_stale},
        {"bad input", test_bad_input},
        {"a lab's bad program", test_bad_lab},
        {"the state budget", test_stopped},
        {"an example", test_example},
        {"CSV", test_csv},
        {"deadlock, livelock, freed memory", test_failures},
        {"changed code", test_changed_code},
        {"source lines", test_source},
        {NULL, NULL},
    };
    program_folder();
    int status = check_main("explain", cases);
    program_clean();
    return status;
}
