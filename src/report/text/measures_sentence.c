/* One plain sentence about the workload's first measure: which queue had most and which had least.
 *
 * Which two those are is seen only in the data, so the difference between them must stand out among
 * the differences of all pairs of queues: its interval, over paired rounds, has the confidence that
 * holds for all pairs together (Bonferroni). If it does not exclude zero, no difference is shown.
 */
#include "report/text/measures_sentence.h"

#include <math.h>
#include <stdio.h>

#include "report/result/compare.h"
#include "report/result/measures_shown.h"
#include "lab/measure_figure.h"
#include "report/result/swept.h"

enum { BRIEFLY = 3 }; /* names in a row */

/* The queue with the highest (or lowest) median; queue_count if none has one. */
static size_t extreme(const struct result *result, const struct point *points, size_t value,
                      size_t m, bool highest)
{
    const struct lab *lab = result->lab;
    size_t found = lab->queue_count;
    double best = highest ? -INFINITY : INFINITY;
    for (size_t queue = 0; queue < lab->queue_count; queue++) {
        double median = point_at(result, points, queue, value)->measure[m].median;
        if (highest ? median > best : median < best) {
            best = median;
            found = queue;
        }
    }
    return found;
}

/* Names the queues whose median is that of `queue`: "mutex and michael-scott". If they are more
 * than `most`: "8 queues". */
static void write_equals(char *text, size_t size, const struct result *result,
                         const struct point *points, size_t value, size_t m, size_t queue,
                         size_t most)
{
    const struct lab *lab = result->lab;
    double median = point_at(result, points, queue, value)->measure[m].median;
    size_t equals = 0, named = 0, used = 0;
    for (size_t i = 0; i < lab->queue_count; i++)
        equals += point_at(result, points, i, value)->measure[m].median == median;
    if (equals > most)
        snprintf(text, size, "%zu queues", equals);
    for (size_t i = 0; i < lab->queue_count && equals <= most && used < size; i++)
        if (point_at(result, points, i, value)->measure[m].median == median) {
            used += (size_t)snprintf(text + used, size - used, "%s%s",
                                     named == 0            ? ""
                                     : named + 1 == equals ? " and "
                                                           : ", ",
                                     lab->queues[i].queue->name);
            named++;
        }
}

/* "With 8 consumers "; "" if nothing is swept and the number of consumers means nothing. */
static void write_where(char *text, size_t size, const struct result *result, size_t value)
{
    *text = '\0';
    if (result->lab->sweep != KNOB_COUNT ||
        workload_uses(result->lab->scenario.workload, KNOB_CONSUMERS))
        snprintf(text, size, "With %s ", swept_words(result, value).text);
}

char *measures_sentence(char *text, size_t size, const struct result *result,
                        const struct point *points, bool brief)
{
    const struct lab *lab = result->lab;
    size_t shown[MEASURES_MOST + 1], value = lab->value_count - 1;
    size_t count = measures_shown(result, shown);
    size_t first = 0;
    while (first < count && measure_of(result, shown[first])->given)
        first++;
    size_t m = first < count && shown[first] != MEASURE_RATE ? shown[first] : MEASURE_NONE;
    char with[100], most_names[300], least_names[300];

    *text = '\0';
    if (m == MEASURE_NONE)
        return text;
    size_t most = extreme(result, points, value, m, true);
    size_t least = extreme(result, points, value, m, false);
    if (most == lab->queue_count || most == least)
        return text;
    double pairs = (double)lab->queue_count * (double)(lab->queue_count - 1) / 2;
    struct paired paired = {.pairs = 0};
    compare_pair(result, value, most, least, measure_in, m, 1 - (1 - CONFIDENCE) / pairs, &paired);
    if (paired.pairs < PAIRS_LEAST)
        return text;
    const struct measure *class = measure_of(result, m);
    write_where(with, sizeof with, result, value);
    if (!(paired.interval.low > 0)) {
        snprintf(text, size, "%s%s difference in \"%s\" is shown between the queues.", with,
                 *with ? "no" : "No", class->label);
        return text;
    }
    const struct point *high = point_at(result, points, most, value);
    const struct point *low = point_at(result, points, least, value);
    size_t named = brief ? BRIEFLY : lab->queue_count;
    write_equals(most_names, sizeof most_names, result, points, value, m, most, named);
    write_equals(least_names, sizeof least_names, result, points, value, m, least, named);
    int used = snprintf(text, size, "%s\"%s\"%s was highest for %s (%s) and lowest for %s (%s)",
                        with, class->label, class->many ? " (a run's median)" : "", most_names,
                        figure_measure(class->unit, high->measure[m].median).text, least_names,
                        figure_measure(class->unit, low->measure[m].median).text);
    if (used < 0 || (size_t)used >= size)
        return text;
    if (brief)
        snprintf(text + used, size - (size_t)used, ".");
    else
        snprintf(text + used, size - (size_t)used,
                 ": in paired rounds a difference of %s (%s, 95 %% for all pairs of queues "
                 "together).",
                 figure_measure(class->unit, paired.median).text,
                 figure_between(class->unit, paired.interval.low, paired.interval.high).text);
    return text;
}
