/* Last in, first out: put(x) -> put(y) -> get(x) -> get(y) is none.
 *
 * Gets are taken in order of invocation; by then all items whose put was over are in a table in
 * order of their puts' invocations. Of those put after x, the one got last is compared with x's
 * get. The table is a binary indexed tree of maxima (Fenwick, 1994), turned round so that the items
 * put later come first.
 */
#include <errno.h>
#include <stdlib.h>

#include "judge/kinds/order.h"
#include "judge/kinds/stay.h"

static int by_put_invoked(const void *left, const void *right)
{
    const struct stay *a = left, *b = right;
    return (a->put_invoked > b->put_invoked) - (a->put_invoked < b->put_invoked);
}

static int by_put_over(const void *left, const void *right)
{
    const struct stay *a = *(const struct stay *const *)left;
    const struct stay *b = *(const struct stay *const *)right;
    return (a->put_over > b->put_over) - (a->put_over < b->put_over);
}

static int by_got(const void *left, const void *right)
{
    const struct stay *a = *(const struct stay *const *)left;
    const struct stay *b = *(const struct stay *const *)right;
    return (a->got > b->got) - (a->got < b->got);
}

/* How many stays have their put invoked at `stamp` or before. */
static size_t put_by(const struct stay *stays, size_t count, uint64_t stamp)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (stays[middle].put_invoked <= stamp)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Enters a stay at its place (from 1, the last put first). */
static void enter(uint64_t *table, size_t count, size_t place, uint64_t got)
{
    for (; place <= count; place += place & -place)
        table[place] = got > table[place] ? got : table[place];
}

/* The latest get of the first `places`. */
static uint64_t latest(const uint64_t *table, size_t places)
{
    uint64_t most = 0;
    for (; places; places -= places & -places)
        most = table[places] > most ? table[places] : most;
    return most;
}

int order_lifo(const struct match *match, bool lost, struct faults *faults)
{
    size_t count;
    struct stay *stays = stay_list(match, lost, &count);
    const struct stay **puts = malloc((count + 1) * sizeof *puts);
    const struct stay **gets = malloc((count + 1) * sizeof *gets);
    uint64_t *table = calloc(count + 1, sizeof *table);
    int error = stays && puts && gets && table ? 0 : ENOMEM;
    if (!error) {
        qsort(stays, count, sizeof *stays, by_put_invoked);
        for (size_t i = 0; i < count; i++)
            puts[i] = gets[i] = &stays[i];
        qsort(puts, count, sizeof *puts, by_put_over);
        qsort(gets, count, sizeof *gets, by_got);
    }
    for (size_t i = 0, entered = 0; !error && i < count; i++) {
        const struct stay *x = gets[i];
        if (x->got_over == STAMP_NEVER)
            continue;
        for (; entered < count && puts[entered]->put_over < x->got; entered++)
            enter(table, count, count - (size_t)(puts[entered] - stays), puts[entered]->got);
        if (latest(table, count - put_by(stays, count, x->put_over)) > x->got_over)
            faults_add(faults, FAULT_ORDER, x->worker, x->get);
    }
    free(table);
    free(gets);
    free(puts);
    free(stays);
    return error;
}
