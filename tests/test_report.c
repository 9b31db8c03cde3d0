/* The report room: figures, grids and the machine. Beside it in report/: points.c, page.c,
 * measures.c, lessons.c, formats.c and folders.c, on results that made.c puts together by hand. */
#include <math.h>
#include <stdlib.h>

#include "check.h"
#include "lab/figure.h"
#include "lab/measure_figure.h"
#include "report/text/grid.h"
#include "report/made.h"

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
    const struct {
        enum measure_unit unit;
        double low, high;
        const char *want, *range;
    } measures[] = {
        {MEASURE_COUNT, 3, 4, "3", "3…4"},
        {MEASURE_COUNT, 2.5, 1500, "2.5", "2.5…1 500"},
        {MEASURE_COUNT, 0.0231, 0.5, "0.023", "0.023…0.5"},
        {MEASURE_COUNT, 0.00017, 0.002, "1.7e-4", "1.7e-4…2.0e-3"},
        {MEASURE_TIME, 0, 850, "0", "0…850 ns"},
        {MEASURE_TIME, 1.2e6, 3.4e6, "1.2 ms", "1.2…3.4 ms"},
        {MEASURE_TIME, 850, 3.4e6, "850 ns", "850 ns…3.4 ms"},
        {MEASURE_SHARE, 0.7, 0.81, "70 %", "70…81 %"},
        {MEASURE_SHARE, 0, 1, "0", "0…100 %"},
        {MEASURE_FACTOR, 0.3, 1.96, "0.30×", "0.30…2.0×"},
        {MEASURE_FACTOR, 0.9951, 1234, "1.0×", "1.0…1 234×"},
        {MEASURE_FACTOR, NAN, NAN, "–", "–"},
    };
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        check_text("measure", figure_measure(measures[i].unit, measures[i].low).text,
                   measures[i].want);
        check_text("between",
                   figure_between(measures[i].unit, measures[i].low, measures[i].high).text,
                   measures[i].range);
    }
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
    grid_add(&grid, GRID_PLAIN, "%s", "");
    grid_rule(&grid);
    grid_add(&grid, GRID_PLAIN, "%s", "longer");
    grid_add(&grid, GRID_PLAIN, "%d", 7);
    grid_add(&grid, GRID_RED, "%s", "x");
    check_int("width", grid_width(&grid), 14);
    check_int("printed", grid_print(out, &grid, false), 0);
    text_wrap(out, "- ", "one two");
    text_wrap_in(out, 12, "", "duration 20 ms, rate 12 000.");
    fclose(out);
    check_text(
        "plain", text,
        "a       1…2\n──────────────\nlonger    7  x\n- one two\nduration\n20 ms, rate\n12 000.\n");
    free(text);
    out = open_memstream(&text, &size);
    check_int("printed", grid_print(out, &grid, true), 0);
    fclose(out);
    check_that(strstr(text, "\033[1;31mx\033[0m") != NULL, "colour, got %s", text);
    free(text);
    grid_free(&grid);
}

static void machine_facts(void)
{
    struct host host;
    host_begin(&host);
    host_end(&host);
    check_that(host.cpus_allowed >= 1, "got %d processors", host.cpus_allowed);
    check_that(*host.commit && *host.compiler && *host.flags && *host.kernel, "facts");
    check_int("a name fit for a folder", strcspn(host.name, "/. "), strlen(host.name));
    check_int("a UTC time", strlen(host.started), strlen("20260506T170159Z"));
    host.cpus_allowed = 2;
    host.load_start = 1;
    host.load_end = 2.5;
    check_that(host_noisy(&host), "a load of 2.5 on 2 processors is noisy");
    host.load_end = 2;
    check_that(!host_noisy(&host), "a load of 2 on 2 processors is not");
}

int main(void)
{
    const struct check_case cases[] = {
        {"points: counted runs only", test_points_of_counted_runs},
        {"points: an interval takes ten runs", test_interval_takes_ten_runs},
        {"points: no attempts, no rate", test_no_attempts_no_rate},
        {"points: runs that tested nothing", test_untested_runs_are_not_honest},
        {"points: warm-up alone is told", test_warmup_alone_is_told},
        {"findings and status", test_findings_and_status},
        {"predictions: graded", test_scores},
        {"predictions: of what else is wrong", test_wrong_kinds_are_guessed},
        {"figures", figures},
        {"grids", grids},
        {"page: golden", test_page_is_golden},
        {"page: says what matters", test_page_says_what_matters},
        {"page: fits in 100 columns", test_page_fits},
        {"compare: says who lied", test_compare_says_who_lied},
        {"lessons: what flows, and code", test_lesson_flows},
        {"lessons: in colour", test_lesson_in_colour},
        {"lessons: each fits its terminal", test_every_lesson_fits},
        {"measures: declared well", test_measures_are_declared_well},
        {"measures: golden page", test_measures_page_is_golden},
        {"measures: speed-up is of the round", test_speed_up_is_of_the_round},
        {"measures: the page fits", test_measures_page_fits},
        {"measures: aside of Empties", test_aside_of_empties},
        {"measures: the sentence", test_sentence_needs_pairs},
        {"measures: predictions", test_predictions_stand_beside},
        {"measures: JSON", test_measures_in_json},
        {"measures: CSV there and back", test_measures_in_csv},
        {"samples: there and back", test_samples_round_trip},
        {"samples: bad files are told", test_bad_samples_are_told},
        {"measures: compared", test_compare_measures},
        {"killed: on the page", test_killed_on_the_page},
        {"killed: CSV there and back", test_killed_in_csv},
        {"killed: JSON", test_killed_in_json},
        {"wrong kinds: findings and status", test_wrong_kinds_and_status},
        {"wrong kinds: raw stamps know no deadline", test_raw_stamps_know_no_deadline},
        {"wrong kinds on the page", test_wrong_on_the_page},
        {"wrong kinds in JSON", test_wrong_in_json},
        {"wrong kinds in CSV, new and old", test_wrong_in_csv},
        {"JSON has the keys", test_json_has_the_keys},
        {"points.csv", test_csv_points},
        {"runs.csv: there and back", test_runs_round_trip},
        {"runs.csv: bad files are told", test_bad_runs_are_told},
        {"writers tell errors", test_writers_tell_errors},
        {"folder: there and back", test_folder_round_trip},
        {"folder: bad ones are told", test_bad_folders_are_told},
        {"folder: a failure leaves nothing", test_failed_folder_leaves_nothing},
        {"machine", machine_facts},
        {NULL, NULL},
    };
    return check_main("report", cases);
}
