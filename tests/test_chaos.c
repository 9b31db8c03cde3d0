/* Delays: they are put on lines that have a hook, make lies more frequent, and make no honest queue
 * lie. The sources know nothing of all this. */
#include "check.h"

#include <errno.h>
#include <stdlib.h>

#include "explore/threads/chaos.h"
#include "explore/names/sites.h"
#include "explore/table.h"
#include "measure/measure.h"

enum { SEED = 7 };

/* The number of the first line that has the text. */
static int line_of(const char *file, const char *text)
{
    char path[400], line[400];
    int number = 0, found = 0;
    snprintf(path, sizeof path, "%s/src/queue/lock_free/%s", QLAB_SOURCE_ROOT, file);
    FILE *source = fopen(path, "r");
    check_that(source != NULL, "%s can be read", path);
    while (source && !found && fgets(line, sizeof line, source)) {
        number++;
        found = strstr(line, text) ? number : 0;
    }
    if (source)
        fclose(source);
    check_that(found > 0, "%s has a line with %s", file, text);
    return found;
}

static const char publishes[] = "atomic_store_explicit(&cell->seq, pos + 1,";
static const char claimed[] = "struct cell *cell = &q->cells[pos & q->mask]; /* claimed";

static void test_lines(void)
{
    struct site *sites;
    size_t count;
    char why[256] = "", want[64];
    int line = line_of("vyukov.c", publishes), found = 0;
    check_int("vyukov.c has sites", sites_find("vyukov.c", &sites, &count), 0);
    for (size_t i = 0; i < count; i++) {
        found += sites[i].line == line;
        check_that(i == 0 || sites[i - 1].line <= sites[i].line, "sites are sorted by line");
    }
    check_that(found > 0, "the store to seq, on line %d, is a site", line);
    free(sites);
    check_int("no such file", sites_find("nobody.c", &sites, &count), ENOENT);
    check_int("a line with a hook", chaos_delay("vyukov.c", line, 1000, why, sizeof why), 0);
    chaos_end();
    check_int("a line without", chaos_delay("vyukov.c", line + 1, 1000, why, sizeof why), EINVAL);
    snprintf(want, sizeof want, "expected vyukov.c:%d or vyukov.c:", line);
    check_that(strstr(why, want) != NULL, "got \"%s\", want \"%s\"", why, want);
    check_int("line 1", chaos_delay("vyukov.c", 1, 1000, why, sizeof why), EINVAL);
    check_int("no such file", chaos_delay("nobody.c", 1, 1000, why, sizeof why), EINVAL);
    check_that(line_of("vyukov.c", claimed) < line, "the window is before the store");
}

/* One short run of two workers; its counts. */
static struct tally measure(struct measure_rig *rig, const char *name, bool processes, uint64_t got)
{
    static const volatile sig_atomic_t never;
    struct scenario scenario = {.workload = workload_find("never-empty"), .processes = processes};
    struct measure_outcome outcome;
    for (int knob = 0; knob < KNOB_COUNT; knob++)
        scenario.knob[knob] = knob_table[knob].usual;
    scenario.knob[KNOB_CONSUMERS] = 2;
    scenario.knob[KNOB_OPS] = got;
    scenario.knob[KNOB_DURATION] = 2000000000;
    int error = measure_run(rig, queue_find_instrumented(name), &scenario, SEED, &never, &outcome);
    check_that(!error && !outcome.died, "%s: error %d, %zu died", name, error, outcome.died);
    history_free(&outcome.witness);
    return outcome.tally;
}

/* A worker that sleeps between claim and publication: the others find their item hidden. The lie
 * is sought until it is seen, for whether two workers meet is the scheduler's business. */
static void check_lies(struct measure_rig *rig, bool processes)
{
    struct tally tally = {0};
    for (int tries = 0; tries < 20 && !tally.spurious; tries++)
        tally = measure(rig, "vyukov", processes, 200);
    check_that(tally.spurious > 0, "vyukov, late to publish: no lie in %" PRIu64 " attempts",
               tally.attempts);
}

static void test_delays(void)
{
    struct measure_rig *rig;
    char why[256] = "";
    check_int("a rig", measure_open(&rig, 2, STAMP_FENCED), 0);
    int line = line_of("vyukov.c", publishes), twin = line_of("vyukov_exact.c", publishes);
    check_int("vyukov", chaos_delay("vyukov.c", line, 2000000, why, sizeof why), 0);
    check_int("vyukov-exact", chaos_delay("vyukov_exact.c", twin, 100000, why, sizeof why), 0);
    check_lies(rig, false);
    check_lies(rig, true);
    struct tally tally = measure(rig, "vyukov-exact", false, 500);
    check_int("vyukov-exact, late to publish", tally.spurious, 0);
    check_that(tally.attempts > 0, "vyukov-exact was asked");
    chaos_end();
    measure_close(rig);
}

/* Random delays everywhere: who claims to be exact stays so, with threads and with processes. */
static void test_exact(void)
{
    struct measure_rig *rig;
    check_int("a rig", measure_open(&rig, 2, STAMP_FENCED), 0);
    check_int("chaos", chaos_random(SEED), 0);
    for (size_t i = 0; queue_table_instrumented[i]; i++) {
        const struct queue_class *queue = queue_table_instrumented[i];
        if (queue->putters || queue->getters)
            continue; /* here everybody puts and gets */
        for (int processes = 0; queue->claim == QUEUE_EXACT && processes < 2; processes++) {
            struct tally tally = measure(rig, queue->name, processes, 3000);
            check_int(queue->name, tally.spurious, 0);
            check_that(tally.got > 0, "%s: got %" PRIu64 " items", queue->name, tally.got);
        }
    }
    chaos_end();
    measure_close(rig);
}

/* The sources say nothing of the second build: its name is the class's alone. */
static void test_sources(void)
{
    static const char *const ours[] = {"#if",  "#define", "#undef",       "explore",
                                       "tsan", "hook",    "QUEUE_SUFFIX", "QUEUE_PASTE"};
    for (size_t q = 0; queue_table_instrumented[q]; q++) {
        char path[200], line[200];
        int number = 0, classes = 0;
        snprintf(path, sizeof path, "%s/%s", QLAB_SOURCE_ROOT, queue_table_instrumented[q]->source);
        FILE *source = fopen(path, "r");
        check_that(source != NULL, "%s can be read", path);
        while (source && fgets(line, sizeof line, source)) {
            number++;
            classes += strstr(line, "QUEUE_CLASS(") != NULL;
            for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
                check_that(!strstr(line, ours[i]), "%s:%d has %s", path, number, ours[i]);
        }
        check_int(path, classes, 1);
        check_text(path, queue_table_instrumented[q]->source, queue_table[q]->source);
        if (source)
            fclose(source);
    }
}

int main(void)
{
    static const struct check_case cases[] = {
        {"a delay stands on a line with a hook", test_lines},
        {"a delay in the window makes lies", test_delays},
        {"random delays make no exact queue lie", test_exact},
        {"sources know of one build only", test_sources},
        {NULL, NULL},
    };
    return check_main("chaos", cases);
}
