/* How queues look. */
#include "lab/lab_queues.h"
#include "report/plot/look.h"

#include <stdio.h>
#include <string.h>

/* Okabe and Ito's palette (2008), safe for colour-blind eyes; the shape repeats what the hue says.
 */
struct look queue_look(const struct plot_source *source, size_t at)
{
    const struct queue_class *queue = source->result->lab->queues[at].queue;
    static const struct {
        const char *family;
        unsigned rgb;
        int shape;
    } looks[] = {
        {"mutex", 0x0072B2, 7},    {"semaphore", 0xD55E00, 5}, {"lock-free", 0x009E73, 9},
        {"process", 0xCC79A7, 13}, {"library", 0x56B4E9, 15},  {"broker", 0xE69F00, 11},
    };
    static const double shades[] = {1, 0.7, 0.45};
    struct look look = {0x000000, 3, queue->claim == QUEUE_INEXACT};
    size_t of_family = 0; /* the queue's place in its family, by which it is darker */
    for (size_t i = 0; queue_table[i] && queue_table[i] != queue; i++)
        of_family += strcmp(queue_table[i]->family, queue->family) == 0;
    double shade = shades[of_family % 3];
    for (size_t i = 0; i < sizeof looks / sizeof looks[0]; i++)
        if (strcmp(queue->family, looks[i].family) == 0) {
            look.rgb = (unsigned)(shade * (looks[i].rgb >> 16)) << 16 |
                       (unsigned)(shade * (looks[i].rgb >> 8 & 0xff)) << 8 |
                       (unsigned)(shade * (looks[i].rgb & 0xff));
            look.shape = looks[i].shape;
        }
    return look;
}

int look_shape(struct look look)
{
    return look.hollow ? look.shape - 1 : look.shape; /* gnuplot pairs hollow and filled so */
}

struct plot_name plot_name(const struct plot_source *source, size_t queue)
{
    struct plot_name name;
    unsigned wrong = source->lines[queue].wrong;
    size_t used = (size_t)snprintf(name.text, sizeof name.text, "%.60s",
                                   lab_queue_label(source->result->lab, queue));
    for (int kind = 0; kind < WRONGS; kind++)
        if (wrong & WRONG_BIT(kind))
            used +=
                (size_t)snprintf(name.text + used, sizeof name.text - used, "%s%s",
                                 wrong & (WRONG_BIT(kind) - 1) ? ", " : " (", words_wrong[kind]);
    if (wrong)
        snprintf(name.text + used, sizeof name.text - used, ")");
    return name;
}
