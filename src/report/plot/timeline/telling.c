/* A wrong answer in words. */
#include "report/plot/timeline/telling.h"

#include <inttypes.h>
#include <stdio.h>

struct telling {
    char *text;
    size_t size;
    const struct exhibit *exhibit;
    char worker[NAME_ROOM], other[NAME_ROOM]; /* names of the two concerned */
    char item[32], first[32], second[32];     /* of the call, of the first two links */
};

/* What was inside, or not: the end of a sentence about an Empty. */
static void tell_cover(const struct telling *telling, const char *said, const char *while_)
{
    const struct exhibit *exhibit = telling->exhibit;
    if (exhibit->by_program)
        snprintf(telling->text, telling->size,
                 "worker %s %s, but by the order of the workers' own calls something was inside%s.",
                 telling->worker, said, exhibit->left ? ", or was lost" : "");
    else if (exhibit->link_count == 1)
        snprintf(telling->text, telling->size, "worker %s %s, but item %s was inside %s%s.",
                 telling->worker, said, telling->first, while_,
                 exhibit->left ? ", or was lost" : "");
    else
        snprintf(telling->text, telling->size,
                 "worker %s %s, but %zu items in turn left no moment without one inside%s.",
                 telling->worker, said, exhibit->link_count,
                 exhibit->left ? ", or the last was lost" : "");
}

static void tell_order(const struct telling *telling)
{
    if (telling->exhibit->link_count < 2)
        snprintf(telling->text, telling->size,
                 "item %s came to worker %s before one that had to come first.", telling->item,
                 telling->worker);
    else
        snprintf(telling->text, telling->size,
                 "item %s came to worker %s while item %s, which had to come first, was inside.",
                 telling->item, telling->worker, telling->first);
}

static void tell_fresh(const struct telling *telling)
{
    if (telling->exhibit->other == EXHIBIT_NONE)
        snprintf(telling->text, telling->size, "worker %s got item %s, which nobody put.",
                 telling->worker, telling->item);
    else
        snprintf(telling->text, telling->size,
                 "worker %s got item %s before worker %s began to put it.", telling->worker,
                 telling->item, telling->other);
}

static void tell_repeat(const struct telling *telling)
{
    if (telling->exhibit->other == EXHIBIT_NONE)
        snprintf(telling->text, telling->size, "worker %s got item %s again.", telling->worker,
                 telling->item);
    else
        snprintf(telling->text, telling->size, "worker %s got item %s again: worker %s had got it.",
                 telling->worker, telling->item, telling->other);
}

static void tell_hang(const struct telling *telling)
{
    if (telling->exhibit->link_count)
        snprintf(telling->text, telling->size,
                 "worker %s waited for ever, though item %s was inside.", telling->worker,
                 telling->first);
    else
        snprintf(telling->text, telling->size, "worker %s never came back, though it could have.",
                 telling->worker);
}

char *exhibit_tell(char *text, size_t size, const struct exhibit *exhibit,
                   const struct item_style *items)
{
    const struct history *history = items->history;
    struct telling telling = {.text = text, .size = size, .exhibit = exhibit};
    char room[NAME_ROOM];
    snprintf(telling.worker, sizeof telling.worker, "%s",
             history_worker_name(history, history->logs[exhibit->worker].worker, room));
    if (exhibit->other != EXHIBIT_NONE)
        snprintf(telling.other, sizeof telling.other, "%s",
                 history_worker_name(history, history->logs[exhibit->other].worker, room));
    item_write(telling.item, sizeof telling.item, items, call_item(exhibit->call));
    if (exhibit->link_count > 0)
        item_write(telling.first, sizeof telling.first, items, exhibit->links[0].item);
    switch (exhibit->kind) {
    case FAULT_FULL:
        snprintf(text, size,
                 "worker %s was told Full, but at no moment can %" PRIu64
                 " items have been inside.",
                 telling.worker, history->capacity);
        break;
    case FAULT_NOT_EMPTY:
        snprintf(
            text, size,
            exhibit->link_count
                ? "worker %s was told “not empty”, but an Empty after it, with no get between, "
                  "says that nothing was inside."
                : "worker %s was told “not empty”, but nothing can have been inside.",
            telling.worker);
        break;
    case FAULT_LOST:
        snprintf(text, size, "worker %s put item %s, and it did not come when all was drained.",
                 telling.worker, telling.item);
        break;
    case FAULT_REPEAT:
        tell_repeat(&telling);
        break;
    case FAULT_FRESH:
        tell_fresh(&telling);
        break;
    case FAULT_ORDER:
        tell_order(&telling);
        break;
    case FAULT_HANG:
        tell_hang(&telling);
        break;
    case FAULT_EARLY:
        snprintf(text, size, "worker %s gave up before its deadline.", telling.worker);
        break;
    case FAULT_LATE:
        tell_cover(&telling, "gave up after its deadline", "from then on");
        break;
    default:
        tell_cover(&telling, "was told Empty", "all the time");
    }
    return text;
}

const char *exhibit_label(const struct exhibit *exhibit)
{
    static const char *const labels[] = {
        [FAULT_FULL] = "the lie",  [FAULT_NOT_EMPTY] = "the lie", [FAULT_LOST] = "lost",
        [FAULT_REPEAT] = "again",  [FAULT_FRESH] = "too soon",    [FAULT_ORDER] = "overtakes",
        [FAULT_HANG] = "hangs",    [FAULT_EARLY] = "too early",   [FAULT_LATE] = "too late",
        [EXHIBIT_LIE] = "the lie",
    };
    return labels[exhibit->kind];
}
