/* The other lens: what the explorer says of the lab's small program, beside what was measured. */
#include "report/text/odds_text.h"

#include <math.h>
#include <string.h>

#include "lab/lab_queues.h"
#include "lab/figure.h"
#include "report/text/grid.h"

/* Adds a name to a list in words. */
static void add_name(char *list, size_t size, const char *name)
{
    size_t used = strlen(list);
    snprintf(list + used, size - used, "%s%s", used ? ", " : "", name);
}

int view_odds(const struct view *view)
{
    const struct result *result = view->result;
    const struct lab *lab = result->lab;
    char lies[600] = "", never[600] = "", named[160], text[1800];
    for (size_t i = 0; result->odds && i < lab->queue_count; i++) {
        const char *name = lab_queue_label(lab, i);
        if (isnan(result->odds[i]))
            continue;
        snprintf(named, sizeof named, "%s %s", name, figure_rate(result->odds[i]).text);
        add_name(result->odds[i] > 0 ? lies : never, sizeof lies,
                 result->odds[i] > 0 ? named : name);
    }
    if (!*lies && !*never)
        return 0;
    snprintf(text, sizeof text,
             "With a uniformly random scheduler, \"%s\" ends in a lie: %s%s%s%s. %s",
             lab_explore_program(&lab->explore), lies, *lies && *never ? "; " : "",
             *never ? "never (proved) " : "", never,
             *lies ? "That does not predict the rates above: it shows that the window is there, "
                     "they show how often this machine falls into it."
             : lab->explore.memory
                 ? "The proof holds for this small program, in x86's memory."
                 : "The proof holds for this small program, in sequentially consistent memory.");
    text_wrap_in(view->out, view->width, "", text);
    fputc('\n', view->out);
    return 0;
}
