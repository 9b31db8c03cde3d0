/* How often queues lied on the machines of a class. */
#include "command/class/rates.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/figure.h"
#include "report/result/point.h"
#include "stats/samples.h"

enum { MACHINES = 12, QUEUES = 64 };

/* What there is to fill the table with: kinds of machines, queues. */
struct field {
    char machine[MACHINES][200];
    size_t machines;
    const char *queue[QUEUES];
    size_t queues;
};

static void machine_of(char *text, size_t size, const struct host *host)
{
    snprintf(text, size, "%.150s, %d processors", *host->cpu ? host->cpu : "unknown",
             host->cpus_allowed);
}

static void gather(struct field *field, const struct result *result)
{
    char machine[200];
    size_t at = 0;
    machine_of(machine, sizeof machine, &result->host);
    while (at < field->machines && strcmp(field->machine[at], machine) != 0)
        at++;
    if (at == field->machines && at < MACHINES)
        memcpy(field->machine[field->machines++], machine, sizeof machine);
    for (size_t q = 0; q < result->lab->queue_count; q++) {
        const char *name = result->lab->queues[q].queue->name;
        size_t k = 0;
        while (k < field->queues && strcmp(field->queue[k], name) != 0)
            k++;
        if (k == field->queues && k < QUEUES)
            field->queue[field->queues++] = name;
    }
}

/* The highest median rate of the queue at any point; NAN if it was not asked. Out of memory the
 * table has failed. */
static double highest(struct table *table, const struct result *result, const char *queue)
{
    double rate = NAN;
    size_t count;
    struct point *points = result_points(result, &count);
    for (size_t i = 0; points && i < count; i++)
        if (strcmp(result->lab->queues[points[i].queue].queue->name, queue) == 0)
            rate = fmax(rate, points[i].rate_median);
    table->failed |= !points;
    free(points);
    return rate;
}

static void add_cell(struct table *table, const struct students *students, const char *lab,
                     const char *queue, const char *machine)
{
    double *rates = calloc(students->count + 1, sizeof *rates);
    size_t n = 0;
    table->failed |= !rates;
    for (size_t i = 0; rates && i < students->count; i++) {
        const struct result *result = student_result(&students->list[i], lab);
        char here[200];
        if (!result)
            continue;
        machine_of(here, sizeof here, &result->host);
        double rate = strcmp(here, machine) == 0 ? highest(table, result, queue) : NAN;
        if (!isnan(rate))
            rates[n++] = rate;
    }
    if (n == 0) {
        table_cell(table, QUIET, "–");
    } else {
        double median = stats_median(rates, n);
        double least = samples_quantile(rates, n, 0), most = samples_quantile(rates, n, 1);
        table->failed |= isnan(median);
        table_cell(table, PLAIN, "%s", figure_rate(median).text);
        if (least < most)
            table_below(table, "%s", figure_range(least, most).text);
        table_below(table, "%zu student%s", n, n == 1 ? "" : "s");
    }
    free(rates);
}

void class_rates(struct table *table, const struct students *students, const char *lab)
{
    struct field field = {.machines = 0};
    for (size_t i = 0; i < students->count; i++) {
        const struct result *result = student_result(&students->list[i], lab);
        if (result)
            gather(&field, result);
    }
    table_begin(table,
                "%s: how often each queue lied, where it lied most; the median of all students "
                "with such a machine, and the least and the most of any.",
                lab);
    table_words(table, HEAD, "queue");
    for (size_t m = 0; m < field.machines; m++)
        table_figures(table, BETWEEN, field.machine[m]);
    for (size_t q = 0; q < field.queues; q++) {
        table_row(table, false);
        table_cell(table, PLAIN, "%s", field.queue[q]);
        for (size_t m = 0; m < field.machines; m++)
            add_cell(table, students, lab, field.queue[q], field.machine[m]);
    }
}
