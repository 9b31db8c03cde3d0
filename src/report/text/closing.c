/* The end of the page: what to do next, on what machine this was, and a line per queue for grep. */
#include "report/text/closing.h"

#include <errno.h>
#include <inttypes.h>

#include "report/result/status.h"
#include "report/text/grid.h"
#include "lab/lab_find.h"
#include "lab/words.h"

/* Why the result is inconclusive. */
static const char *look_longer(const struct view *view)
{
    for (size_t i = 0; i < view->line_count; i++)
        if (view->lines[i].finding == FINDING_UNTESTED)
            return "look longer: a queue was not tested";
    return "look longer: a lie that was expected was not seen";
}

static int print_next(const struct view *view)
{
    const struct lab *lab = view->result->lab;
    const char *word = lab_word(lab);
    bool aside = workload_has(lab->scenario.workload, TRAIT_ASIDE);
    struct grid grid;

    grid_begin(&grid, "lll");
    grid_add(&grid, GRID_PLAIN, "%s", "Next:");
    if (word) {
        grid_add(&grid, GRID_BOLD, "qlab plot %s", word);
        grid_add(&grid, GRID_PLAIN, "%s", "draw it");
        grid_add(&grid, GRID_PLAIN, "%s", "");
        grid_add(&grid, GRID_BOLD, "qlab compare %s", word);
        grid_add(&grid, GRID_PLAIN, "%s",
                 aside ? "who has more, who is faster, and is that certain?"
                       : "who lies more, who is faster, and is that certain?");
        if (lab->folder && lab->program) {
            grid_add(&grid, GRID_PLAIN, "%s", "");
            grid_add(&grid, GRID_BOLD, "qlab explain %s", word);
            grid_add(&grid, GRID_PLAIN, "%s",
                     "the shortest interleaving that lies, or none: proved");
        }
        grid_add(&grid, GRID_PLAIN, "%s", "");
        grid_add(&grid, GRID_BOLD, "qlab answer %s", word);
        grid_add(&grid, GRID_PLAIN, "%s",
                 aside ? "why, and what to do instead" : "why it lies, and what to do instead");
    } else {
        grid_add(&grid, GRID_BOLD, "%s", "qlab list");
        grid_add(&grid, GRID_PLAIN, "%s", "the labs of the course and the queues");
    }
    if (word && result_status(view->result, view->points, view->point_count) == 2) {
        grid_add(&grid, GRID_PLAIN, "%s", "");
        grid_add(&grid, GRID_BOLD, "qlab run %s --rounds %u", word, 2 * lab->rounds);
        grid_add(&grid, GRID_PLAIN, "%s", look_longer(view));
    }
    int error = grid_print(view->out, &grid, view->colour);
    grid_free(&grid);
    return error;
}

static void print_machine(const struct view *view)
{
    const struct host *host = &view->result->host;
    const struct stamp_clock *clock = &view->result->clock;
    char text[1200];

    snprintf(text, sizeof text,
             "Machine %s · %s · processors %s (%d of %d) · load %.1f to %.1f%s · %s %s · commit %s",
             host->name, *host->cpu ? host->cpu : "processor unknown", host->allowed,
             host->cpus_allowed, host->cpus_online, host->load_start, host->load_end,
             host_noisy(host) ? " · noisy: the load was above the processors" : "", host->compiler,
             host->flags, host->commit);
    text_wrap_in(view->out, view->width, "", text);
    snprintf(text, sizeof text, "Seed %" PRIu64 " · stamps %s", view->result->seed,
             clock->why ? clock->why : words_stamp[clock->kind]);
    text_wrap_in(view->out, view->width, "", text);
}

/* One line per queue in the lab's order, made to be searched. */
static void print_observations(const struct view *view)
{
    for (size_t queue = 0; queue < view->line_count; queue++) {
        const struct line *line = view->lines;
        while (line->queue != queue)
            line++;
        const struct tally *tally = &line->tally;
        const char *word = !line->lied                                             ? "Never"
                           : tally->attempts && tally->spurious == tally->attempts ? "Always"
                                                                                   : "Sometimes";
        fprintf(view->out, "Observation %s %s %s %" PRIu64 " %" PRIu64 "\n",
                view->result->lab->name, line->class->name, word, tally->spurious, tally->attempts);
    }
}

int view_closing(const struct view *view)
{
    int error = print_next(view);
    fputc('\n', view->out);
    print_machine(view);
    fputc('\n', view->out);
    print_observations(view);
    return error ? error : ferror(view->out) ? EIO : 0;
}
