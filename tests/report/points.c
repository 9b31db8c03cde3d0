/* Points and findings: what the runs say together, and the exit status. */
#include <math.h>
#include <stdlib.h>

#include "check.h"
#include "report/made.h"
#include "report/result/status.h"

void test_points_of_counted_runs(void)
{
    const struct queue_class *const classes[] = {&liar};
    struct result result = make_result(classes, 1, 1, 4);
    const uint64_t lies[] = {900, 100, 300, 0, 500};
    size_t count;

    for (unsigned i = 0; i < 5; i++) {
        struct result_row row = make_row(0, 0, i, lies[i], i == 3 ? 0 : 1000);
        row.warmup = i == 0;
        row.whole = i != 4;
        add_row(&result, row);
    }
    struct point *points = result_points(&result, &count);
    check_int("points", count, 1);
    check_int("counted runs with attempts", points->runs, 2);
    check_int("of which lied", points->runs_with_spurious, 2);
    check_int("lies", points->tally.spurious, 400);
    check_int("lies aside", points->aside, 1400);
    check_int("attempts", points->tally.attempts, 2000);
    check_int("longest episode", points->tally.longest_episode, 30000);
    check_near("median of the two runs with attempts", points->rate_median, 0.2, 1e-12);
    check_near("smallest run", points->rate_min, 0.1, 1e-12);
    check_near("largest run", points->rate_max, 0.3, 1e-12);
    check_that(isnan(points->rate.low), "no interval of two runs");
    check_near("first attempts", points->first_attempt_rate, 100 / 1000.0, 1e-12);
    check_near("speed", points->ops_per_second, 1000 / 1000002e-9, 1e-9);
    check_near("cost", points->cpu_ns_per_item, 2000, 1e-12);
    check_near("two of two runs", points->runs_interval.low, 0.15811388300841897, 1e-9);
    free(points);
    result_free(&result);
}

void test_interval_takes_ten_runs(void)
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

void test_no_attempts_no_rate(void)
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
    check_text("nor a verdict", finding_word(points->finding), "untested");
    check_int("nor success", result_status(&result, points, count), 2);
    free(table);
    free(points);
    result_free(&result);
}

/* Ten honest runs and ten that tested nothing bound no more than ten runs do. */
void test_untested_runs_are_not_honest(void)
{
    const struct queue_class *const classes[] = {&honest, &careful};
    struct result result = make_result(classes, 2, 1, 20);
    size_t count;
    for (unsigned i = 0; i < 20; i++) {
        add_row(&result, make_row(0, 0, i, 0, i % 2 ? 1000 : 0));
        add_row(&result, make_row(1, 0, i, 0, 0));
    }
    struct point *points = result_points(&result, &count);
    check_int("runs that tested it", points[0].runs, 10);
    check_near("bound over runs", points[0].runs_interval.high,
               stats_clopper_pearson(0, 10, 0.95).high, 1e-12);
    check_int("runs that tested nothing", points[1].runs, 0);
    check_text("tested", finding_word(points[0].finding), "holds");
    check_text("untested", finding_word(points[1].finding), "untested");
    check_int("one untested queue: no success", result_status(&result, points, count), 2);
    char *table = written(plain_table, &result);
    check_that(strstr(table, "0 of 10  HONEST") && strstr(table, "UNTESTED") &&
                   strstr(table, "a queue was not tested"),
               "got:\n%s", table);
    free(table);
    add_row(&result, make_row(0, 0, 20, 1, 1000));
    struct point *refuted = result_points(&result, &count);
    check_int("a refuted claim comes first", result_status(&result, refuted, count), 1);
    free(refuted);
    free(points);
    result_free(&result);
}

void test_warmup_alone_is_told(void)
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

void test_findings_and_status(void)
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
        const struct seen seen = result_seen(&result, points, count, 0);
        check_text(cases[i].what, finding_word(finding_of(&result, 0, &seen)),
                   finding_word(cases[i].finding));
        check_int(cases[i].what, result_status(&result, points, count), cases[i].status);
        free(points);
        result_free(&result);
    }
}
