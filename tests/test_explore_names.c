/* What words of the queue's memory are called, what is told of the values in them, and which
 * registers a call's return may still read. */
#include "check.h"

#include "explore/explore.h"
#include "explore/machine/arena.h"
#include "explore/machine/choices.h"
#include "explore/machine/machine.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/names/code.h"
#include "explore/names/liveness.h"
#include "explore/names/members.h"
#include "explore/names/names.h"
#include "explore/queues.h"
#include "explore/tell/action.h"

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

/* Takes the whole put; returns the steps, to be taken back. */
static size_t put_one(void)
{
    struct choice choices[MACHINE_CHOICES];
    size_t steps = 0;
    for (; machine_choices(choices) && machine_save(choices[0].worker); steps++)
        machine_take(choices[0]);
    return steps;
}

static void check_value(const char *what, uint64_t place, step_value value, unsigned width,
                        const char *want)
{
    char text[256];
    check_text(what, action_value(text, sizeof text, place, value, width), want);
}

static step_value tagged(uint64_t pointer, uint64_t tag)
{
    return pointer | tag << 48;
}

static step_value pair(uint64_t low, uint64_t high)
{
    return (step_value)high << 64 | low;
}

/* Of the places of a textbook's queue its first word has the type of a pointer, items have not. */
static void check_tagged(uint64_t head, uint64_t item, uint64_t node)
{
    check_value("a pointer", head, node, 8, "&node1");
    check_value("to a member", head, node + 8, 8, "&node1.item");
    check_value("to the queue", item, head, 8, "&head");
    check_value("a tag above", head, tagged(node, 2), 8, "&node1 #2");
    check_value("the highest tag", head, tagged(node, 0xffff), 8, "&node1 #65535");
    check_value("where a number was", item, tagged(node, 2), 8, "&node1 #2");
    check_value("of the queue", item, tagged(head, 7), 8, "&head #7");
    check_value("a tag below", head, node << 16 | 2, 8, "&node1 #2");
    check_value("none yet below", item, node << 16, 8, "&node1");
    check_value("a mark below", head, node | 1, 8, "&node1 #1");
    check_value("the highest mark", head, node | 7, 8, "&node1 #7");
    check_value("a mark on a member", head, (node + 8) | 2, 8, "&node1.item #2");
    check_value("a mark on the queue", head, head | 1, 8, "&head #1");
    check_value("both", head, tagged(node | 1, 2), 8, "&node1 #1 #2");
    check_value("no node, by its type", head, tagged(0, 3), 8, "0 #3");
}

static void check_pairs(uint64_t head, uint64_t item, uint64_t node)
{
    check_value("a pointer and a count", head, pair(node, 3), 16, "&node1 #3");
    check_value("and none yet", head, pair(node, 0), 16, "&node1");
    check_value("no node, by its type", head, pair(0, 3), 16, "0 #3");
    check_value("two numbers", item, pair(0, 3), 16, "{0, 3}");
    check_value("two of all bits", item, pair(UINT64_MAX, UINT64_MAX), 16, "{-1, -1}");
    check_value("a count and a pointer", item, pair(3, node), 16, "{3, &node1}");
    check_value("two pointers", head, pair(node, head), 16, "{&node1, &head}");
    check_value("a count and no node, by its type", item, 5, 16, "{5, 0}");
    check_value("one number", (uintptr_t)arena.heap + ARENA_HEAP / 2, 5, 16, "5");
    check_value("not written", item, pair(0xa5a5a5a5a5a5a5a5, 0xa5a5a5a5a5a5a5a5), 16, "?");
}

/* What is no pointer stays the number that it is. */
static void check_numbers(uint64_t item, uint64_t node)
{
    uint64_t never = (uintptr_t)arena.heap + ARENA_HEAP / 2;
    check_value("an item", item, 1, 8, "1");
    check_value("a marked item", item, tagged(1, 2), 8, "0x2000000000001");
    check_value("a high bit", item, (uint64_t)1 << 63, 8, "0x8000000000000000");
    check_value("an index and a count", item, 0x100000002, 8, "0x100000002");
    check_value("never allocated", item, tagged(never, 1), 8, "0x1510000100040");
    check_value("half an address", item, (uint32_t)node, 4, "64");
    check_value("all bits", item, UINT64_MAX, 8, "-1");
    check_value("all of 4 bytes", item, UINT32_MAX, 4, "-1");
    check_value("4 of 8 bytes", item, UINT32_MAX, 8, "0xffffffff");
    check_value("not written", item, 0xa5a5a5a5a5a5a5a5, 8, "?");
}

static void test_values(void)
{
    struct exploration *exploration = explore(&queue_textbook_instrumented);
    if (!exploration)
        return;
    size_t steps = put_one();
    uint64_t head = (uintptr_t)arena.queue, node;
    memcpy(&node, arena.queue, sizeof node);
    check_tagged(head, node + 8, node);
    check_pairs(head, node + 8, node);
    check_numbers(node + 8, node);
    uint64_t second = *(const uint64_t *)(uintptr_t)node;
    check_value("allocated", head, tagged(second, 1), 8, "&node2 #1");
    check_that(arena_free((void *)(uintptr_t)second), "node2 is there to be freed");
    check_value("once allocated", head, tagged(second, 1), 8, "&node2 #1");
    while (steps--)
        machine_back();
    explore_close(exploration);
    names_close();
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

#ifdef CODE_IS_READ
/* Code that is never run: what lies behind a call need not be any, and may lead out of all that is
 * loaded. */
extern const char reads_rbx[], writes_rbx[], goes_nowhere[];
__asm__(".text\n"
        "reads_rbx: mov %rbx, %rax\n"
        "    ret\n"
        "writes_rbx: mov $1, %ebx\n"
        "    ret\n"
        "goes_nowhere: .byte 0xe9, 0, 0, 0, 0x80\n"); /* jmp, 2 GB back */

static void test_liveness(void)
{
    enum { RBX = 1 };
    static uint8_t data[] = {0xe9, 0, 0, 0, 0x80};
    const struct {
        const char *what;
        const void *site;
        uint64_t lives;
    } cases[] = {
        {"a register is read", reads_rbx, RBX},
        {"a register is written", writes_rbx, 0},
        {"a jump out of all code", goes_nowhere, CODE_ALL},
        {"data where code is sought", data, CODE_ALL},
        {"no address of anything", (const void *)UINT64_C(0x123456789), CODE_ALL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint64_t stack[2] = {(uintptr_t)cases[i].site, 0}; /* whose caller has none */
        check_int(cases[i].what, liveness_at((uintptr_t)stack, (uintptr_t)(stack + 2)),
                  cases[i].lives);
    }
}
#endif

int main(void)
{
    static const struct check_case cases[] = {
        {"values, with tags and without", test_values},
        {"words of several members", test_widths},
#ifdef CODE_IS_READ
        {"registers that live", test_liveness},
#endif
        {NULL, NULL},
    };
    return check_main("explore names", cases);
}
