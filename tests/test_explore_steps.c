/* Every kind of step has all that the explorer asks of one. */
#include "check.h"
#include "explore/steps/step.h"

static const struct {
    const char *name;
    const struct step_kind *kind;
} kinds[] = {
#define STEP(name, kind) {#name, &step_##kind},
#include "explore/steps/steps.list"
#undef STEP
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* What no kind can do without. */
static void test_members(void)
{
    for (size_t i = 0; i < KINDS; i++) {
        const struct step_kind *kind = kinds[i].kind;
        check_that(kind->word && *kind->word, "%s has no .word", kinds[i].name);
        check_that(kind->on, "%s has no .on", kinds[i].name);
        check_that(kind->told, "%s has no .told", kinds[i].name);
        check_that(kind->perform != NULL, "%s has no .perform", kinds[i].name);
    }
}

/* An atomic operation says what it leaves in memory, in one way; it is performed by the processor,
 * too; and it orders. */
static void test_atomics(void)
{
    for (size_t i = 0; i < KINDS; i++) {
        const struct step_kind *kind = kinds[i].kind;
        if (kind->on != STEP_ON_BYTES)
            continue;
        check_that(kind->compares == !kind->combine, "%s has .compares and .combine, or neither",
                   kinds[i].name);
        check_that(kind->native != NULL, "%s has no .native", kinds[i].name);
        check_that(kind->orders != NULL, "%s has no .orders", kinds[i].name);
        check_that(!kind->enabled, "%s waits", kinds[i].name);
    }
}

/* The steps that happen to a worker have a sign. The hooks of threads, pipes and once-only calls
 * call POSIX themselves, and volatile accesses are made by the code itself; every other step has a
 * native form, or is the second half of one that has. What waits is tried without waiting. */
static void test_native(void)
{
    for (size_t i = 0; i < KINDS; i++) {
        const struct step_kind *kind = kinds[i].kind;
        bool by_hook = kind->sign || kind->on == STEP_ON_PIPES || kind->on == STEP_ON_THREADS ||
                       kind->on == STEP_ON_VOLATILE || kind == &step_once ||
                       kind == &step_once_done || kind == &step_clock;
        check_that(by_hook == !(kind->native || kind->attempt),
                   "%s has no .native, or one for nobody", kinds[i].name);
        check_that(by_hook || !kind->enabled || kind->attempt, "%s may wait and has no .attempt",
                   kinds[i].name);
    }
}

/* The check in a written schedule has the number of a kind in it. */
static void test_numbers(void)
{
    check_int("the first", STEP_LOAD, 4);
    check_int("locks", STEP_MUTEX_LOCK, 18);
    check_int("death", STEP_DEATH, 35);
    check_int("polls", STEP_PIPE_POLL_NOW, 45);
    for (size_t i = 0; i < KINDS; i++)
        check_that(step_kinds[STEP_LOAD + i] == kinds[i].kind, "%s is at another number",
                   kinds[i].name);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"what no kind can do without", test_members},
        {"atomic operations", test_atomics},
        {"native forms", test_native},
        {"numbers stay", test_numbers},
        {NULL, NULL},
    };
    return check_main("explore steps", cases);
}
