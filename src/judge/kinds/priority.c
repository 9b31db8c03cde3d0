/* The best item first: x is at fault if all through its get better items were certainly inside.
 *
 * Items are taken best first. The stays of better ones are painted on a line that has a cell for
 * every stamp that a stay begins or ends at, and one for the open time after it; a cell that is
 * painted points at the next that may not be, so that each is painted once (union and find).
 */
#include <errno.h>
#include <stdlib.h>

#include "judge/kinds/order.h"
#include "judge/kinds/stay.h"

struct line {
    uint64_t *stamps; /* in order */
    size_t count;
    size_t *next; /* by cell: itself, or one nearer to the next cell that is not painted */
};

static int by_stamp(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* How many stamps of the line are before this one. */
static size_t before(const struct line *line, uint64_t stamp)
{
    size_t low = 0, high = line->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (line->stamps[middle] < stamp)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The cell of an instant: 2 i + 1 is stamp i, 2 i the time before it. */
static size_t cell(const struct line *line, uint64_t stamp)
{
    size_t i = before(line, stamp);
    return 2 * i + (i < line->count && line->stamps[i] == stamp);
}

static size_t unpainted(struct line *line, size_t cell)
{
    while (line->next[cell] != cell) {
        line->next[cell] = line->next[line->next[cell]];
        cell = line->next[cell];
    }
    return cell;
}

/* Paints the open time between two stamps of the line. */
static void paint(struct line *line, uint64_t from, uint64_t until)
{
    size_t end = until == STAMP_NEVER ? 2 * line->count + 1 : cell(line, until);
    for (size_t at = unpainted(line, cell(line, from) + 1); at < end; at = unpainted(line, at))
        line->next[at] = at + 1;
}

static int line_open(struct line *line, const struct stay *stays, size_t count)
{
    *line = (struct line){.stamps = malloc((2 * count + 1) * sizeof *line->stamps),
                          .next = malloc((4 * count + 3) * sizeof *line->next)};
    if (!line->stamps || !line->next)
        return ENOMEM;
    for (size_t i = 0; i < count; i++) {
        line->stamps[line->count++] = stays[i].put_over;
        line->stamps[line->count++] = stays[i].got;
    }
    qsort(line->stamps, line->count, sizeof *line->stamps, by_stamp);
    for (size_t cell = 0; cell < 4 * count + 3; cell++)
        line->next[cell] = cell;
    return 0;
}

static int by_priority(const void *left, const void *right, void *context)
{
    const struct stay *a = left, *b = right;
    const int64_t *priorities = context;
    int64_t p = priorities[a->item], q = priorities[b->item];
    return (p > q) - (p < q);
}

int order_priority(const struct match *match, bool lost, struct faults *faults)
{
    const int64_t *priorities = match->history->priorities;
    size_t count;
    struct stay *stays = priorities ? stay_list(match, lost, &count) : NULL;
    struct line line = {0};
    int error = !priorities ? 0 : !stays || line_open(&line, stays, count) ? ENOMEM : 0;
    if (error || !priorities) {
        free(stays);
        free(line.stamps);
        free(line.next);
        return error;
    }
    qsort_r(stays, count, sizeof *stays, by_priority, (void *)priorities);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && !by_priority(&stays[i], &stays[end], (void *)priorities);
             end++)
            if (stays[end].got_over != STAMP_NEVER &&
                unpainted(&line, cell(&line, stays[end].got)) > cell(&line, stays[end].got_over))
                faults_add(faults, FAULT_ORDER, stays[end].worker, stays[end].get);
        for (size_t k = i; k < end; k++)
            if (stays[k].put_over < stays[k].got)
                paint(&line, stays[k].put_over, stays[k].got);
    }
    free(line.next);
    free(line.stamps);
    free(stays);
    return 0;
}
