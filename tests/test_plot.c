/* Plots: the parts of a layout. Beside it in plot/: pictures.c, measures.c and failures.c, which
 * draw made-up results and fail to. */
#include <stdlib.h>

#include "check.h"
#include "lab/figure.h"
#include "lab/words.h"
#include "plot/made.h"
#include "report/plot/kinds.h"
#include "report/plot/timeline/call.h"

static void test_percent(void)
{
    const struct {
        double rate;
        const char *want;
    } cases[] = {{1, "100 %"},        {0.9997, "99.97 %"}, {0.958, "96 %"},
                 {0.1, "10 %"},       {0.0123, "1.2 %"},   {0.01, "1 %"},
                 {0.001, "0.1 %"},    {1e-6, "0.0001 %"},  {3.14e-7, "0.000031 %"},
                 {1e-8, "0.000001 %"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_text("percent", figure_percent(cases[i].rate).text, cases[i].want);
}

static void test_long_items(void)
{
    struct history history;
    char text[64];
    make_witness(&history);
    struct item_style style = item_style_of(&history);
    check_text("short item", item_write(text, sizeof text, &style, 2), "2");
    history.logs[0].operations[0].item = 9895604650142;
    history.logs[0].operations[1].item = 9895604690142; /* alike in the last four digits */
    history.logs[0].operations[2].item = history.logs[1].operations[1].item = 0;
    style = item_style_of(&history);
    check_text("first", item_write(text, sizeof text, &style, 9895604650142), "…50142");
    check_text("second", item_write(text, sizeof text, &style, 9895604690142), "…90142");
    history_free(&history);
}

static void test_calls(void)
{
    static const char *const want[] = {"put …", "get …", "empty() …"};
    const struct item_style style = {0};
    char text[48];
    for (uint8_t kind = OPERATION_PUT; kind <= OPERATION_EMPTY; kind++) {
        const struct operation call = {.item = 7, .kind = kind, .answer = ANSWER_PENDING};
        check_text("a pending call", call_write(text, sizeof text, &style, &call), want[kind]);
    }
}

/* A kind is listed once: its name is the one of its file, of its script and of lab.ini. */
static void test_kinds(void)
{
    for (size_t i = 0; i < PLOT_KINDS; i++) {
        const struct plot_kind *kind = plot_kinds[i];
        char script[300];
        check_text("name", kind->name, plot_names[i]);
        check_that(kind->caption && kind->left_out && kind->write, "%s is whole", kind->name);
        snprintf(script, sizeof script, "%s/scripts/plot/%s.gp", QLAB_SOURCE_ROOT, kind->name);
        check_that(exists(script), "no %s", script);
    }
}

int main(void)
{
    static const struct check_case cases[] = {
        {"kinds", test_kinds},
        {"all plots, svg and png", test_all_plots},
        {"one run, one value", test_one_run_one_value},
        {"one queue, one value", test_one_queue_one_value},
        {"nobody lied", test_nobody_lied},
        {"always lied", test_always_lied},
        {"a hostile title is only text", test_hostile_title},
        {"measures of every workload", test_measures_of_every_workload},
        {"measures without a sweep", test_measures_without_sweep},
        {"measures by words", test_measures_by_words},
        {"measures in the terminal", test_measures_in_terminal},
        {"ecdf", test_ecdf},
        {"scales", test_scales},
        {"no values", test_measures_without_values},
        {"left out", test_left_out},
        {"no data", test_no_data},
        {"calls that never returned", test_calls},
        {"no lie, no timeline", test_no_lie_no_timeline},
        {"nothing moved", test_nothing_moved},
        {"many values", test_many_values},
        {"no gnuplot", test_no_gnuplot},
        {"a signal leaves no half picture", test_signal_leaves_nothing},
        {"no scripts", test_no_scripts},
        {"unwritable", test_unwritable},
        {"missing file", test_missing_file},
        {"labels pushed apart", test_push_apart},
        {"by hand", test_by_hand},
        {"hostile names", test_hostile_names},
        {"a liar is never on the shelf", test_rare_liar},
        {"a queue that hangs is no zero", test_hang_is_no_zero},
        {"fields", test_fields},
        {"percent", test_percent},
        {"long items", test_long_items},
        {0},
    };
    setenv("QLAB_SCRIPTS", QLAB_SOURCE_ROOT "/scripts", 1);
    setenv("TMPDIR", "/tmp", 1);
    if (!mkdtemp(directory)) {
        perror(directory);
        return 71;
    }
    int status = check_main("plot", cases);
    char *command = NULL;
    if (asprintf(&command, "rm -r '%s'", directory) < 0 || system(command) != 0)
        perror(directory);
    free(command);
    return status;
}
