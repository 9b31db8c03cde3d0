/* Store buffers, spurious failures and deaths, as `qlab explain` takes and tells them. */
#include "said.h"

#include "../check.h"

static void check_said(const char *words, int status, const char *const *texts)
{
    struct said said = expect(status, words);
    for (; *texts; texts++)
        check_that(strstr(said.out, *texts) != NULL, "qlab explain %s lacks \"%s\":\n%s", words,
                   *texts, said.out);
    check_width(words, said.out);
    said_free(&said);
}

void test_luck_page(void)
{
    check_said("vyukov --memory tso", 0,
               (const char *const[]){"2 workers, 3 operations, capacity 4, x86-TSO memory",
                                     "(not needed: time-outs, spurious failures, store buffers)",
                                     "cells[1].seq 1 -> 2 (buffered)", "flush: cells[1].seq 1 -> 2",
                                     "0 preemptions do, in 10 steps", "--memory tso --replay",
                                     NULL});
    check_said("mutex-trylock --program 'init: put put; get | get' --kill 1", 0,
               (const char *const[]){"DEAD HOLDER", "at most 1 death", "dies",
                                     "is told EMPTY though an item is inside", "for ever",
                                     "does not survive a worker that dies inside", NULL});
    check_said("semaphore --queues semaphore --program 'put | put,get' --kill 1", 0,
               (const char *const[]){"DEAD HOLDER", "waits: sem wait(", NULL});
    check_said("mutex --kill 1", 0,
               (const char *const[]){"waits: lock(lock), its owner died", NULL});
    check_said("mutex-robust --kill 1", 0, (const char *const[]){"never", NULL});
    check_said("michael-scott --kill 1", 0, (const char *const[]){"never", NULL});
    check_said("mutex-trylock --program put,get --spurious-trylock 1", 0,
               (const char *const[]){"refused, though free", "at most 1 spurious",
                                     "with spurious failures", NULL});
    check_said("mutex-trylock --program put,get", 0, (const char *const[]){"never", NULL});
}

void test_luck_data(void)
{
    json_t *document = results_of("vyukov --memory tso --weak-cas 1", 0);
    json_t *result = result_of(document, "vyukov");
    const json_t *budgets = json_object_get(result, "budgets");
    check_text("memory", text_of(result, "memory"), "tso");
    check_text("verdict", text_of(result, "verdict"), "lies");
    check_int("weak-cas", json_integer_value(json_object_get(budgets, "weak-cas")), 1);
    check_int("kill", json_integer_value(json_object_get(budgets, "kill")), 0);
    check_text("interleavings", text_of(result, "interleavings"), "302931");
    json_decref(document);
    document = results_of("mutex --kill 1", 0);
    result = result_of(document, "mutex");
    check_text("verdict", text_of(result, "verdict"), "dead-holder");
    const json_t *shortest = json_object_get(result, "shortest");
    const json_t *ingredients = json_object_get(shortest, "ingredients");
    check_int("ingredients", (int64_t)json_array_size(ingredients), 1);
    check_text("ingredient", json_string_value(json_array_get(ingredients, 0)), "deaths");
    json_decref(document);
}

/* A schedule is for the memory model and the budgets that it was made with. */
void test_luck_replay(void)
{
    char words[256];
    json_t *document = results_of("vyukov --memory tso", 0);
    const json_t *shortest = json_object_get(result_of(document, "vyukov"), "shortest");
    const char *schedule = text_of(shortest, "schedule");
    snprintf(words, sizeof words, "vyukov --memory tso --replay '%s'", schedule);
    check_said(words, 0, (const char *const[]){"flush: cells[1].seq 1 -> 2", NULL});
    snprintf(words, sizeof words, "vyukov --replay '%s'", schedule);
    expect_complaint(65, words, "not made for vyukov");
    json_decref(document);
}

void test_luck_mistakes(void)
{
    expect_complaint(64, "vyukov --memory arm", "--memory: got 'arm', expected sc or tso");
    expect_complaint(64, "vyukov --kill one", "--kill: got 'one', expected 0 to 99");
    expect_complaint(64, "vyukov --weak-cas -1", "--weak-cas: got '-1', expected 0 to 99");
    expect_complaint(64, "vyukov --timeouts 100", "--timeouts: got '100', expected 0 to 99");
}
