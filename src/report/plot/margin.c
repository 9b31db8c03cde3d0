/* The words around a plot: the lab's question, what was found, the key, and where it was made. */
#include "report/plot/margin.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/plot/brief.h"
#include "report/plot/look.h"
#include "report/text/figure.h"

/* The point at which a queue lied most, by its median run, then by its worst. NULL if it never
 * lied. */
static const struct point *worst_point(const struct plot_source *source)
{
    const struct point *worst = NULL;
    for (size_t i = 0; i < source->count; i++) {
        const struct point *point = &source->points[i];
        if (!point->runs_with_spurious)
            continue;
        if (!worst || point->rate_median > worst->rate_median ||
            (point->rate_median == worst->rate_median && point->rate_max > worst->rate_max))
            worst = point;
    }
    return worst;
}

static size_t liars(const struct plot_source *source)
{
    const struct lab *lab = source->result->lab;
    size_t found = 0;
    for (size_t queue = 0; queue < lab->queue_count; queue++) {
        bool lied = false;
        for (size_t i = 0; i < source->count; i++)
            lied |= source->points[i].queue == queue && source->points[i].runs_with_spurious > 0;
        found += lied;
    }
    return found;
}

static void write_finding(const struct plot_source *source, bool brief, char *text, size_t size)
{
    const struct lab *lab = source->result->lab;
    const struct point *worst = worst_point(source);
    if (!worst) {
        uint64_t attempts = 0, runs = 0;
        for (size_t i = 0; i < source->count; i++) {
            attempts += source->points[i].tally.attempts;
            runs += source->points[i].runs;
        }
        snprintf(text, size, "No queue lied: 0 of %s attempts, 0 of %" PRIu64 " runs.",
                 figure_count(attempts).text, runs);
        return;
    }
    char rate[64], where[64] = "", value[32];
    percent_write(rate, sizeof rate, worst->rate_median > 0 ? worst->rate_median : worst->rate_max);
    if (lab->sweep != KNOB_COUNT)
        snprintf(where, sizeof where, " at %s = %s", knob_table[lab->sweep].name,
                 short_value(value, sizeof value, lab, worst->value));
    const char *name = lab->queues[worst->queue].queue->name;
    if (brief)
        snprintf(text, size, "%zu of %zu lied. Worst: %s%s, %s.", liars(source), lab->queue_count,
                 name, where, rate);
    else
        snprintf(text, size,
                 "%zu of %zu queues lied. Worst: %s%s, spurious in %s of attempts (%s run).",
                 liars(source), lab->queue_count, name, where, rate,
                 worst->rate_median > 0 ? "median" : "worst");
}

/* The families in the plot, with their marks: the colour is never alone. */
static void write_key(struct sheet *sheet, const struct plot_source *source)
{
    const struct lab *lab = source->result->lab;
    FILE *key = sheet_data(sheet, "key");
    double x = 0;
    bool hollow = false;
    for (size_t i = 0; i < lab->queue_count; i++) {
        const struct queue_class *queue = lab->queues[i].queue;
        struct look look = queue_look(queue);
        bool known = false;
        for (size_t j = 0; j < i; j++)
            known |= strcmp(lab->queues[j].queue->family, queue->family) == 0;
        hollow |= look.hollow;
        if (known)
            continue;
        fprintf(key, "%g\t%d\t%u\t%s\n", x, look.shape, look.rgb, queue->family);
        x += sheet_text_width(sheet, queue->family) + 28;
    }
    if (hollow)
        fprintf(key, "%g\t6\t%u\tno claim to be exact\n", x, 0x666666u);
}

/* How many runs a point rests on: the counted ones, or of those the ones with an attempt. */
static uint64_t runs_of(const struct plot_source *source, const struct point *point)
{
    uint64_t runs = 0;
    for (size_t i = 0; i < source->result->row_count; i++) {
        const struct result_row *row = &source->result->rows[i];
        runs += row_at(row, point->queue, point->value) && row_counts(row);
    }
    return source->measures ? runs : point->runs;
}

static void write_footer(struct sheet *sheet, const struct plot_source *source)
{
    const struct result *result = source->result;
    const struct host *host = &result->host;
    char text[512], cpu[64];
    snprintf(cpu, sizeof cpu, "%.63s", host->cpu[0] ? host->cpu : "unknown processor");
    uint64_t fewest = UINT64_MAX, most = 0;
    for (size_t i = 0; i < source->count; i++) {
        uint64_t runs = runs_of(source, &source->points[i]);
        fewest = runs < fewest ? runs : fewest;
        most = runs > most ? runs : most;
    }
    char runs[48];
    if (fewest == most)
        snprintf(runs, sizeof runs, "%" PRIu64 " run%s a point", most, most == 1 ? "" : "s");
    else
        snprintf(runs, sizeof runs, "%" PRIu64 " to %" PRIu64 " runs a point", fewest, most);
    snprintf(text, sizeof text, "%s · %s, %d processors · commit %s · seed %" PRIu64 " · %s%s%s",
             host->name, cpu, host->cpus_allowed, host->commit, result->seed, runs,
             result->complete ? "" : " · INCOMPLETE", result->delays ? " · DELAYED queues" : "");
    sheet_text(sheet, "footer", text);
}

void plot_words(struct sheet *sheet, const struct plot_source *source)
{
    char text[512];
    write_finding(source, sheet->terminal, text, sizeof text);
    const struct lab *lab = source->result->lab;
    sheet_text(sheet, "question", lab->title && *lab->title ? lab->title : lab->name);
    if (!sheet->says_itself) /* the timeline and measures have a finding of their own */
        sheet_text(sheet, "finding", text);
    write_key(sheet, source);
    write_footer(sheet, source);
}
