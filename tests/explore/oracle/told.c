/* Reads queues and programs, and prints what the explorer says of each: see oracle.py, which asks.
 *
 * A case is seven lines: "MEMORY PROGRAM", then put, get_nowait and get, each a line with the
 * number of instructions and a line with four numbers for each. Of a case it prints what was seen,
 * and the number of interleavings, or "round" if there is no end of them.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/explore.h"
#include "explore/oracle/interpreted.h"
#include "explore/search/big.h"
#include "explore/search/known.h"

static bool read_list(struct instruction *list)
{
    unsigned count;
    if (scanf("%u", &count) != 1 || count > INTERPRETED_LENGTH)
        return false;
    for (unsigned i = 0; i < count; i++)
        if (scanf("%" SCNu8 "%" SCNu8 "%" SCNu8 "%" SCNu8, &list[i].kind, &list[i].word,
                  &list[i].value, &list[i].jump) != 4)
            return false;
    return true;
}

static void print_seen(unsigned seen)
{
    static const struct {
        unsigned verdict;
        const char *word;
    } words[] = {
        {VERDICT_SPURIOUS, "lies"},     {VERDICTS_ITEMS, "order"}, {VERDICT_LOSES, "loses"},
        {VERDICT_DEADLOCK, "deadlock"}, {VERDICT_HANGS, "hangs"},  {VERDICT_LIVELOCK, "livelock"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (seen & words[i].verdict)
            printf("%s ", words[i].word);
        seen &= ~words[i].verdict;
    }
    if (seen)
        printf("%x ", seen);
}

/* The same search, but for steps that need not be taken: it comes to the same states. */
static bool comes_to(const struct experiment *experiment, const struct findings *all)
{
    struct known known;
    struct exploration *exploration;
    char why[256];
    known_begin(&known);
    if (explore_search(experiment, &(struct search_options){.known = &known}, &exploration, why,
                       sizeof why))
        return false;
    const struct findings *findings = explore_findings(exploration);
    bool same = findings->seen == all->seen && findings->states == all->states &&
                findings->transitions <= all->transitions;
    explore_close(exploration);
    known_free(&known);
    return same;
}

int main(void)
{
    char memory[8], text[64], why[256], number[BIG_TEXT];
    static struct program program;
    while (scanf("%7s %63[^\n]", memory, text) == 2) {
        struct experiment experiment = {.queue = &queue_interpreted_instrumented,
                                        .program = &program,
                                        .capacity = 2,
                                        .memory =
                                            strcmp(memory, "tso") == 0 ? MEMORY_TSO : MEMORY_SC};
        struct exploration *exploration;
        if (!program_parse(&program, text, why, sizeof why) || !read_list(interpreted[0]) ||
            !read_list(interpreted[1]) || !read_list(interpreted[2]) ||
            explore_search(&experiment, &(struct search_options){0}, &exploration, why,
                           sizeof why)) {
            fprintf(stderr, "%s: %s\n", text, why);
            return EXIT_FAILURE;
        }
        const struct findings findings = *explore_findings(exploration);
        explore_close(exploration);
        print_seen(findings.seen);
        if (!comes_to(&experiment, &findings))
            printf("otherwise ");
        printf("%s\n", findings.spins ? "round" : big_text(&findings.interleavings, number));
    }
    return EXIT_SUCCESS;
}
