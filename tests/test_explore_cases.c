/* "Proved" is a promise: small queues, each of another kind, and what explain says of each in both
 * memory models: verdict, exit status and line. Each is asked in a process of its own, with a limit
 * of time; the line is the one with "case: NAME" in the source. */
#include "check.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "command/explain/ask.h"
#include "command/explain/text.h"
#include "command/explain/verdict.h"
#include "command/line/status.h"
#include "explore/cases/cases.h"
#include "explore/names/refusals.h"

enum { LIMIT = 120 }; /* seconds for one answer, however busy the machine */

static const char two[] = "put | put,get", one[] = "put | get",
                  again[] = "init: put get; put | get,get", hands[] = "put | wait";

/* What a spin lock of zeros is good for: on x86 it is locked. */
#if defined __x86_64__ || defined __i386__
#define ZEROED "deadlock"
#else
#define ZEROED "never"
#endif

/* name, source without .c, program, verdict in SC, in TSO, whether a line is told */
#define CASES                                                                                      \
    CASE(volatile, "volatile", one, "race", "lies", false)                                         \
    CASE(volatile_locked, "volatile", two, "never", "never", false)                                \
    CASE(volatile_pause, "volatile", one, "never", "never", false)                                 \
    CASE(volatile_hand, "volatile", one, "race", "race", false)                                    \
    CASE(c11, "c11", two, "never", "never", false)                                                 \
    CASE(c11_careless, "c11", one, "race", "race", true)                                           \
    CASE(c11_trylock, "c11", two, "lies", "lies", false)                                           \
    CASE(mcs, "stacks", two, "never", "never", false)                                              \
    CASE(mcs_asleep, "stacks", two, "never", "never", false)                                       \
    CASE(dead_frame, "stacks", one, "use-after-free", "use-after-free", true)                      \
    CASE(null_write, "ends", one, "crash", "crash", true)                                          \
    CASE(null_call, "ends", one, "crash", "crash", true)                                           \
    CASE(wild_call, "ends", one, "crash", "crash", true)                                           \
    CASE(divide, "ends", one, "crash", "crash", true)                                              \
    CASE(exit, "ends", one, "crash", "crash", true)                                                \
    CASE(abort, "ends", one, "crash", "crash", true)                                               \
    CASE(assert, "ends", one, "crash", "crash", true)                                              \
    CASE(trap, "ends", one, "crash", "crash", true)                                                \
    CASE(recursion, "ends", one, "crash", "crash", true)                                           \
    CASE(steps, "ends", one, "refused", "refused", true)                                           \
    CASE(deep, "ends", two, "never", "never", false)                                               \
    CASE(frame, "ends", two, "never", "never", false)                                              \
    CASE(large_frame, "ends", one, "crash", "crash", true)                                         \
    CASE(endless, "ends", one, "hangs", "hangs", true)                                             \
    CASE(busy, "ends", one, "hangs", "hangs", true)                                                \
    CASE(init, "ends", one, "made", "made", true)                                                  \
    CASE(huge, "ends", one, "refused", "refused", false)                                           \
    CASE(init_waits, "ends", one, "made", "made", true)                                            \
    CASE(overflow, "ends", one, "use-after-free", "use-after-free", true)                          \
    CASE(unlock, "ends", one, "refused", "refused", true)                                          \
    CASE(static, "ends", one, "refused", "refused", true)                                          \
    CASE(alloca, "ends", two, "never", "never", false)                                             \
    CASE(behind_block, "bounds", one, "use-after-free", "use-after-free", true)                    \
    CASE(across_end, "bounds", one, "use-after-free", "use-after-free", true)                      \
    CASE(behind_bytes, "bounds", one, "use-after-free", "use-after-free", true)                    \
    CASE(behind_atomic, "bounds", one, "use-after-free", "use-after-free", true)                   \
    CASE(across_blocks, "bounds", one, "use-after-free", "use-after-free", true)                   \
    CASE(behind_state, "bounds", one, "use-after-free", "use-after-free", true)                    \
    CASE(to_the_end, "bounds", two, "never", "never", false)                                       \
    CASE(sync, "atomics", two, "never", "never", false)                                            \
    CASE(builtin, "atomics", two, "never", "never", false)                                         \
    CASE(flag, "atomics", two, "never", "never", false)                                            \
    CASE(relaxed, "atomics", one, "race", "race", false)                                           \
    CASE(dekker, "atomics", one, "never", "race", false)                                           \
    CASE(counted, "atomics", again, "repeats", "repeats", false)                                   \
    CASE(shared, "memory", "put | get | put", "never", "never", false)                             \
    CASE(large, "memory", two, "never", "never", false)                                            \
    CASE(greedy, "memory", one, "refused", "refused", false)                                       \
    CASE(futex_two, "futex", "put | wait | wait | wait", "refused", "refused", true)               \
    CASE(futex_moving, "futex", one, "refused", "refused", true)                                   \
    CASE(futex_named, "futex", one, "refused", "refused", true)                                    \
    CASE(bytes_set, "bytes", one, "race", "race", false)                                           \
    CASE(bytes_set_few, "bytes", one, "race", "race", false)                                       \
    CASE(bytes_copied, "bytes", one, "race", "race", false)                                        \
    CASE(bytes_moved, "bytes", one, "race", "race", false)                                         \
    CASE(bytes_looped, "bytes", one, "race", "race", false)                                        \
    CASE(bytes_printed, "bytes", one, "race", "race", false)                                       \
    CASE(bytes_placed, "bytes", one, "race", "race", false)                                        \
    CASE(bytes_same, "bytes", one, "race", "race", false)                                          \
    CASE(bytes_same_few, "bytes", one, "race", "race", false)                                      \
    CASE(bytes_found, "bytes", one, "race", "race", false)                                         \
    CASE(bytes_long, "bytes", one, "race", "race", false)                                          \
    CASE(bytes_worded, "bytes", one, "race", "race", false)                                        \
    CASE(bytes_worded_few, "bytes", one, "race", "race", false)                                    \
    CASE(bytes_alike_few, "bytes", one, "race", "race", false)                                     \
    CASE(bytes_begun, "bytes", one, "race", "race", false)                                         \
    CASE(recursive, "mutexes", two, "never", "never", false)                                       \
    CASE(errorcheck, "mutexes", two, "never", "never", false)                                      \
    CASE(adaptive, "mutexes", two, "never", "never", false)                                        \
    CASE(adaptive_twice, "mutexes", one, "deadlock", "deadlock", false)                            \
    CASE(by_nothing, "handshake", hands, "never", "hangs", false)                                  \
    CASE(by_spin, "handshake", hands, "never", "hangs", false)                                     \
    CASE(by_signal, "handshake", hands, "never", "hangs", false)                                   \
    CASE(by_broadcast, "handshake", hands, "never", "hangs", false)                                \
    CASE(by_trywait, "handshake", hands, "never", "hangs", false)                                  \
    CASE(by_once, "handshake", hands, "never", "hangs", false)                                     \
    CASE(by_inner, "handshake", hands, "never", "hangs", false)                                    \
    CASE(by_error, "handshake", hands, "never", "hangs", false)                                    \
    CASE(by_refusal, "handshake", hands, "never", "hangs", false)                                  \
    CASE(by_fence, "handshake", hands, "never", "never", false)                                    \
    CASE(by_post, "handshake", hands, "never", "never", false)                                     \
    CASE(by_outer, "handshake", hands, "never", "never", false)                                    \
    CASE(by_trylock, "handshake", hands, "never", "never", false)                                  \
    CASE(spinning, "mutexes", two, "never", "never", false)                                        \
    CASE(zeroed, "mutexes", one, ZEROED, ZEROED, false)                                            \
    CASE(leaky, "drained", "get | put", "loses", "loses", false)                                   \
    CASE(kept, "drained", "put", "never", "never", false)                                          \
    CASE(once, "drained", "put", "refused", "refused", true)                                       \
    CASE(list, "list", "init: put; get | get", "use-after-free", "use-after-free", true)

/* Of cases.h: name, program, time-outs, verdict. They are under one lock, so in both memory models.
 */
#define WAITS                                                                                      \
    WAIT(waits, "put | wait", 0, "never")                                                          \
    WAIT(waits, "put | get_timed", 1, "never")                                                     \
    WAIT(silent, "put | wait", 0, "hangs")                                                         \
    WAIT(between, "put | wait", 0, "hangs")                                                        \
    WAIT(first, "put put | wait | wait", 0, "hangs")                                               \
    WAIT(trusting, "put | wait", 0, "never")                                                       \
    WAIT(trusting, "put,get | wait", 0, "invents")                                                 \
    WAIT(unheard, "put | wait", 0, "hangs")                                                        \
    WAIT(blind, "put | wait", 0, "never")                                                          \
    WAIT(rounded, "put | wait", 0, "early")                                                        \
    WAIT(untold, "init: put put; wait_put | get", 0, "hangs")                                      \
    WAIT(told, "init: put put; wait_put | get", 0, "never")                                        \
    WAIT(polls, "get_timed", 0, "never")                                                           \
    WAIT(polls, "put | get_timed", 1, "never")                                                     \
    WAIT(silent, "put | get_timed", 0, "late")                                                     \
    WAIT(rounded, "get_timed", 0, "early")                                                         \
    WAIT(blind, "init: put; get_timed", 1, "lies")                                                 \
    WAIT(handed, "put | get_timed", 1, "loses")                                                    \
    WAIT(handed, "put | get_timed get", 1, "lies")                                                 \
    WAIT(case_offered, "put | get_timed get", 1, "never")                                          \
    WAIT(case_given_up, "put | get_timed", 1, "loses")                                             \
    WAIT(case_given_up, "put | get_timed get", 1, "lies")                                          \
    WAIT(shy, "put | put", 0, "false-full")                                                        \
    WAIT(bold, "put | put", 0, "never")                                                            \
    WAIT(round, "wait | wait", 0, "never")                                                         \
    WAIT(round, "put | wait | wait", 0, "never")                                                   \
    WAIT(case_by_running, "get_timed", 0, "never")                                                 \
    WAIT(case_by_running, "put | get_timed", 1, "never")                                           \
    WAIT(case_by_clock, "get_timed", 0, "never")                                                   \
    WAIT(case_by_clock, "put | get_timed", 1, "never")                                             \
    WAIT(case_by_other, "get_timed", 0, "deadlock")                                                \
    WAIT(case_by_other_clock, "get_timed", 0, "deadlock")                                          \
    WAIT(case_by_past, "get_timed", 0, "early")                                                    \
    WAIT(case_by_nanoseconds, "get_timed", 0, "early")                                             \
    WAIT(case_by_nanoseconds, "put | get_timed", 1, "early")                                       \
    WAIT(case_by_looking, "get_timed", 1, "livelock")                                              \
    WAIT(futex, "put | put,get", 0, "never")                                                       \
    WAIT(futex, "put | put | wait | wait", 0, "never")                                             \
    WAIT(futex, "put | get_timed", 1, "never")                                                     \
    WAIT(futex_all, "put | wait | wait", 0, "never")                                               \
    WAIT(futex_first, "put put | wait | wait", 0, "hangs")                                         \
    WAIT(futex_after, "put | wait", 0, "hangs")                                                    \
    WAIT(futex_trusting, "put | get_timed", 0, "early")                                            \
    WAIT(futex_quiet, "put | put", 0, "deadlock")                                                  \
    WAIT(futex_plain, "put | wait", 0, "race")                                                     \
    WAIT(stop, "put | empty,get", 0, "not-empty")

#define CASE(name, ...) extern const struct queue_class queue_case_##name##_instrumented;
CASES
#undef CASE
extern const struct queue_class queue_case_offered_instrumented, queue_case_given_up_instrumented,
    queue_case_by_running_instrumented, queue_case_by_clock_instrumented,
    queue_case_by_other_instrumented, queue_case_by_other_clock_instrumented,
    queue_case_by_past_instrumented, queue_case_by_nanoseconds_instrumented,
    queue_case_by_looking_instrumented;

static const struct {
    const struct queue_class *queue;
    const char *name, *source, *program;
    char verdict[2][16];
    bool placed;
    uint8_t timeouts;
} cases[] = {
#define CASE(name, source, program, sc, tso, placed)                                               \
    {&queue_case_##name##_instrumented, #name, source, program, {sc, tso}, placed, 0},
#define WAIT(name, program, timeouts, verdict)                                                     \
    {&queue_##name##_instrumented, #name, NULL, program, {verdict, verdict}, false, timeouts},
    CASES WAITS
#undef CASE
#undef WAIT
};

/* name and source without .c, and what it is refused for; NULL: for nothing. */
#define NEEDS                                                                                      \
    NEED(printf, "printf")                                                                         \
    NEED(rand, "rand")                                                                             \
    NEED(tls, "calls")                                                                             \
    NEED(assembly, "asm")                                                                          \
    NEED(fence, "mfence")                                                                          \
    NEED(jump, "_setjmp")                                                                          \
    NEED(signals, "signal")                                                                        \
    NEED(environment, "getenv")                                                                    \
    NEED(files, "fopen")                                                                           \
    NEED(strerror, "strerror")                                                                     \
    NEED(process, "system")                                                                        \
    NEED(keys, "pthread_key_create")                                                               \
    NEED(compare, NULL)

#define NEED(name, needs) extern const struct queue_class queue_needs_##name##_instrumented;
NEEDS
#undef NEED

static const struct {
    const struct queue_class *queue;
    const char *source, *needs;
} needs[] = {
#define NEED(name, needs) {&queue_needs_##name##_instrumented, #name, needs},
    NEEDS
#undef NEED
};

/* In the place of the lab's own: what was found in these objects when they were built. */
const struct refusal refusals[] = {
#define REFUSAL(queue, why) {&queue, why},
#include "needs.inc"
#undef REFUSAL
    {NULL, NULL},
};

/* "SOURCE.c:LINE" of the line with that mark; "" if there is none. */
static void place_of(char *text, size_t size, const char *source, const char *mark)
{
    char path[512], line[512], wanted[64];
    *text = '\0';
    snprintf(path, sizeof path, "%s/tests/explore/cases/%s.c", QLAB_SOURCE_ROOT, source);
    snprintf(wanted, sizeof wanted, "/* case%s%s */", *mark ? ": " : "", mark);
    FILE *stream = fopen(path, "r");
    const char *file = strrchr(path, '/') + 1;
    for (int number = 1; stream && fgets(line, sizeof line, stream); number++)
        if (strstr(line, wanted))
            snprintf(text, size, "%s:%d", file, number);
    if (stream)
        fclose(stream);
}

/* Asks, in a process of its own: prints the verdict and the page, and ends with the status. */
static void ask(const struct queue_class *queue, const char *program, enum memory_model memory,
                uint8_t timeouts)
{
    const struct lab lab = {.folder = NULL};
    struct question question = {.subject = queue->name,
                                .lab = &lab,
                                .program = program,
                                .capacity = 2,
                                .place = "--program",
                                .status = STATUS_USAGE,
                                .engine = ENGINE_NONE,
                                .luck = {.memory = memory, .budget[INGREDIENT_EARLY] = timeouts}};
    struct answers answers = {.question = &question, .count = 1};
    char why[256];
    check_that(program_parse(&answers.program, program, why, sizeof why), "%s", program);
    struct experiment experiment = {.queue = queue, .program = &answers.program, .capacity = 2};
    luck_apply(&question.luck, &experiment);
    answers.list = calloc(1, sizeof *answers.list);
    answers.queues = calloc(2, sizeof *answers.queues);
    answers.queues[0] = queue;
    int status = answer_find(answers.list, &question, &experiment);
    if (!status) {
        printf("verdict %s\n", answer_verdict(answers.list));
        answers_text(stdout, &answers, 1);
        status = answers_status(&answers, 1);
    }
    fflush(stdout);
    answers_free(&answers);
    _exit(status);
}

/* The same from outside: its exit status, and in *said what it wrote; -1: no answer in time. */
static int answer(const struct queue_class *queue, const char *program, enum memory_model memory,
                  uint8_t timeouts, char *said, size_t size)
{
    FILE *file = tmpfile();
    int state = -1;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        alarm(LIMIT);
        dup2(fileno(file), STDOUT_FILENO);
        dup2(fileno(file), STDERR_FILENO);
        ask(queue, program, memory, timeouts);
    }
    waitpid(child, &state, 0);
    rewind(file);
    said[fread(said, 1, size - 1, file)] = '\0';
    fclose(file);
    return WIFEXITED(state) ? WEXITSTATUS(state) : -1;
}

static void test_cases(void)
{
    static char said[1 << 16];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t memory = 0; memory < 2; memory++) {
            char what[64], verdict[64], place[64] = "";
            const char *wanted = cases[i].verdict[memory];
            int status = answer(cases[i].queue, cases[i].program, memory ? MEMORY_TSO : MEMORY_SC,
                                cases[i].timeouts, said, sizeof said);
            snprintf(what, sizeof what, "%s in %s", cases[i].name, memory ? "tso" : "sc");
            bool never = strcmp(wanted, "never") == 0, refused = strcmp(wanted, "refused") == 0;
            int right = never ? STATUS_HOLDS : refused ? STATUS_FEATURE : STATUS_REFUTED;
            check_int(what, status, right);
            snprintf(verdict, sizeof verdict, "verdict %s\n", wanted);
            bool made = strcmp(wanted, "made") == 0; /* it was not even made */
            check_that(refused || made || strstr(said, verdict), "%s: %s, got \"%.400s\"", what,
                       wanted, said);
            if (cases[i].placed)
                place_of(place, sizeof place, cases[i].source, cases[i].name);
            bool told = !cases[i].placed || never || (*place && strstr(said, place));
            check_that(told, "%s: tells the line %s, said %.300s", what, place, said);
        }
}

/* What is said of it besides the verdict: what is known, and no more. */
static void test_words(void)
{
    static char said[1 << 16];
    static const struct {
        const struct queue_class *queue;
        const char *words;
    } told[] = {
        {&queue_case_huge_instrumented, "its state has 33554432 bytes"},
        {&queue_case_null_call_instrumented, "follows a null pointer"},
        {&queue_case_recursion_instrumented, "uses up its stack of 8 MiB"},
        {&queue_case_large_frame_instrumented, "uses up its stack of 8 MiB"},
#if defined(__x86_64__)
        {&queue_case_wild_call_instrumented, "uses an address that no processor takes"},
#endif
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        answer(told[i].queue, one, MEMORY_SC, 0, said, sizeof said);
        check_that(strstr(said, told[i].words) != NULL, "%s, said %.300s", told[i].words, said);
    }
}

static void test_needs(void)
{
    static char said[1 << 16];
    for (size_t i = 0; i < sizeof needs / sizeof *needs; i++) {
        char place[64], source[64];
        bool refused = needs[i].needs;
        int status = answer(needs[i].queue, one, MEMORY_SC, 0, said, sizeof said);
        check_int(needs[i].source, status, refused ? STATUS_FEATURE : STATUS_HOLDS);
        snprintf(source, sizeof source, "needs/%s", needs[i].source);
        place_of(place, sizeof place, source, "");
        check_that(!refused || (strstr(said, needs[i].needs) && *place && strstr(said, place)),
                   "%s: needs something at %s, said \"%.400s\"", needs[i].source, place, said);
    }
}

int main(void)
{
    static const struct check_case tests[] = {{"verdicts", test_cases},
                                              {"words", test_words},
                                              {"what is needed", test_needs},
                                              {NULL, NULL}};
    return check_main("explore cases", tests);
}
