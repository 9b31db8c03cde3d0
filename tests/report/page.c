/* The student's page: as it must look, and what it must never do. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "lab/figure.h"
#include "report/text/grid.h"
#include "report/text/terminal.h"
#include "report/made.h"
#include "report/text/compare_text.h"
#include "report/text/page_text.h"

static void check_width(const char *page, size_t width)
{
    for (const char *line = page; *line;) {
        char text[1200];
        int length = (int)strcspn(line, "\n");
        snprintf(text, sizeof text, "%.*s", length, line);
        check_that(text_columns(text) <= width || strncmp(text, "Observation", 11) == 0,
                   "got %zu columns, want at most %zu: %.300s", text_columns(text), width, text);
        check_that(length == 0 || line[length - 1] != ' ', "ends in a space: %.300s", text);
        line += length + (line[length] == '\n');
    }
    const char *zero = strstr(page, "0.00") ? strstr(page, "0.00") : strstr(page, " 0.0 ");
    check_that(!zero, "a zero with decimals: %.60s", zero ? zero : "");
    check_that(!strstr(page, "nan"), "a nan");
}

void check_page(const char *page)
{
    check_width(page, TERMINAL_MOST);
}

static int narrow_page(FILE *out, const struct result *result)
{
    return page_text(out, result, 60, false);
}

void check_narrow(const struct result *result)
{
    char *page = written(narrow_page, result);
    check_width(page, 60);
    free(page);
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
    "\n"
    "* highest rate: predicted 5 %, measured 46 %: wrong, 9.3 times too low.\n"
    "Your predictions: 0 of 1 right, 1 wrong.\n"
    "\n"
    "Next:  qlab plot get-nowait     draw it\n"
    "       qlab compare get-nowait  who lies more, who is faster, and is that certain?\n"
    "       qlab explain get-nowait  the shortest interleaving that lies, or none: proved\n"
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

void test_page_is_golden(void)
{
    struct result result = usual_result(4, 12);
    predict(&result, "5%");
    char *page = written(plain_table, &result);
    check_page(page);
    check_that(strcmp(page, golden_page) == 0, "the page is the golden one");
    if (strcmp(page, golden_page) != 0)
        printf("\ngot:\n%s\nwant:\n%s\n", page, golden_page);
    free(page);
    result_free(&result);
}

void test_page_says_what_matters(void)
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

static int compared(FILE *out, const struct result *result)
{
    return compare_text(out, result, false);
}

/* Two rounds tell nothing of rates; that somebody lied is told all the same. */
void test_compare_says_who_lied(void)
{
    struct result result = usual_result(2, 2);
    char *text = written(compared, &result);
    check_that(strstr(text, "Lied:             mutex-trylock-busy (") != NULL, "got:\n%s", text);
    check_that(strstr(text, "calls): one lie settles that it may lie.\n") != NULL, "got:\n%s",
               text);
    check_that(strstr(text, "no difference of rates from honest shown") != NULL, "got:\n%s", text);
    check_that(strstr(text, "only 1 pair\n") || strstr(text, "only 1 pair "), "got:\n%s", text);
    free(text);
    result_free(&result);
    result = usual_result(1, 3); /* nobody lies with one consumer */
    text = written(compared, &result);
    check_that(strstr(text, "Lied:             none here, which is no proof.\n") != NULL,
               "got:\n%s", text);
    free(text);
    result_free(&result);
}

void test_page_fits(void)
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
                if (a == 2 && r == 2)
                    check_narrow(&result);
                result_free(&result);
            }
        }
    }
}
