/* The words around a plot: the lab's question, what was found, the key, and where it was made. */
#include "report/plot/margin.h"

#include <inttypes.h>
#include <string.h>

#include "lab/lab_queues.h"
#include "report/plot/look.h"
#include "report/result/swept.h"
#include "lab/figure.h"

/* The point at which a queue lied most, by its median run, then by its worst. NULL if it never
 * lied. */
static const struct point *worst_point(const struct plot_source *source)
{
    const struct point *worst = NULL;
    for (size_t queue = 0; queue < source->result->lab->queue_count; queue++) {
        const struct line *line = &source->lines[queue];
        if (line->runs_lied && (!worst || point_order(line->worst, worst) > 0))
            worst = line->worst;
    }
    return worst;
}

static size_t liars(const struct plot_source *source)
{
    size_t found = 0;
    for (size_t queue = 0; queue < source->result->lab->queue_count; queue++)
        found += source->lines[queue].runs_lied > 0;
    return found;
}

static void write_finding(const struct plot_source *source, bool brief, char *text, size_t size)
{
    const struct lab *lab = source->result->lab;
    const struct point *worst = worst_point(source);
    if (!worst) {
        uint64_t attempts = 0, runs = 0;
        for (size_t queue = 0; queue < lab->queue_count; queue++) {
            attempts += source->lines[queue].tally.attempts;
            runs += source->lines[queue].runs;
        }
        snprintf(text, size, "No queue lied: 0 of %s attempts, 0 of %" PRIu64 " runs.",
                 figure_count(attempts).text, runs);
        return;
    }
    struct figure rate =
        figure_percent(worst->rate_median > 0 ? worst->rate_median : worst->rate_max);
    struct swept where = {""};
    if (lab->sweep != KNOB_COUNT)
        where = swept_equals(" at ", lab, worst->value);
    const char *name = lab_queue_label(lab, worst->queue);
    if (brief)
        snprintf(text, size, "%zu of %zu lied. Worst: %s%s, %s.", liars(source), lab->queue_count,
                 name, where.text, rate.text);
    else
        snprintf(text, size,
                 "%zu of %zu queues lied. Worst: %s%s, spurious in %s of attempts (%s run).",
                 liars(source), lab->queue_count, name, where.text, rate.text,
                 worst->rate_median > 0 ? "median" : "worst");
}

/* "mine HANGS (in 3 of 3 runs): that is no zero." Returns whether any queue is wrong in anything.
 */
static bool write_wrong(const struct plot_source *source, bool brief, char *text, size_t size)
{
    const struct lab *lab = source->result->lab;
    size_t used = 0;
    for (size_t queue = 0; queue < lab->queue_count; queue++)
        for (int wrong = 0; wrong < WRONGS; wrong++) {
            uint64_t runs = source->lines[queue].runs_wrong[wrong];
            if (runs == 0 || used >= size)
                continue;
            used += (size_t)snprintf(text + used, size - used, "%s%s %s", used ? ", " : "",
                                     lab_queue_label(lab, queue), wrong_classes[wrong].word);
            if (!brief && used < size)
                used += (size_t)snprintf(text + used, size - used, " (in %s runs)",
                                         figure_of(runs, source->lines[queue].runs_made).text);
        }
    if (used > 0 && used < size)
        snprintf(text + used, size - used, brief ? "." : ": that is no zero.");
    return used > 0;
}

void margin_wrong(FILE *words, const struct plot_source *source)
{
    char text[512];
    if (write_wrong(source, false, text, sizeof text))
        data_word(words, "finding", text);
    if (write_wrong(source, true, text, sizeof text))
        data_word(words, "finding_brief", text);
}

/* The families in the plot, with their marks: the colour is never alone. */
static void write_key(FILE *key, const struct plot_source *source)
{
    const struct lab *lab = source->result->lab;
    bool hollow = false;
    for (size_t i = 0; i < lab->queue_count; i++) {
        const struct queue_class *queue = lab->queues[i].queue;
        struct look look = queue_look(source, i);
        bool known = false;
        for (size_t j = 0; j < i; j++)
            known |= strcmp(lab->queues[j].queue->family, queue->family) == 0;
        hollow |= look.hollow;
        if (known)
            continue;
        fprintf(key, "%d\t%u\t%s\n", look.shape, look.rgb, queue->family);
    }
    if (hollow)
        fprintf(key, "6\t%u\tno claim to be exact\n", 0x666666u);
}

/* How many runs a point rests on: the counted ones, or of those the ones with an attempt. */
static uint64_t runs_of(const struct plot_source *source, bool all, const struct point *point)
{
    uint64_t runs = 0;
    for (size_t i = 0; i < source->result->row_count; i++) {
        const struct result_row *row = &source->result->rows[i];
        runs += row_at(row, point->queue, point->value) && row_counts(row);
    }
    return all ? runs : point->runs;
}

static void write_footer(FILE *words, const struct plot_source *source, bool all)
{
    const struct result *result = source->result;
    const struct host *host = &result->host;
    char text[512], cpu[64];
    snprintf(cpu, sizeof cpu, "%.63s", host->cpu[0] ? host->cpu : "unknown processor");
    uint64_t fewest = UINT64_MAX, most = 0;
    for (size_t i = 0; i < source->count; i++) {
        uint64_t runs = runs_of(source, all, &source->points[i]);
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
    data_word(words, "footer", text);
}

void margin_write(struct plot_data *data, FILE *words, const struct plot_source *source,
                  const struct plot_kind *kind)
{
    const struct lab *lab = source->result->lab;
    char text[512];
    data_word(words, "title", lab->title && *lab->title ? lab->title : lab->name);
    /* A kind that has found something of its own has said so by now: the first word counts. */
    write_finding(source, false, text, sizeof text);
    data_word(words, "finding", text);
    write_finding(source, true, text, sizeof text);
    data_word(words, "finding_brief", text);
    write_footer(words, source, kind->measures);
    write_key(data_file(data, "key", "shape rgb family"), source);
}
