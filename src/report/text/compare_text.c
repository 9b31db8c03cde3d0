/* A comparison as a student reads it: one table per sweep point, then three sentences. */
#include "report/text/compare_text.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

#include "lab/figure.h"
#include "report/result/compare_table.h"
#include "report/result/finish.h"
#include "report/text/grid.h"
#include "report/text/score_text.h"
#include "report/text/table_text.h"
#include "report/text/terminal.h"
#include "report/text/wrong_text.h"

static const char *name_of(const struct result *result, size_t queue)
{
    return result->lab->queues[queue].queue->name;
}

static int print_table(FILE *out, const struct result *result, const struct compared *all,
                       bool colour)
{
    struct table table;
    compare_table(&table, result, all);
    int error = table_text(out, &table, terminal_columns(out), colour);
    table_free(&table);
    return error;
}

/* Prints what the workload measures of every queue and the differences from the baseline, if it
 * measures anything. 0 or an errno value. */
static int print_measures(FILE *out, const struct result *result, const struct compared *all,
                          bool colour)
{
    struct table table;
    if (workload_measures(result->lab->scenario.workload) == 0)
        return 0;
    compare_measures_table(&table, result, all);
    int error = table_text(out, &table, terminal_columns(out), colour);
    if (!error)
        text_wrap(out, "", table.caption);
    fputc('\n', out);
    table_free(&table);
    return error;
}

/* Lists the queues for which `direction` holds: "a, b and c". Returns how many. */
static size_t listed(char *text, size_t size, const struct result *result,
                     const struct compared *all, bool speed, enum direction direction)
{
    size_t count = 0, length = 0;
    text[0] = '\0';
    for (size_t i = 0; i < result->lab->queue_count; i++) {
        if (i == all[i].baseline || (speed ? all[i].faster : all[i].lies_more) != direction)
            continue;
        int wrote =
            snprintf(text + length, size - length, "%s%s", count ? ", " : "", name_of(result, i));
        length += wrote > 0 && (size_t)wrote < size - length ? (size_t)wrote : 0;
        count++;
    }
    return count;
}

/* Who lied at all: that is settled by one lie, whatever the rates. */
static void print_liars(FILE *out, const struct result *result, const struct compared *all)
{
    size_t liars = 0, length = 0, tested = 0;
    char text[1600] = "";
    for (size_t i = 0; i < result->lab->queue_count; i++) {
        tested += all[i].attempts > 0;
        if (all[i].spurious == 0 || length >= sizeof text)
            continue;
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s (%s calls)",
                                   liars ? ", " : "", name_of(result, i),
                                   figure_of(all[i].spurious, all[i].attempts).text);
        liars++;
    }
    if (liars > 0 && length < sizeof text)
        snprintf(text + length, sizeof text - length, ": one lie settles that %s may lie.",
                 liars == 1 ? "it" : "each");
    else if (tested > 0)
        snprintf(text, sizeof text, "none here, which is no proof.");
    if (*text)
        text_wrap(out, "Lied:             ", text);
}

static void print_side(FILE *out, const struct result *result, const struct compared *all,
                       bool speed)
{
    char more[512], less[512], text[1600];
    const char *base = name_of(result, all[0].baseline);
    size_t mores = listed(more, sizeof more, result, all, speed, MORE);
    size_t lesses = listed(less, sizeof less, result, all, speed, LESS);
    if (mores + lesses == 0)
        snprintf(text, sizeof text, "no difference%s from %s shown at this budget.",
                 speed ? "" : " of rates", base);
    else if (lesses == 0)
        snprintf(text, sizeof text, "%s (than %s).", more, base);
    else
        snprintf(text, sizeof text, "%s (than %s); %s: %s.", mores ? more : "none", base,
                 speed ? "slower" : "less often", less);
    text_wrap(out, speed ? "Faster:           " : "Lies more often:  ", text);
}

/* The fastest queue that never lied here, and what the cheapest lie costs in CPU. */
static void print_advice(FILE *out, const struct result *result, const struct compared *all)
{
    const struct compared *fastest = NULL, *dearest = NULL;
    char text[512];
    for (size_t i = 0; i < result->lab->queue_count; i++) {
        const struct compared *one = &all[i];
        if (one->spurious == 0 && !isnan(one->ops_per_second) &&
            (!fastest || one->ops_per_second > fastest->ops_per_second))
            fastest = one;
        if (!isnan(one->cpu_ns_per_item) &&
            (!dearest || one->cpu_ns_per_item > dearest->cpu_ns_per_item))
            dearest = one;
    }
    if (!fastest || !dearest)
        return;
    snprintf(text, sizeof text,
             "of those that never lied here %s moved most items, at %s of CPU an item; dearest "
             "is %s with %s an item.",
             name_of(result, fastest->queue), figure_time(fastest->cpu_ns_per_item).text,
             name_of(result, dearest->queue), figure_time(dearest->cpu_ns_per_item).text);
    text_wrap(out, "Cost:             ", text);
}

static void print_title(FILE *out, const struct result *result, size_t value)
{
    const struct lab *lab = result->lab;
    char text[32] = "";
    fprintf(out, "%s · every queue against %s", lab->name, name_of(result, result->baseline));
    if (lab->sweep != KNOB_COUNT)
        fprintf(out, " · %s %s", knob_table[lab->sweep].name,
                knob_write(text, sizeof text, lab->sweep, lab->values[value]));
    fprintf(out, " · seed %llu\n\n", (unsigned long long)result->seed);
}

/* The predictions beside what was measured. 0 or an errno value. */
static int print_scores(FILE *out, const struct result *result, bool colour)
{
    struct view view;
    int error = view_open(&view, out, terminal_columns(out), colour, result);
    if (error)
        return error;
    error = view_scores(&view);
    view_close(&view);
    return error;
}

int compare_text(FILE *out, const struct result *result, bool colour)
{
    if (!result->complete)
        fputs("INCOMPLETE: interrupted; what follows is what was measured until then.\n\n", out);
    for (size_t value = 0; value < result->lab->value_count; value++) {
        struct compared *all = compare_all(result, value);
        if (!all)
            return ENOMEM;
        print_title(out, result, value);
        int error = print_table(out, result, all, colour);
        fputc('\n', out);
        error = error ? error : print_measures(out, result, all, colour);
        print_liars(out, result, all);
        print_side(out, result, all, false);
        print_side(out, result, all, true);
        print_advice(out, result, all);
        fputc('\n', out);
        free(all);
        if (error)
            return error;
    }
    int error = wrong_text(out, result, terminal_columns(out), colour);
    error = error ? error : print_scores(out, result, colour);
    if (error)
        return error;
    text_wrap(out, "",
              "Differences are medians over paired rounds with 95 % bootstrap intervals; \"lies\" "
              "and items/s are medians over runs; ≤ x: no lie in most runs, x in the worst.");
    return report_finish(out);
}
