/* The words of the throughput plot. */
#include "report/plot/throughput_words.h"

#include <inttypes.h>
#include <string.h>

#include "report/plot/look.h"
#include "lab/figure.h"

/* The families in the plot, with their marks: the colour is never alone. */
static void write_key(FILE *key, const struct throughput_result *result)
{
    for (size_t i = 0; i < result->queue_count; i++) {
        const char *family = result->queues[i]->family;
        bool known = false;
        for (size_t j = 0; j < i; j++)
            known |= strcmp(result->queues[j]->family, family) == 0;
        struct look look = queue_look(result->queues[i]);
        if (known)
            continue;
        fprintf(key, "%d\t%u\t%s\n", look.shape, look.rgb, family);
    }
}

void throughput_words(struct plot_data *data, FILE *words, const struct throughput_result *result,
                      const struct throughput_point *points)
{
    const struct host *host = &result->host;
    char text[512];
    size_t last = result->thread_counts - 1;
    size_t ours = throughput_fastest(result, points, last, false);
    size_t theirs = throughput_fastest(result, points, last, true);
    size_t length = 0;
    write_key(data_file(data, "key", "shape rgb family"), result);
    *text = '\0';
    if (ours < result->queue_count)
        length = (size_t)snprintf(
            text, sizeof text, "With %zu threads %s is fastest: %s operations a second",
            result->threads[last], result->queues[ours]->name,
            figure_speed(points[ours * result->thread_counts + last].ops_per_second).text);
    if (theirs < result->queue_count)
        snprintf(text + length, sizeof text - length, "%sof the libraries %s: %s",
                 length ? "; " : "", result->queues[theirs]->name,
                 figure_speed(points[theirs * result->thread_counts + last].ops_per_second).text);
    data_word(words, "title", "Every worker puts one and gets one: how fast?");
    data_word(words, "finding", text);
    snprintf(text, sizeof text,
             "%s · %.63s, %d processors · commit %s · seed %" PRIu64 " · %u rounds of %s%s",
             host->name, host->cpu[0] ? host->cpu : "unknown processor", host->cpus_allowed,
             host->commit, result->seed, result->rounds,
             figure_exact(UNIT_TIME, result->duration_ns).text,
             result->complete ? "" : " · INCOMPLETE");
    data_word(words, "footer", text);
}
