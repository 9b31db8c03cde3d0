/* Small histories written by hand, as trace files, with the verdicts they must get. */
#include "cases.h"

#include <stdlib.h>

#include "../check.h"
#include "history/trace.h"
#include "judge/judge.h"

static struct history read_text(const char *text)
{
    struct history history;
    struct trace_error error;
    FILE *file = fmemopen((void *)text, strlen(text), "r");
    if (!file || trace_read(file, "text", &history, &error)) {
        printf("%s\n", file ? error.text : "no memory");
        abort();
    }
    fclose(file);
    return history;
}

/* Verdicts as text: "spurious" or the instant of a legal one, in order of return. */
struct verdicts {
    char text[256];
};

static void note(void *context, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    struct verdicts *verdicts = context;
    size_t length = strlen(verdicts->text);
    (void)worker;
    (void)index;
    if (spurious)
        snprintf(verdicts->text + length, sizeof verdicts->text - length, " spurious");
    else
        snprintf(verdicts->text + length, sizeof verdicts->text - length, " %" PRIu64, instant);
}

/* name | trace | verdicts | fresh repeat order */
static const struct {
    const char *name, *trace, *verdicts;
    struct fifo fifo;
} cases[] = {
    {"smallest lie", "0,put,ok,1,1,2\n1,get,empty,0,3,4\n", " spurious", {0, 0, 0}},
    {"empty() lies the same way", "0,put,ok,1,1,2\n1,empty,true,0,3,4\n", " spurious", {0, 0, 0}},
    {"relay: no item covers it alone",
     "0,put,ok,1,1,2\n0,put,ok,2,4,5\n1,get,got,1,6,7\n1,get,got,2,9,10\n2,get,empty,0,3,8\n",
     " spurious",
     {0, 0, 0}},
    {"touching stays leave the instant between",
     "0,put,ok,1,1,2\n0,put,ok,2,4,6\n1,get,got,1,6,7\n1,get,got,2,9,10\n2,get,empty,0,3,8\n",
     " 6",
     {0, 0, 0}},
    {"invoked as the put returns", "0,put,ok,1,1,3\n1,get,empty,0,3,4\n", " 3", {0, 0, 0}},
    {"returned as the get is invoked",
     "0,put,ok,1,1,2\n1,get,empty,0,3,5\n2,get,got,1,5,6\n",
     " 5",
     {0, 0, 0}},
    {"an Empty of one instant, inside",
     "0,put,ok,1,1,2\n1,get,empty,0,3,3\n",
     " spurious",
     {0, 0, 0}},
    {"a guard takes the certainty",
     "# guard: 1\n0,put,ok,1,1,2\n1,get,empty,0,3,4\n",
     " 3",
     {0, 0, 0}},
    {"a guard that is too small does not",
     "# guard: 1\n0,put,ok,1,1,2\n1,get,empty,0,4,5\n",
     " spurious",
     {0, 0, 0}},
    {"an enormous guard excuses everything",
     "# guard: 18446744073709551614\n0,put,ok,1,1,2\n1,get,empty,0,3,4\n",
     " 18446744073709551614",
     {0, 0, 0}},
    {"the last stamps there are",
     "0,put,ok,1,18446744073709551611,18446744073709551612\n"
     "1,get,empty,0,18446744073709551613,18446744073709551614\n",
     " spurious",
     {0, 0, 0}},
    {"a pending put makes nothing certain", "0,put,-,1,1,-\n1,get,empty,0,3,4\n", " 4", {0, 0, 0}},
    {"a full put puts nothing", "0,put,full,1,1,2\n1,get,empty,0,3,4\n", " 4", {0, 0, 0}},
    {"a pending get may have taken it",
     "0,put,ok,1,1,2\n1,get,empty,0,3,5\n2,get,-,0,4,-\n",
     " 5",
     {0, 0, 0}},
    {"but not two items",
     "0,put,ok,1,1,2\n0,put,ok,2,2,3\n1,get,empty,0,5,6\n2,get,-,0,4,-\n",
     " spurious",
     {0, 0, 0}},
    {"busy and false are not judged",
     "0,put,ok,1,1,2\n1,get,busy,0,3,4\n1,empty,false,0,5,6\n1,get,got,1,7,8\n1,empty,false,0,9,"
     "10\n",
     "",
     {0, 0, 0}},
    {"got before it was put", "0,put,ok,1,5,6\n1,get,got,1,1,2\n", "", {1, 0, 0}},
    {"got though never put", "1,get,got,1,1,2\n", "", {1, 0, 0}},
    {"got twice", "0,put,ok,1,1,2\n1,get,got,1,3,4\n1,get,got,1,5,6\n", "", {0, 1, 0}},
    {"too early, and again", "0,put,ok,1,3,4\n1,get,got,1,1,2\n1,get,got,1,5,6\n", "", {1, 1, 0}},
    {"not too early, and again",
     "0,put,ok,1,2,3\n1,get,got,1,1,2\n1,get,got,1,4,5\n",
     "",
     {0, 1, 0}},
    {"never put, got twice", "1,get,got,1,1,2\n1,get,got,1,4,5\n", "", {1, 1, 0}},
    {"overtaken",
     "0,put,ok,1,1,2\n0,put,ok,2,3,4\n1,get,got,2,5,6\n1,get,got,1,7,8\n",
     "",
     {0, 0, 1}},
    {"overtaken by an item, itself never got",
     "0,put,ok,1,1,2\n0,put,ok,2,3,4\n1,get,got,2,5,6\n",
     "",
     {0, 0, 1}},
    {"not overtaken if a pending get may have it",
     "0,put,ok,1,1,2\n0,put,ok,2,3,4\n1,get,got,2,5,6\n2,get,-,0,6,-\n",
     "",
     {0, 0, 0}},
    {"but not if that get came too late",
     "0,put,ok,1,1,2\n0,put,ok,2,3,4\n1,get,got,2,5,6\n2,get,-,0,7,-\n",
     "",
     {0, 0, 1}},
};

void test_cases(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct history history = read_text(cases[i].trace);
        struct verdicts verdicts = {""};
        struct tally tally;
        struct fifo fifo;
        check_int(cases[i].name, judge_emptiness(&history, &tally, note, &verdicts), 0);
        check_text(cases[i].name, verdicts.text, cases[i].verdicts);
        check_int(cases[i].name, judge_fifo(&history, &fifo), 0);
        check_int(cases[i].name, fifo.fresh, cases[i].fifo.fresh);
        check_int(cases[i].name, fifo.repeat, cases[i].fifo.repeat);
        check_int(cases[i].name, fifo.order, cases[i].fifo.order);
        history_free(&history);
    }
}

/* The pending get took item 1, so item 2 was there. An excerpt with that get but without item 1
 * would let it take item 2 instead, and acquit. */
void test_pending_witness(void)
{
    struct history excerpt, history = read_text("0,put,ok,1,1,2\n"
                                                "0,put,ok,2,3,4\n"
                                                "1,get,-,0,5,-\n"
                                                "2,get,empty,0,7,8\n");
    struct tally tally;
    struct cover *cover = cover_open(&history);
    if (!cover)
        abort();
    for (size_t most = 0; most < 8; most++) {
        check_int("cut", witness_cut(&history, cover, 2, 0, most, &excerpt), 0);
        check_int("judge", judge_emptiness(&excerpt, &tally, NULL, NULL), 0);
        check_int("convicted in the excerpt", tally.spurious, 1);
        check_int("operations", history_operations(&excerpt), most < 3 ? 2 : 4);
        history_free(&excerpt);
    }
    cover_free(cover);
    history_free(&history);
}

/* Worker 1 lies twice, gets, then lies once; a legal Empty in between ends no episode. */
static const char episodes[] = "0,put,ok,1,1,2\n"
                               "1,get,empty,0,3,4\n"
                               "1,put,full,9,4,5\n"
                               "1,get,empty,0,6,8\n"
                               "1,get,got,1,10,11\n"
                               "1,get,empty,0,12,13\n"
                               "0,put,ok,2,14,15\n"
                               "0,put,ok,3,16,17\n"
                               "1,get,empty,0,20,23\n"
                               "1,get,busy,0,24,25\n"
                               "1,empty,false,0,26,27\n"
                               "1,get,got,2,28,29\n"
                               "1,empty,true,0,30,31\n";

void test_tallies(void)
{
    struct history history = read_text(episodes);
    struct tally tally, sum = {.longest_episode = 4};
    check_int("judge", judge_emptiness(&history, &tally, NULL, NULL), 0);
    check_int("operations", tally.operations, 13);
    check_int("put", tally.put, 3);
    check_int("full", tally.full, 1);
    check_int("got", tally.got, 2);
    check_int("busy", tally.busy, 1);
    check_int("pending", tally.pending, 0);
    check_int("spurious", tally.spurious, 4);
    check_int("legal", tally.legal_empty, 1);
    check_int("attempts", tally.attempts, 8);
    check_int("first attempts", tally.first_attempts, 2);
    check_int("first spurious", tally.first_spurious, 2);
    check_int("episodes", tally.episodes, 3);
    check_int("longest episode", tally.longest_episode, 5);
    tally_add(&sum, &tally);
    tally_add(&sum, &tally);
    check_int("sum of attempts", sum.attempts, 16);
    check_int("longest of all", sum.longest_episode, 5);
    history_free(&history);
    struct history none = {0};
    check_int("no workers at all", judge_emptiness(&none, &tally, NULL, NULL), 0);
    check_int("operations of none", tally.operations, 0);
}
