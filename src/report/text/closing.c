/* The end of the page: what to do next, on what machine this was, and a line per queue for grep. */
#include "report/text/closing.h"

#include <errno.h>
#include <inttypes.h>

#include "report/merge/shards_table.h"
#include "report/result/status.h"
#include "report/result/verdict.h"
#include "report/text/grid.h"
#include "lab/lab_find.h"
#include "lab/words.h"

/* The line of a queue of the lab. */
static const struct line *view_line(const struct view *view, size_t queue)
{
    const struct line *line = view->lines;
    while (line->queue != queue)
        line++;
    return line;
}

/* Why the result is inconclusive. */
static const char *look_longer(const struct view *view)
{
    for (size_t i = 0; i < view->line_count; i++)
        if (view->lines[i].finding == FINDING_UNTESTED)
            return "look longer: a queue was not tested";
    for (size_t i = 0; i < view->line_count; i++)
        if (wrong_expected(&view->result->lab->queues[i]) & ~view_line(view, i)->wrong)
            return "look longer: what was expected was not seen";
    return "look longer: a lie that was expected was not seen";
}

/* Adds a command, and what it is for if there is a column for that. */
static void add_next(struct grid *grid, const char *command, const char *why)
{
    grid_add(grid, GRID_PLAIN, "%s", grid->count == 0 ? "Next:" : "");
    grid_add(grid, GRID_BOLD, "%s", command);
    if (grid->columns[2])
        grid_add(grid, GRID_PLAIN, "%s", why);
}

static void fill_next(struct grid *grid, const struct view *view)
{
    const struct lab *lab = view->result->lab;
    const char *word = lab_word(lab);
    bool aside = workload_has(lab->scenario.workload, TRAIT_ASIDE);
    char command[200];

    if (!word) {
        add_next(grid, "qlab list", "the labs of the course and the queues");
        return;
    }
    snprintf(command, sizeof command, "qlab plot %s", word);
    add_next(grid, command, "draw it");
    snprintf(command, sizeof command, "qlab compare %s", word);
    add_next(grid, command,
             aside ? "who has more, who is faster, and is that certain?"
                   : "who lies more, who is faster, and is that certain?");
    snprintf(command, sizeof command, "qlab explain %s", word);
    if (lab->folder && lab_explores(lab))
        add_next(grid, command, "the shortest interleaving that lies, or none: proved");
    snprintf(command, sizeof command, "qlab answer %s", word);
    add_next(grid, command,
             aside ? "why, and what to do instead" : "why it lies, and what to do instead");
    snprintf(command, sizeof command, "qlab run %s --rounds %u", word, 2 * lab->rounds);
    if (result_status(view->result, view->points, view->point_count) == 2)
        add_next(grid, command, look_longer(view));
}

static int print_next(const struct view *view)
{
    struct grid grid;
    grid_begin(&grid, "lll");
    fill_next(&grid, view);
    if (grid_width(&grid) > view->width) {
        grid_free(&grid);
        grid_begin(&grid, "ll");
        fill_next(&grid, view);
    }
    int error = grid_print(view->out, &grid, view->colour);
    grid_free(&grid);
    return error;
}

/* Of a merged result: its machines stand below their table. */
static void print_shards(const struct view *view)
{
    const struct shards *shards = view->result->shards;
    char text[1200];
    shards_sentence(text, sizeof text, shards);
    text_wrap_in(view->out, view->width, "Merged: ", text);
    snprintf(text, sizeof text, "Seeds %" PRIu64 " to %" PRIu64 " · stamps %s",
             shards->list[0].seed, shards->list[shards->counted - 1].seed,
             words_stamp[view->result->clock.kind]);
    text_wrap_in(view->out, view->width, "", text);
}

static void print_machine(const struct view *view)
{
    const struct host *host = &view->result->host;
    const struct stamp_clock *clock = &view->result->clock;
    char text[1200];

    if (view->result->shards) {
        print_shards(view);
        return;
    }
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
        const struct line *line = view_line(view, queue);
        const struct tally *tally = &line->tally;
        const char *word = line->finding >= FINDING_WRONG ? verdict_words(line)
                           : !line->lied                  ? "Never"
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
