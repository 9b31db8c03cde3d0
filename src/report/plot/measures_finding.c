/* What the plots of measures found. */
#include "report/plot/measures_finding.h"

#include <math.h>

#include "lab/lab_queues.h"
#include "report/result/measures_shown.h"
#include "report/result/swept.h"
#include "lab/measure_figure.h"
#include "report/text/measures_sentence.h"

/* " with consumers = 8"; "" without a sweep. */
static struct swept where(const struct plot_source *source, const struct point *point)
{
    const struct lab *lab = source->result->lab;
    return lab->value_count > 1 ? swept_equals(" with ", lab, point->value) : (struct swept){""};
}

static const char *name_of(const struct plot_source *source, const struct point *point)
{
    return lab_queue_label(source->result->lab, point->queue);
}

/* The points where a measure is least and most, by its median or, if `tail`, by p99. False if it
 * has no value. */
static bool find_ends(const struct plot_source *source, size_t m, bool tail,
                      const struct point **least, const struct point **most, double value[2])
{
    *least = *most = NULL;
    for (size_t i = 0; i < source->count; i++) {
        struct summary measured = measure_at(&source->points[i], m);
        double here =
            tail ? measured.p99 : summary_middle(&measured, measure_of(source->result, m));
        if (isnan(here))
            continue;
        if (!*least || here < value[0]) {
            *least = &source->points[i];
            value[0] = here;
        }
        if (!*most || here > value[1]) {
            *most = &source->points[i];
            value[1] = here;
        }
    }
    return *least != NULL;
}

/* Writes where the first measure that changes at all is least and where most; "" if none does. */
static void write_range(char *text, size_t size, const struct plot_source *source)
{
    size_t shown[MEASURES_MOST + 1], count = measures_shown(source->result, shown);
    const struct point *least, *most;
    double value[2];
    *text = '\0';
    for (size_t i = 0; i < count && !*text; i++) {
        const struct measure *class = measure_of(source->result, shown[i]);
        if (class->given || class->model_of ||
            !find_ends(source, shown[i], false, &least, &most, value) || value[0] == value[1])
            continue;
        snprintf(text, size, "\"%s\" went from %s (%s%s) to %s (%s%s), in the median run.",
                 class->label, figure_measure(class->unit, value[0]).text, name_of(source, least),
                 where(source, least).text, figure_measure(class->unit, value[1]).text,
                 name_of(source, most), where(source, most).text);
    }
}

void measures_finding(FILE *words, const struct plot_source *source)
{
    char text[400] = "";
    if (source->result->lab->value_count < 2)
        measures_sentence(text, sizeof text, source->result, source->points, true);
    if (!*text)
        write_range(text, sizeof text, source);
    if (!*text)
        snprintf(text, sizeof text, "Nothing changed, whatever the queue.");
    data_word(words, "finding", text);
    data_word(words, "finding_brief", text);
}

void ecdf_finding(FILE *words, const struct plot_source *source, size_t m)
{
    const struct measure *class = measure_of(source->result, m);
    const struct point *least, *most;
    char text[400];
    double value[2];
    if (!find_ends(source, m, true, &least, &most, value))
        return;
    int length = snprintf(text, sizeof text, "One \"%s\" in a hundred was above %s for %s%s",
                          class->label, figure_measure(class->unit, value[1]).text,
                          name_of(source, most), where(source, most).text);
    if (least != most && length > 0 && (size_t)length < sizeof text)
        snprintf(text + length, sizeof text - (size_t)length, ", above %s for %s%s.",
                 figure_measure(class->unit, value[0]).text, name_of(source, least),
                 where(source, least).text);
    data_word(words, "finding", text);
}
