/* What words of the queue's memory are called. */
#include "check.h"

#include "explore/explore.h"
#include "explore/machine/arena.h"
#include "explore/names/members.h"
#include "explore/names/names.h"
#include "explore/queues.h"

static struct exploration *explore(const struct queue_class *queue)
{
    static struct program program;
    char why[256] = "";
    struct exploration *exploration = NULL;
    check_that(program_parse(&program, "put", why, sizeof why), "program: %s", why);
    struct experiment experiment = {.queue = queue, .program = &program, .capacity = 4};
    int error =
        explore_search(&experiment, &(struct search_options){0}, &exploration, why, sizeof why);
    check_that(!error, "%s: error %d %s", queue->name, error, why);
    return error ? NULL : exploration;
}

/* A word is called by all that it covers. */
static void test_widths(void)
{
    struct exploration *exploration = explore(&queue_wide_instrumented);
    if (!exploration)
        return;
    char text[64];
    uint64_t address = (uintptr_t)arena.queue;
    check_text("16 bytes", names_member(address, 16, text, sizeof text), "pair");
    check_text("their first 8", names_member(address, 8, text, sizeof text), "pair.first");
    check_text("their last 8", names_member(address + 8, 8, text, sizeof text), "pair.second");
    check_text("a number", names_member(address + 16, 16, text, sizeof text), "number");
    explore_close(exploration);
    names_close();
}

int main(void)
{
    static const struct check_case cases[] = {
        {"words of several members", test_widths},
        {NULL, NULL},
    };
    return check_main("explore names", cases);
}
