/* Points, findings and every writer, from results that are put together by hand. */
#include <dirent.h>
#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "report/figure.h"
#include "report/grid.h"
#include "report/report.h"

/* ---- results by hand ---- */

static const struct queue_class honest = {
    .name = "honest", .family = "mutex", .claim = QUEUE_EXACT};
static const struct queue_class careful = {
    .name = "careful", .family = "mutex", .claim = QUEUE_EXACT};
static const struct queue_class liar = {
    .name = "mutex-trylock-busy", .family = "mutex", .claim = QUEUE_INEXACT};
static const struct queue_class rare = {
    .name = "rare", .family = "lock-free", .claim = QUEUE_INEXACT};

/* A complete result without rows: `queues` queues and a sweep of consumers over 1, 2, 4... (nothing
 * is swept if values is 1). */
static struct result make_result(const struct queue_class *const *classes, size_t queues,
                                 size_t values, unsigned rounds)
{
    struct result result = {.complete = true, .seed = 42, .prediction = NAN};
    struct lab *lab = lab_new(WORKLOAD_PREFILLED);
    free(lab->name);
    free(lab->title);
    lab->name = strdup("get-nowait");
    lab->title = strdup("Why does get_nowait() say Empty when the queue is not?");
    for (enum knob knob = 0; knob < KNOB_COUNT; knob++)
        lab->scenario.knob[knob] = 0;
    lab->scenario.knob[KNOB_ITEMS] = 40000;
    lab->scenario.knob[KNOB_JITTER] = 20000;
    lab->number = 4;
    if (asprintf(&lab->folder, "%s/04-get-nowait", labs_folder()) < 0)
        abort();
    lab->rounds = rounds;
    lab->scenario.processes = true;
    lab->scenario.knob[KNOB_CONSUMERS] = 4;
    lab->queues = calloc(queues, sizeof *lab->queues);
    lab->queue_count = queues;
    for (size_t i = 0; i < queues; i++)
        lab->queues[i].queue = classes[i];
    if (values > 1) {
        free(lab->values);
        lab->values = calloc(values, sizeof *lab->values);
        lab->value_count = values;
        lab->sweep = KNOB_CONSUMERS;
        for (size_t i = 0; i < values; i++)
            lab->values[i] = UINT64_C(1) << (i % 6);
    }
    result.lab = lab;
    result.command = strdup("qlab run get-nowait");
    result.clock.kind = STAMP_FENCED;
    result.clock.ticks_per_second = 2000000000;
    result.clock.guard = 12;
    result.clock.why = "fenced: the counter is invariant";
    result.machine = (struct machine){
        .host = "host",
        .kernel = "Linux 6.1",
        .cpu = "Some CPU",
        .compiler = "gcc 12",
        .flags = "-O2",
        .commit = "abc1234",
        .started = "20260506T170159Z",
        .allowed = "0-1",
        .cpus_online = 2,
        .cpus_allowed = 2,
        .load_start = 1,
        .load_end = 3.25,
    };
    return result;
}

static struct result_row make_row(size_t queue, size_t point, unsigned round, uint64_t spurious,
                                  uint64_t attempts)
{
    return (struct result_row){
        .queue = queue,
        .point = point,
        .round = round,
        .whole = true,
        .seed = UINT64_C(18446744073709551557),
        .elapsed_ns = 1000000 + round,
        .cpu_ns = 2000000,
        .moved = 1000,
        .pieces = 3,
        .tally = {.operations = attempts + 7,
                  .put = 1000,
                  .full = 1,
                  .got = 1000,
                  .busy = 5,
                  .pending = 2,
                  .spurious = spurious,
                  .legal_empty = 4,
                  .attempts = attempts,
                  .first_attempts = attempts / 2,
                  .first_spurious = spurious / 4,
                  .episodes = (spurious + 9) / 10,
                  .longest_episode = spurious * 100},
    };
}

static void add_row(struct result *result, struct result_row row)
{
    check_int("result_add", result_add(result, &row), 0);
}

/* The lab's usual picture: two honest queues, one that lies more with every consumer, and one that
 * lies in a few runs. The first run of every queue is warm-up. */
static struct result usual_result(size_t values, unsigned rounds)
{
    const struct queue_class *const classes[] = {&honest, &rare, &liar, &careful};
    struct result result = make_result(classes, 4, values, rounds);

    result.lab->queues[1].expectation = EXPECT_SOMETIMES;
    result.lab->queues[2].expectation = EXPECT_SOMETIMES;
    for (unsigned round = 0; round < rounds; round++) {
        for (size_t queue = 0; queue < 4; queue++) {
            for (size_t point = 0; point < values; point++) {
                uint64_t lies = queue == 2                     ? point * (10000 + 1000 * round)
                                : queue == 1 && round % 5 == 4 ? point * 3
                                                               : 0;
                struct result_row row = make_row(queue, point, round, lies, 100000);
                row.warmup = round == 0 && point == 0;
                add_row(&result, row);
            }
        }
    }
    return result;
}

/* What a writer writes, as text (free it). */
static char *written(int (*write)(FILE *, const struct result *), const struct result *result)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    check_int("the writer's answer", write(out, result), 0);
    fclose(out);
    return text;
}

static int plain_table(FILE *out, const struct result *result)
{
    return report_table(out, result, false);
}

/* ---- points and findings ---- */

static void points_of_counted_runs(void)
{
    const struct queue_class *const classes[] = {&liar};
    struct result result = make_result(classes, 1, 1, 4);
    const uint64_t lies[] = {900, 100, 300, 200, 500};
    size_t count;

    for (unsigned i = 0; i < 5; i++) {
        struct result_row row = make_row(0, 0, i, lies[i], i == 3 ? 0 : 1000);
        row.warmup = i == 0;
        row.whole = i != 4;
        add_row(&result, row);
    }
    struct point *points = result_points(&result, &count);
    check_int("points", count, 1);
    check_int("counted runs", points->runs, 3);
    check_int("of which lied", points->runs_with_spurious, 3);
    check_int("lies", points->tally.spurious, 600);
    check_int("lies aside", points->aside, 1400);
    check_int("attempts", points->tally.attempts, 2000);
    check_int("longest episode", points->tally.longest_episode, 30000);
    check_near("median of the two runs with attempts", points->rate_median, 0.2, 1e-12);
    check_near("smallest run", points->rate_min, 0.1, 1e-12);
    check_near("largest run", points->rate_max, 0.3, 1e-12);
    check_that(isnan(points->rate.low), "no interval of two runs");
    check_near("first attempts", points->first_attempt_rate, 150 / 1000.0, 1e-12);
    check_near("speed", points->ops_per_second, 1000 / 1000002e-9, 1e-9);
    check_near("cost", points->cpu_ns_per_item, 2000, 1e-12);
    check_near("three of three runs", points->runs_interval.low, 0.2924017738212866, 1e-9);
    free(points);
    result_free(&result);
}

static void interval_takes_ten_runs(void)
{
    for (unsigned runs = 9; runs <= 10; runs++) {
        const struct queue_class *const classes[] = {&liar};
        struct result result = make_result(classes, 1, 1, runs);
        size_t count;
        for (unsigned i = 0; i < runs; i++)
            add_row(&result, make_row(0, 0, i, 100 + i, 1000));
        struct point *points = result_points(&result, &count);
        check_int("an interval", !isnan(points->rate.low), runs >= 10);
        free(points);
        result_free(&result);
    }
}

static void no_attempts_no_rate(void)
{
    const struct queue_class *const classes[] = {&honest};
    struct result result = make_result(classes, 1, 1, 2);
    size_t count;
    add_row(&result, make_row(0, 0, 0, 0, 0));
    struct point *points = result_points(&result, &count);
    check_that(isnan(points->rate_median) && isnan(points->rate_max), "no attempts: NAN");
    char *table = written(plain_table, &result);
    check_that(strstr(table, "UNTESTED") && strstr(table, "nothing was tested"), "got:\n%.400s",
               table);
    free(table);
    free(points);
    result_free(&result);
}

static void warmup_alone_is_told(void)
{
    const struct queue_class *const classes[] = {&liar};
    struct result result = make_result(classes, 1, 1, 1);
    struct result_row row = make_row(0, 0, 0, 100, 1000);
    row.warmup = true;
    add_row(&result, row);
    char *table = written(plain_table, &result);
    check_that(strstr(table, "first, which is warm-up") != NULL, "got:\n%.400s", table);
    check_that(strstr(table, "1 round\n") != NULL, "one round, got:\n%.400s", table);
    free(table);
    result_free(&result);
}

static void findings_and_status(void)
{
    const struct {
        const char *what;
        const struct queue_class *class;
        enum expectation expectation;
        enum stamp_kind stamp;
        uint64_t lies;
        bool warmup, whole;
        enum finding finding;
        int status;
    } cases[] = {
        {"exact, no lie", &honest, EXPECT_NEVER, STAMP_FENCED, 0, false, true, FINDING_HOLDS, 0},
        {"exact, a lie", &honest, EXPECT_NEVER, STAMP_FENCED, 1, false, true, FINDING_REFUTED, 1},
        {"in warm-up", &honest, EXPECT_NEVER, STAMP_FENCED, 1, true, true, FINDING_REFUTED, 1},
        {"not whole", &honest, EXPECT_NEVER, STAMP_TICKET, 1, false, false, FINDING_REFUTED, 1},
        {"by raw stamps", &honest, EXPECT_NEVER, STAMP_RAW, 1, false, true, FINDING_RAW, 0},
        {"raw, no lie", &honest, EXPECT_NEVER, STAMP_RAW, 0, false, true, FINDING_HOLDS, 0},
        {"inexact, a lie", &liar, EXPECT_SOMETIMES, STAMP_FENCED, 1, false, true, FINDING_LIED, 0},
        {"lie in warm-up", &liar, EXPECT_ALWAYS, STAMP_FENCED, 1, true, true, FINDING_LIED, 0},
        {"not seen", &liar, EXPECT_SOMETIMES, STAMP_FENCED, 0, false, true, FINDING_NOT_SEEN, 2},
        {"never by raw", &liar, EXPECT_ALWAYS, STAMP_RAW, 0, false, true, FINDING_NOT_SEEN, 2},
        {"not expected", &liar, EXPECT_NEVER, STAMP_FENCED, 0, false, true, FINDING_NOT_SEEN, 0},
        {"unexpected lie", &liar, EXPECT_NEVER, STAMP_FENCED, 1, false, true, FINDING_LIED, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct result result = make_result(&cases[i].class, 1, 2, 2);
        size_t count;
        result.lab->queues[0].expectation = cases[i].expectation;
        result.clock.kind = cases[i].stamp;
        struct result_row row = make_row(0, 1, 0, cases[i].lies, 1000);
        row.warmup = cases[i].warmup;
        row.whole = cases[i].whole;
        add_row(&result, make_row(0, 0, 0, 0, 1000));
        add_row(&result, row);
        struct point *points = result_points(&result, &count);
        check_text(cases[i].what, finding_word(result_finding(&result, points, count, 0)),
                   finding_word(cases[i].finding));
        check_int(cases[i].what, result_status(&result, points, count), cases[i].status);
        free(points);
        result_free(&result);
    }
}

/* ---- figures and grids ---- */

static void figures(void)
{
    const struct {
        double rate;
        const char *want;
    } rates[] = {
        {0, "0"},           {1, "100 %"},        {0.9999999, ">99 %"}, {0.77, "77 %"},
        {0.0994, "9.9 %"},  {0.0996, "10 %"},    {0.0012, "0.12 %"},   {0.000994, "9.9e-4"},
        {1.2e-5, "1.2e-5"}, {9.96e-6, "1.0e-5"}, {1e-12, "1.0e-12"},   {NAN, "–"},
    };
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
        check_text("rate", figure_rate(rates[i].rate).text, rates[i].want);
    check_text("count", figure_count(1500000).text, "1 500 000");
    check_text("large count", figure_count(UINT64_C(4194304000)).text, "4.19e9");
    check_text("largest count", figure_count(UINT64_MAX).text, "1.84e19");
    check_text("zero of many", figure_of(0, 1500000).text, "0 of 1 500 000");
    check_text("range", figure_range(0.7, 0.81).text, "70…81 %");
    check_text("wide range", figure_range(1.2e-5, 0.3).text, "1.2e-5…30 %");
    check_text("no range", figure_range(0.7, 0.701).text, "70 %");
    check_text("calls", figure_calls(0.91).text, "in 91 of 100 calls");
    check_text("rare calls", figure_calls(1.2e-5).text, "in 1 of 83 000 calls");
    check_text("all calls", figure_calls(1).text, "in every call");
    check_text("time", figure_time(92e6).text, "92 ms");
    check_text("short time", figure_time(850).text, "850 ns");
    check_text("no time", figure_time(NAN).text, "–");
    check_text("speed", figure_speed(1234567).text, "1.2 M");
}

static void grids(void)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    struct grid grid;

    check_int("columns of …–µ", text_columns("…–µ"), 3);
    grid_begin(&grid, "lrl");
    grid_add(&grid, GRID_PLAIN, "%s", "a");
    grid_add(&grid, GRID_BOLD, "%s", "1…2");
    grid_end_row(&grid);
    grid_rule(&grid);
    grid_add(&grid, GRID_PLAIN, "%s", "longer");
    grid_add(&grid, GRID_PLAIN, "%d", 7);
    grid_add(&grid, GRID_RED, "%s", "x");
    check_int("width", grid_width(&grid), 14);
    check_int("printed", grid_print(out, &grid, false), 0);
    text_wrap(out, "- ", "one two");
    fclose(out);
    check_text("plain", text, "a       1…2\n──────────────\nlonger    7  x\n- one two\n");
    free(text);
    out = open_memstream(&text, &size);
    check_int("printed", grid_print(out, &grid, true), 0);
    fclose(out);
    check_that(strstr(text, "\033[1;31mx\033[0m") != NULL, "colour, got %s", text);
    free(text);
    grid_free(&grid);
}

/* ---- the page ---- */

/* Checks what every page must hold: no line over 100 columns, no zero with decimals. */
static void check_page(const char *page)
{
    for (const char *line = page; *line;) {
        char text[1200];
        int length = (int)strcspn(line, "\n");
        snprintf(text, sizeof text, "%.*s", length, line);
        check_that(text_columns(text) <= GRID_WIDTH || strncmp(text, "Observation", 11) == 0,
                   "got %zu columns, want at most 100: %.300s", text_columns(text), text);
        check_that(length == 0 || line[length - 1] != ' ', "ends in a space: %.300s", text);
        line += length + (line[length] == '\n');
    }
    check_that(!strstr(page, "0.00") && !strstr(page, " 0.0 "), "a zero with decimals");
    check_that(!strstr(page, "nan"), "a nan");
}

/* What `usual_result` must look like; change it together with the page. */
static const char golden_page[] =
    "get-nowait\n"
    "Why does get_nowait() say Empty when the queue is not?\n"
    "prefilled · processes not pinned · items 40 000 · jitter 20 us · 12 rounds\n"
    "\n"
    "How often did it lie?\n"
    "\n"
    "queue · consumers →       1         2         4         8  runs lied  verdict\n"
    "─────────────────────────────────────────────────────────────────────────────\n"
    "mutex-trylock-busy        0      16 %      31 %      46 %   36 of 47  LIES\n"
    "                              12…18 %   25…37 %   38…55 %\n"
    "rare                      0  ≤ 3.0e-5  ≤ 6.0e-5  ≤ 9.0e-5    6 of 47  LIES\n"
    "─────────────────────────────────────────────────────────────────────────────\n"
    "honest                    0         0         0         0    0 of 47  HONEST\n"
    "careful                   0         0         0         0    0 of 47  HONEST\n"
    "\n"
    "  The rate is spurious Empties of all calls made while items were certainly inside, its "
    "median over\n"
    "  runs. Below it: the 95 % bootstrap interval of that median. ≤ x: no lie in most runs, x in "
    "the\n"
    "  worst.\n"
    "\n"
    "What does it look like?\n"
    "\n"
    "queue                        lies of calls  episodes  longest  first try  busy  items/s\n"
    "───────────────────────────────────────────────────────────────────────────────────────\n"
    "mutex-trylock-busy  1 116 000 of 4 700 000   111 600   6.3 ms       12 %   235    1.0 M\n"
    "rare                       36 of 4 700 000         6   900 ns     2.6e-6   235    1.0 M\n"
    "───────────────────────────────────────────────────────────────────────────────────────\n"
    "honest                      0 of 4 700 000         0        –          0   235    1.0 M\n"
    "careful                     0 of 4 700 000         0        –          0   235    1.0 M\n"
    "\n"
    "  All counted runs together; items/s with 8 consumers. Episode: lies of one worker in a row, "
    "nothing\n"
    "  got in between. First try: lies among the first calls after an item was got. Busy: the "
    "honest\n"
    "  answer \"I could not look\".\n"
    "  Zero seen is not zero: at most 7.5 % of runs lie (95 %, Clopper–Pearson over 47 runs). If "
    "attempts\n"
    "  were independent: a rate below 3/n = 6.4e-7.\n"
    "\n"
    "With 8 consumers mutex-trylock-busy answered Empty in 46 of 100 calls although items were "
    "certainly\n"
    "inside (median of 12 runs); rare lied too; honest and careful never did (0 of 9 400 000).\n"
    "You predicted 5 %; measured: 46 % (mutex-trylock-busy with 8 consumers).\n"
    "\n"
    "Next:  qlab plot get-nowait     draw it\n"
    "       qlab compare get-nowait  who lies more, who is faster, and is that certain?\n"
    "       qlab answer get-nowait   why it lies, and what to do instead\n"
    "\n"
    "Machine host · Some CPU · processors 0-1 (2 of 2) · load 1.0 to 3.2 · noisy: the load was "
    "above the\n"
    "processors · gcc 12 -O2 · commit abc1234\n"
    "Seed 42 · stamps fenced: the counter is invariant\n"
    "\n"
    "Observation get-nowait honest Never 0 4700000\n"
    "Observation get-nowait rare Sometimes 36 4700000\n"
    "Observation get-nowait mutex-trylock-busy Sometimes 1116000 4700000\n"
    "Observation get-nowait careful Never 0 4700000\n";

static void page_is_golden(void)
{
    struct result result = usual_result(4, 12);
    result.prediction = 0.05;
    char *page = written(plain_table, &result);
    check_page(page);
    check_that(strcmp(page, golden_page) == 0, "the page is the golden one");
    if (strcmp(page, golden_page) != 0)
        printf("\ngot:\n%s\nwant:\n%s\n", page, golden_page);
    free(page);
    result_free(&result);
}

static void page_says_what_matters(void)
{
    struct result result = usual_result(4, 12);
    result.complete = false;
    result.rows[3].whole = false;
    result.clock.kind = STAMP_RAW;
    char *page = written(plain_table, &result);
    check_page(page);
    check_that(strstr(page, "INCOMPLETE: ended early, after 192 of 192 runs") != NULL, "%s", page);
    check_that(strstr(page, "NOTE: 1 run was not whole") != NULL, "%s", page);
    check_that(strstr(page, "RAW STAMPS: ") != NULL, "%s", page);
    free(page);

    result.clock.kind = STAMP_TICKET;
    add_row(&result, make_row(0, 3, 12, 1, 1000));
    page = written(plain_table, &result);
    check_that(strstr(page, "REFUTED") && strstr(page, "refutes its claim to be exact"), "%s",
               page);
    check_that(strstr(page, "4 000 t") || strstr(page, " t "), "tickets are no time: %s", page);
    free(page);
    result_free(&result);

    const struct queue_class *const classes[] = {&honest, &rare};
    result = make_result(classes, 2, 1, 2);
    result.lab->queues[1].expectation = EXPECT_SOMETIMES;
    for (size_t queue = 0; queue < 2; queue++)
        add_row(&result, make_row(queue, 0, 1, 0, 750000));
    page = written(plain_table, &result);
    check_page(page);
    check_that(strstr(page, "0 of 1 500 000 calls") && strstr(page, "NOT SEEN") &&
                   strstr(page, "not seen is no proof") && strstr(page, "--rounds 4"),
               "%s", page);
    free(page);
    result_free(&result);
}

static void page_fits(void)
{
    const uint64_t attempts[] = {0, 1, 999999999, UINT64_C(1000000000000)};
    const unsigned rounds[] = {1, 2, 12};
    char names[40][24];
    struct queue_class classes[40];
    const struct queue_class *list[40];

    for (int i = 0; i < 40; i++) {
        snprintf(names[i], sizeof names[i], "%s-%d", i % 2 ? "semaphore-trylock" : "q", i);
        classes[i] = i % 3 ? liar : honest;
        classes[i].name = names[i];
        list[i] = &classes[i];
    }
    for (size_t values = 1; values <= 32; values = values < 8 ? values + 1 : 4 * values) {
        for (size_t a = 0; a < 4; a++) {
            for (size_t r = 0; r < 3; r++) {
                struct result result =
                    make_result(list, a == 1 && values <= 8 ? 40 : 7, values, rounds[r]);
                for (unsigned i = 0; i < rounds[r] * result.lab->queue_count * values; i++) {
                    size_t queue = i % result.lab->queue_count;
                    uint64_t most = attempts[a] / 3, lies = queue % 3 ? most / (1 + i % 4096) : 0;
                    add_row(&result, make_row(queue, i / result.lab->queue_count % values,
                                              i / (unsigned)(result.lab->queue_count * values),
                                              lies, attempts[a]));
                }
                char *page = written(plain_table, &result);
                check_page(page);
                free(page);
                result_free(&result);
            }
        }
    }
}

/* ---- JSON and CSV ---- */

static void json_has_the_keys(void)
{
    const char *const top[] = {"lab",     "complete", "status",   "command", "seed",  "prediction",
                               "machine", "stamp",    "workload", "workers", "sweep", "points"};
    const char *const keys[] = {"queue",
                                "family",
                                "claim",
                                "consumers",
                                "runs",
                                "runs_with_spurious",
                                "attempts",
                                "got",
                                "spurious",
                                "legal_empty",
                                "busy",
                                "episodes",
                                "longest_episode_ns",
                                "rate_median",
                                "rate_low",
                                "rate_high",
                                "rate_min",
                                "rate_max",
                                "first_attempt_rate",
                                "ops_per_second",
                                "verdict"};
    struct result result = usual_result(4, 5);
    result.seed = UINT64_MAX;
    char *text = written(report_json, &result);
    json_error_t error;
    json_t *document = json_loads(text, 0, &error);

    check_that(document != NULL, "parses: %s", error.text);
    for (size_t i = 0; i < sizeof top / sizeof *top; i++)
        check_that(json_object_get(document, top[i]) != NULL, "a key %s", top[i]);
    json_t *points = json_object_get(document, "points");
    check_int("points", json_array_size(points), 16);
    for (size_t i = 0; i < json_array_size(points); i++) {
        json_t *point = json_array_get(points, i);
        check_int("keys of a point", json_object_size(point), sizeof keys / sizeof *keys);
        for (size_t j = 0; j < sizeof keys / sizeof *keys; j++)
            check_that(json_object_get(point, keys[j]) != NULL, "a key %s", keys[j]);
    }
    json_t *last_of_liar = json_array_get(points, 11);
    check_text("queue", json_string_value(json_object_get(last_of_liar, "queue")),
               "mutex-trylock-busy");
    check_int("consumers", json_integer_value(json_object_get(last_of_liar, "consumers")), 8);
    check_int("lies", json_integer_value(json_object_get(last_of_liar, "spurious")),
              3 * (5 * 10000 + 10 * 1000));
    check_near("median", json_real_value(json_object_get(last_of_liar, "rate_median")), 0.36, 1e-9);
    check_that(json_is_null(json_object_get(last_of_liar, "rate_low")), "no interval: null");
    check_that(json_is_null(json_object_get(document, "prediction")), "no prediction: null");
    check_text("a seed above 2^63", json_string_value(json_object_get(document, "seed")),
               "18446744073709551615");
    json_decref(document);
    free(text);
    result_free(&result);
}

static void csv_points(void)
{
    struct result result = usual_result(2, 5);
    char *text = written(report_points_csv, &result);
    const char *want =
        "honest,mutex,exact,1,4,0,0,0.602364636,400000,4000,0,16,20,0,0,0,nan,nan,0,0,"
        "0,999997.5,2000,holds\n";
    char *second = strchr(text, '\n') + 1;
    check_that(strncmp(text, "queue,family,claim,consumers,runs,", 34) == 0, "header: %.60s", text);
    check_that(strncmp(second, want, strlen(want)) == 0, "got %.120s\nwant %s", second, want);
    free(text);
    result_free(&result);
}

static void check_same_points(const struct result *a, const struct result *b)
{
    char *first = written(report_points_csv, a), *second = written(report_points_csv, b);
    check_text("points", second, first);
    free(first);
    free(second);
}

static void runs_round_trip(void)
{
    struct result result = usual_result(4, 12), again = usual_result(4, 12);
    char *text = written(report_runs_csv, &result), problem[200] = "";
    FILE *in = fmemopen(text, strlen(text), "r");

    again.row_count = 0;
    check_int("reading", report_read_runs(in, &again, problem, sizeof problem), 0);
    fclose(in);
    check_int("rows", again.row_count, result.row_count);
    for (size_t i = 0; i < result.row_count && i < again.row_count; i++)
        check_int("tallies differ",
                  memcmp(&result.rows[i].tally, &again.rows[i].tally, sizeof(struct tally)), 0);
    check_that(again.rows[0].warmup && again.rows[0].seed == result.rows[0].seed, "row 0");
    check_same_points(&result, &again);
    free(text);
    result_free(&result);
    result_free(&again);
}

static void bad_runs_are_told(void)
{
    struct result result = usual_result(2, 2);
    char *good = written(report_runs_csv, &result);
    size_t header = strcspn(good, "\n") + 1, row = strcspn(good + header, "\n");
    const struct {
        const char *line, *want;
    } cases[] = {
        {"", NULL},
        {"0,honest,0,1\n", "2: the line is not whole"},
        {"0,stranger,0,1,0,1", "2: the line is not whole"},
        {"0,stranger,0,1,0,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1\n", "2: queue is 'stranger'"},
        {"0,honest,9,1,0,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1\n", "2: point is '9'"},
        {"0,honest,0,1,2,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1\n", "2: warmup is '2'"},
        {"0,honest,0,1,0,1,x,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1\n", "2: seed is 'x'"},
        {"0,honest,0,1,0,1,1,1,1,1,1,1,1,1,1,1,-1,1,1,1,1,1,1,1\n", "'-1'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[2000], problem[200] = "";
        snprintf(text, sizeof text, "%.*s%s", (int)header, good, cases[i].line);
        FILE *in = fmemopen(text, strlen(text), "r");
        int error = report_read_runs(in, &result, problem, sizeof problem);
        check_int(cases[i].line, error, cases[i].want ? EINVAL : 0);
        check_that(!cases[i].want || strstr(problem, cases[i].want), "got %s, want %s", problem,
                   cases[i].want ? cases[i].want : "nothing");
        fclose(in);
    }
    char problem[200];
    good[header + row] = '\0'; /* a last line cut right before its end */
    FILE *in = fmemopen(good, strlen(good), "r");
    check_int("cut at its end", report_read_runs(in, &result, problem, sizeof problem), EINVAL);
    fclose(in);
    free(good);
    result_free(&result);
}

static void writers_tell_errors(void)
{
    struct result result = usual_result(2, 2);
    int (*const writers[])(FILE *, const struct result *) = {plain_table, report_json,
                                                             report_points_csv, report_runs_csv};
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++) {
        FILE *full = fopen("/dev/full", "w");
        if (!full)
            return;
        check_int("a full disk", writers[i](full, &result), ENOSPC);
        fclose(full);
    }
    result_free(&result);
}

/* ---- folders ---- */

static int entries(const char *folder)
{
    DIR *open = opendir(folder);
    int count = 0;
    while (open && readdir(open))
        count++;
    if (open)
        closedir(open);
    return count - 2; /* . and .. */
}

static void remove_run(const char *folder)
{
    const char *const names[] = {"run.json", "runs.csv", "points.csv", "run.txt", "witness.csv"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    check_int("nothing else in the folder", rmdir(folder), 0);
}

/* A result of queues that the build knows, with a witness: one item put, and an Empty after it. */
static struct result real_result(void)
{
    const struct queue_class *const classes[] = {queue_find("mutex"), queue_find("mutex-trylock")};
    struct result result = make_result(classes, 2, 3, 12);
    result.lab->queues[1].expectation = EXPECT_SOMETIMES;
    result.prediction = 0.05;
    for (unsigned i = 0; i < 72; i++)
        add_row(&result, make_row(i % 2, i / 2 % 3, i / 6, i % 2 ? 10 * i : 0, 1000));
    result.witness = (struct history){calloc(2, sizeof(struct history_log)), 2, 0, 1000000000};
    for (int worker = 0; worker < 2; worker++) {
        result.witness.logs[worker].operations = calloc(1, sizeof(struct operation));
        result.witness.logs[worker].count = 1;
    }
    result.witness.logs[0].operations[0] =
        (struct operation){.item = 7, .invoked = 1, .returned = 2};
    result.witness.logs[1].operations[0] = (struct operation){
        .invoked = 3, .returned = 4, .kind = OPERATION_GET, .answer = ANSWER_EMPTY};
    result.witness_queue = 1;
    result.witness_point = 2;
    return result;
}

static void folder_round_trip(void)
{
    char top[] = "/tmp/qlab-test-XXXXXX", parent[64];
    struct result result = real_result();
    char *first = NULL, *second = NULL;
    struct lab_error error = {0};

    check_that(mkdtemp(top) != NULL, "a temporary folder");
    snprintf(parent, sizeof parent, "%s/results/get-nowait", top);
    check_int("first", report_folder(parent, &result, &first), 0);
    check_int("second of the same name", report_folder(parent, &result, &second), 0);
    check_that(first && second && strcmp(first, second) != 0, "got %s and %s", first, second);
    check_int("two folders, nothing half-written", entries(parent), 2);
    check_int("files", entries(first), 5);

    struct result *again = report_read(first, &error);
    check_that(again != NULL, "reading back: %.300s", error.text);
    if (again) {
        check_same_points(&result, again);
        check_text("lab", again->lab->name, "get-nowait");
        check_text("command", again->command, result.command);
        check_text("host", again->machine.host, result.machine.host);
        check_text("why", again->clock.why, result.clock.why);
        check_near("prediction", again->prediction, 0.05, 1e-9);
        check_int("expectation", again->lab->queues[1].expectation, EXPECT_SOMETIMES);
        check_int("processes", again->lab->scenario.processes, 1);
        check_int("workers of the witness", again->witness.workers, 2);
        check_int("its point", again->witness_point, 2);
        result_free(again);
        free(again);
    }
    remove_run(first);
    remove_run(second);
    rmdir(parent);
    snprintf(parent, sizeof parent, "%s/results", top);
    rmdir(parent);
    check_int("all removed", rmdir(top), 0);
    free(first);
    free(second);
    result_free(&result);
}

static void write_text(const char *folder, const char *name, const char *text)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
}

static void bad_folders_are_told(void)
{
    char parent[] = "/tmp/qlab-test-XXXXXX";
    struct result result = real_result();
    struct lab_error error = {0};
    char *folder = NULL, path[512];

    check_that(mkdtemp(parent) != NULL, "a temporary folder");
    check_that(!report_read("/no/such/folder", &error), "no such folder");
    check_int("missing", error.status, 66);
    check_int("written", report_folder(parent, &result, &folder), 0);

    snprintf(path, sizeof path, "%s/runs.csv", folder);
    unlink(path);
    check_that(!report_read(folder, &error), "no runs.csv");
    check_int("runs.csv missing", error.status, 66);
    check_that(strstr(error.text, "runs.csv") != NULL, "names the file: %.300s", error.text);
    write_text(folder, "runs.csv", "round,queue\n0,mutex\n");
    check_that(!report_read(folder, &error), "bad runs.csv");
    check_int("bad runs.csv", error.status, 65);
    check_that(strstr(error.text, "runs.csv:2: ") != NULL, "file and line: %.300s", error.text);
    const char *const bad[] = {"", "{", "[]", "{\"machine\": 3}", "\x01\xff"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        write_text(folder, "run.json", bad[i]);
        check_that(!report_read(folder, &error), "bad run.json: %s", bad[i]);
        check_int("bad run.json", error.status, 65);
        check_that(!strchr(error.text, '\n'), "one line: %.300s", error.text);
    }
    remove_run(folder);
    free(folder);

    struct queue_class gone = *result.lab->queues[0].queue;
    gone.name = "no-such-queue";
    result.lab->queues[0].queue = &gone;
    check_int("written", report_folder(parent, &result, &folder), 0);
    check_that(!report_read(folder, &error), "a queue that this build does not know");
    check_int("unknown queue", error.status, 65);
    check_that(strstr(error.text, "no-such-queue") != NULL, "names it: %.300s", error.text);
    remove_run(folder);
    free(folder);
    check_int("all removed", rmdir(parent), 0);
    result_free(&result);
}

static void failed_folder_leaves_nothing(void)
{
    char parent[] = "/tmp/qlab-test-XXXXXX", below[64];
    struct result result = real_result();
    char *folder = NULL;

    check_that(mkdtemp(parent) != NULL, "a temporary folder");
    write_text(parent, "file", "");
    snprintf(below, sizeof below, "%s/file/results", parent);
    check_int("a parent that is a file", report_folder(below, &result, &folder), ENOTDIR);
    check_that(folder == NULL, "no folder");
    check_int("a parent that cannot be made", report_folder("/proc/qlab", &result, &folder) != 0,
              1);

    /* A name that cannot be renamed to fails after all files are written. */
    memset(result.machine.commit, 'x', sizeof result.machine.commit - 1);
    memset(result.machine.host, 'y', sizeof result.machine.host - 1);
    strcpy(result.machine.started, "no/such/folder");
    check_int("the last step", report_folder(parent, &result, &folder), ENOENT);
    check_that(folder == NULL, "no folder");
    check_int("nothing but the file is left", entries(parent), 1);
    snprintf(below, sizeof below, "%s/file", parent);
    unlink(below);
    check_int("all removed", rmdir(parent), 0);
    result_free(&result);
}

static void machine_facts(void)
{
    struct machine machine;
    machine_begin(&machine);
    machine_end(&machine);
    check_that(machine.cpus_allowed >= 1, "got %d processors", machine.cpus_allowed);
    check_that(*machine.commit && *machine.compiler && *machine.flags && *machine.kernel, "facts");
    check_int("a name fit for a folder", strcspn(machine.host, "/. "), strlen(machine.host));
    check_int("a UTC time", strlen(machine.started), strlen("20260506T170159Z"));
    machine.cpus_allowed = 2;
    machine.load_start = 1;
    machine.load_end = 2.5;
    check_that(machine_noisy(&machine), "a load of 2.5 on 2 processors is noisy");
    machine.load_end = 2;
    check_that(!machine_noisy(&machine), "a load of 2 on 2 processors is not");
}

int main(void)
{
    const struct check_case cases[] = {
        {"points: counted runs only", points_of_counted_runs},
        {"points: an interval takes ten runs", interval_takes_ten_runs},
        {"points: no attempts, no rate", no_attempts_no_rate},
        {"points: warm-up alone is told", warmup_alone_is_told},
        {"findings and status", findings_and_status},
        {"figures", figures},
        {"grids", grids},
        {"page: golden", page_is_golden},
        {"page: says what matters", page_says_what_matters},
        {"page: fits in 100 columns", page_fits},
        {"JSON has the keys", json_has_the_keys},
        {"points.csv", csv_points},
        {"runs.csv: there and back", runs_round_trip},
        {"runs.csv: bad files are told", bad_runs_are_told},
        {"writers tell errors", writers_tell_errors},
        {"folder: there and back", folder_round_trip},
        {"folder: bad ones are told", bad_folders_are_told},
        {"folder: a failure leaves nothing", failed_folder_leaves_nothing},
        {"machine", machine_facts},
        {NULL, NULL},
    };
    return check_main("report", cases);
}
