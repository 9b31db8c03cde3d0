/* Waiting in the explorer, and every wrong answer that is no Empty: who hangs, what is lost, who
 * gives up too early or too late, in engines A and B, and on real threads. */
#include "check.h"

#include <stdlib.h>

#include "explore/cases/cases.h"
#include "explore/explore.h"
#include "explore/stories/dpor.h"
#include "explore/threads/reenact.h"

static struct program program;

static struct experiment scenario_of(const struct queue_class *queue, const char *text,
                                     size_t capacity, uint8_t timeouts)
{
    struct experiment experiment = {.queue = queue, .program = &program, .capacity = capacity};
    char why[256] = "";
    check_that(program_parse(&program, text, why, sizeof why), "%s: %s", text, why);
    experiment.budget[INGREDIENT_EARLY] = timeouts;
    return experiment;
}

/* What some execution comes to. Where there are no budgets engine B must see the same, unless it
 * does not go round. */
static void check_seen(const struct queue_class *queue, const char *text, size_t capacity,
                       uint8_t timeouts, unsigned want)
{
    struct experiment experiment = scenario_of(queue, text, capacity, timeouts);
    struct exploration *exploration;
    struct findings naive;
    char why[256] = "";
    int error =
        explore_search(&experiment, &(struct search_options){0}, &exploration, why, sizeof why);
    check_that(!error, "%s, %s: error %d %s", queue->name, text, error, why);
    if (error)
        return;
    struct findings found = *explore_findings(exploration);
    explore_close(exploration);
    check_that(found.seen == want, "%s, %s, %d time-outs: seen %x, want %x", queue->name, text,
               timeouts, found.seen, want);
    if (found.spins)
        return;
    error = explore_naive(&experiment, &(struct search_options){0}, &naive, why, sizeof why);
    check_that(!error && naive.seen == want &&
                   !memcmp(&naive.lying, &found.lying, sizeof naive.lying) &&
                   !memcmp(&naive.interleavings, &found.interleavings, sizeof naive.lying),
               "%s, %s: one by one seen %x, or counts differ", queue->name, text, naive.seen);
    if (!dpor_takes(&experiment))
        return;
    struct stories stories;
    error = explore_dpor(&experiment, &(struct dpor_options){.strictly = true}, &stories, why,
                         sizeof why);
    check_that(!error && stories.seen == want, "%s, %s: stories seen %x", queue->name, text,
               stories.seen);
    stories_free(&stories);
}

static void test_hangs(void)
{
    check_seen(&queue_waits_instrumented, "wait", 4, 0, 0); /* on an empty queue that is no fault */
    check_seen(&queue_waits_instrumented, "put | wait", 4, 0, 0);
    check_seen(&queue_waits_instrumented, "put | wait | wait", 4, 0, 0);
    check_seen(&queue_waits_instrumented, "put put | wait | wait", 4, 0, 0);
    check_seen(&queue_silent_instrumented, "put | wait", 4, 0, VERDICT_HANGS);
    check_seen(&queue_silent_instrumented, "wait", 4, 0, 0);
    check_seen(&queue_between_instrumented, "put | wait", 4, 0, VERDICT_HANGS);
    check_seen(&queue_first_instrumented, "put | wait", 4, 0, 0);
    check_seen(&queue_first_instrumented, "put put | wait | wait", 4, 0, VERDICT_HANGS);
    check_seen(&queue_round_instrumented, "put | wait", 4, 0, 0);
    check_seen(&queue_round_instrumented, "put | wait | wait", 4, 0, 0);
}

static void test_places(void)
{
    check_seen(&queue_told_instrumented, "init: put; wait_put | get", 1, 0, 0);
    check_seen(&queue_untold_instrumented, "init: put; wait_put | get", 1, 0, VERDICT_HANGS);
    check_seen(&queue_untold_instrumented, "init: put; wait_put", 1, 0, 0);
}

/* Places that nobody promised: only those that were seen filled count. */
static void test_fixed_places(void)
{
    const struct queue_class *const right[] = {
        &queue_one_ring_instrumented, &queue_two_list_instrumented, &queue_three_ring_instrumented};
    for (size_t i = 0; i < 3; i++)
        for (size_t capacity = 1; capacity <= 4; capacity++) {
            check_seen(right[i], "wait_put wait_put wait_put wait_put", capacity, 0, 0);
            check_seen(right[i], "wait_put | wait_put | wait_put get", capacity, 0, 0);
            check_seen(right[i], "init: put put put; wait_put | get", capacity, 0, 0);
        }
    for (size_t capacity = 1; capacity <= 3; capacity++) {
        check_seen(&queue_one_mute_instrumented, "wait_put | wait_put", capacity, 0, 0);
        check_seen(&queue_one_mute_instrumented, "init: put; wait_put | get", capacity, 0,
                   VERDICT_HANGS);
        check_seen(&queue_two_mute_instrumented, "init: put put; wait_put | get", capacity, 0,
                   VERDICT_HANGS);
        check_seen(&queue_two_mute_instrumented, "wait_put wait_put wait_put | get get", capacity,
                   0, VERDICT_HANGS);
        check_seen(&queue_two_exact_instrumented, "put put put | get", capacity, 0, 0);
        check_seen(&queue_two_shy_instrumented, "put put | get put", capacity, 0, VERDICT_FULL);
        check_seen(&queue_no_place_instrumented, "put", capacity, 0, VERDICT_FULL);
    }
}

static void test_deadlines(void)
{
    check_seen(&queue_waits_instrumented, "put | get_timed", 4, 1, 0);
    check_seen(&queue_waits_instrumented, "put | get_timed | get_timed", 4, 2, 0);
    check_seen(&queue_rounded_instrumented, "get_timed", 4, 0, VERDICT_EARLY);
    check_seen(&queue_silent_instrumented, "put | get_timed", 4, 0, VERDICT_LATE);
    check_seen(&queue_blind_instrumented, "put | get_timed", 4, 0, 0);
    check_seen(&queue_blind_instrumented, "init: put; get_timed", 4, 1,
               VERDICT_SPURIOUS | VERDICT_LATE);
}

static void test_losses(void)
{
    check_seen(&queue_handed_instrumented, "put | get_timed", 4, 0, 0);
    check_seen(&queue_handed_instrumented, "put | get_timed", 4, 1, VERDICT_LOSES | VERDICT_LATE);
    check_seen(&queue_handed_instrumented, "put | get_timed get", 4, 1,
               VERDICT_LOSES | VERDICT_LATE | VERDICT_SPURIOUS);
}

static void test_answers(void)
{
    check_seen(&queue_shy_instrumented, "put | put", 2, 0, VERDICT_FULL);
    check_seen(&queue_bold_instrumented, "put put put", 2, 0, 0);
    check_seen(&queue_bold_instrumented, "put | put put | get", 2, 0, 0);
    check_seen(&queue_stop_instrumented, "put | get", 1, 0, 0);
    check_seen(&queue_stop_instrumented, "put | empty", 1, 0, 0);
    check_seen(&queue_stop_instrumented, "put | empty,get", 1, 0, VERDICT_NOT_EMPTY);
}

/* The same of who sleeps on a word. */
static void test_futexes(void)
{
    check_seen(&queue_futex_instrumented, "wait", 4, 0, 0);
    check_seen(&queue_futex_instrumented, "put | wait", 4, 0, 0);
    check_seen(&queue_futex_instrumented, "put | get | get", 4, 0, 0);
    check_seen(&queue_futex_instrumented, "put | get_timed", 4, 0, 0);
    check_seen(&queue_futex_instrumented, "put | get_timed", 4, 1, 0);
    check_seen(&queue_futex_all_instrumented, "put | wait", 4, 0, 0);
    check_seen(&queue_futex_first_instrumented, "put | wait", 4, 0, 0);
    check_seen(&queue_futex_after_instrumented, "put | wait", 4, 0, VERDICT_HANGS);
    check_seen(&queue_futex_trusting_instrumented, "put | get_timed", 4, 1, VERDICT_EARLY);
    check_seen(&queue_futex_quiet_instrumented, "put | put", 4, 0, VERDICT_DEADLOCK);
}

static _Atomic uint64_t ticket = 1;

static void check_replay(const struct queue_class *queue, const char *text, unsigned want)
{
    struct experiment experiment = scenario_of(queue, text, 4, 0);
    struct exploration *exploration;
    struct execution execution;
    struct reenactment enacted;
    struct stamp_clock clock;
    char why[256] = "";
    stamp_clock_open(&clock, STAMP_FENCED, &ticket);
    int error =
        explore_search(&experiment, &(struct search_options){0}, &exploration, why, sizeof why);
    if (!error) {
        error = explore_shortest(exploration, &execution);
        explore_close(exploration);
    }
    check_that(!error, "%s, %s: error %d %s", queue->name, text, error, why);
    if (error)
        return;
    check_int(queue->name, execution.verdict, want);
    error = reenact(&experiment, &execution, 5, 20, &clock, &enacted, why, sizeof why);
    check_that(!error && enacted.same == 5, "%s, %s: error %d, %u of 5 the same (%x), %s",
               queue->name, text, error, enacted.same, enacted.verdict, why);
    history_free(&enacted.history);
    execution_free(&execution);
}

static void test_replay(void)
{
    check_replay(&queue_silent_instrumented, "put | wait", VERDICT_HANGS);
    check_replay(&queue_first_instrumented, "put put | wait | wait", VERDICT_HANGS);
    check_replay(&queue_rounded_instrumented, "get_timed", VERDICT_EARLY);
    check_replay(&queue_futex_first_instrumented, "put put | wait | wait", VERDICT_HANGS);
    check_replay(&queue_futex_after_instrumented, "put | wait", VERDICT_HANGS);
    check_replay(&queue_silent_instrumented, "put | get_timed", VERDICT_LATE);
    check_replay(&queue_stop_instrumented, "put | empty,get", VERDICT_NOT_EMPTY);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"who waits for an item that is there", test_hangs},
        {"who waits for a place that is there", test_places},
        {"places that nobody promised", test_fixed_places},
        {"deadlines", test_deadlines},
        {"what is lost", test_losses},
        {"Full, and not empty", test_answers},
        {"who sleeps on a word", test_futexes},
        {"on real threads", test_replay},
        {NULL, NULL},
    };
    return check_main("explore waiting", cases);
}
