/* Merging, on random folders: a set of shards has one merged folder, byte for byte, in whatever
 * order and groups it is merged, and however often a shard is given. QLAB_TEST_SEED chooses
 * another. */
#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "lab/lab_error.h"
#include "report/folder/folder.h"
#include "report/folder/read_folder.h"
#include "report/made.h"
#include "report/merge/find.h"
#include "report/merge/join.h"
#include "report/merge/merge.h"

#define SHARDS 12
#define TRIALS 40

static char top[] = "/tmp/qlab-merge-XXXXXX";

/* A queue lies in some rows, in others not. */
static void add_rows(struct result *result, struct random *random)
{
    for (unsigned round = 0; round < result->lab->rounds; round++)
        for (size_t queue = 0; queue < 2; queue++)
            for (size_t point = 0; point < result->lab->value_count; point++) {
                uint64_t lies = queue ? random_below(random, 3) * random_below(random, 400) : 0;
                struct result_row row = make_row(queue, point, round, lies, 1000 + lies);
                row.warmup = round == 0;
                row.whole = random_below(random, 10) > 0;
                for (size_t m = 0; m < MEASURES_MOST; m++)
                    row.measure[m] = (double)random_next(random) * 0x1p-60;
                add_row(result, row);
            }
}

/* An item put, and so many Empties after it. */
static void add_witness(struct result *result, size_t lies)
{
    struct history *witness = &result->witness;
    witness->logs = calloc(2, sizeof *witness->logs);
    witness->workers = 2;
    witness->ticks_per_second = 1000000000;
    for (size_t worker = 0; worker < 2; worker++) {
        struct history_log *log = &witness->logs[worker];
        log->worker = worker;
        log->count = worker ? lies : 1;
        log->operations = calloc(log->count, sizeof *log->operations);
        for (size_t i = 0; i < log->count; i++)
            log->operations[i] = worker
                                     ? (struct operation){.invoked = 3 + 2 * i,
                                                          .returned = 4 + 2 * i,
                                                          .kind = OPERATION_GET,
                                                          .answer = ANSWER_EMPTY}
                                     : (struct operation){.item = 7, .invoked = 1, .returned = 2};
    }
    result->witness_queue = 1;
}

/* A shard of a few seeds, machines and starts: so that several have one seed. */
static struct result random_shard(struct random *random)
{
    const struct queue_class *const classes[] = {queue_find("mutex"), queue_find("mutex-trylock")};
    struct result result = make_result(classes, 2, 2, 1 + (unsigned)random_below(random, 4));
    result.lab->queues[1].expectation = EXPECT_SOMETIMES;
    result.seed = random_below(random, 4) ? random_below(random, 8) : UINT64_MAX;
    result.complete = random_below(random, 8) > 0;
    result.host.name[0] = (char)('a' + random_below(random, 2));
    snprintf(result.host.id, sizeof result.host.id, "%u", (unsigned)random_below(random, 2));
    snprintf(result.host.cpu, sizeof result.host.cpu, "CPU %u", (unsigned)random_below(random, 2));
    snprintf(result.host.started, sizeof result.host.started, "20260506T17%02u59Z",
             (unsigned)random_below(random, 3));
    result.host.load_end = (double)random_below(random, 1000) / 300;
    add_rows(&result, random);
    if (random_below(random, 2))
        add_witness(&result, 1 + (size_t)random_below(random, 4));
    return result;
}

static char *write_shard(struct random *random)
{
    struct result result = random_shard(random);
    char *folder = NULL;
    check_int("writing a shard", report_folder(top, &result, &result.host, &folder), 0);
    result_free(&result);
    return folder;
}

static int take(void *context, const char *folder, unsigned tries, struct lab_error *error)
{
    struct result *result = report_read(folder, error);
    return result ? merge_take(context, result, folder, tries, error) : error->status;
}

/* Merges folders into a new one; NULL if there was none that is complete. */
static char *merged(char *const *folders, size_t count)
{
    struct merge merge = {0};
    struct lab_error error = {0};
    char *folder = NULL;
    for (size_t i = 0; i < count; i++)
        if (folders[i]) /* a merge of incomplete ones has no folder */
            check_int(folders[i], find_folders(folders[i], take, &merge, &error), 0);
    struct result *result = merge_finish(&merge, &error);
    if (result) {
        check_int("writing", report_folder(top, result, &result->host, &folder), 0);
        result_free(result);
    }
    free(result);
    merge_free(&merge);
    return folder;
}

static char *read_file(const char *folder, const char *name)
{
    char path[PATH_MAX], *text = NULL;
    size_t room = 0;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    if (!file || getdelim(&text, &room, '\0', file) < 0) {
        free(text);
        text = NULL;
    }
    if (file)
        fclose(file);
    return text;
}

/* Wants the same in both, byte for byte. */
static void check_same(const char *law, unsigned trial, const char *a, const char *b)
{
    static const char *const files[] = {"run.json",   "runs.csv",     "points.csv", "run.txt",
                                        "shards.csv", "machines.csv", "witness.csv"};
    check_that((a != NULL) == (b != NULL), "%s, trial %u: both or none", law, trial);
    for (size_t i = 0; a && b && i < sizeof files / sizeof *files; i++) {
        char *first = read_file(a, files[i]), *second = read_file(b, files[i]);
        check_that((!first && !second) || (first && second && strcmp(first, second) == 0),
                   "%s, trial %u: %s differs: %s and %s", law, trial, files[i], a, b);
        check_that(first || strcmp(files[i], "witness.csv") == 0, "%s is there", files[i]);
        free(first);
        free(second);
    }
}

static void shuffle(struct random *random, char **folders, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        size_t j = (size_t)random_below(random, i);
        char *other = folders[i - 1];
        folders[i - 1] = folders[j];
        folders[j] = other;
    }
}

static void check_laws(struct random *random, unsigned trial)
{
    char *folders[SHARDS], *again[3];
    for (size_t i = 0; i < SHARDS; i++)
        folders[i] = write_shard(random);
    char *all = merged(folders, SHARDS);
    again[0] = all;
    again[1] = all;
    char *twice = merged(again, 2);
    check_same("idempotent", trial, all, twice);
    shuffle(random, folders, SHARDS);
    char *shuffled = merged(folders, SHARDS);
    check_same("commutative", trial, all, shuffled);
    size_t cut = (size_t)random_below(random, SHARDS), overlap = (size_t)random_below(random, 3);
    again[0] = merged(folders, cut);
    again[1] = merged(folders + cut - (cut < overlap ? 0 : overlap),
                      SHARDS - cut + (cut < overlap ? 0 : overlap));
    again[2] = folders[random_below(random, SHARDS)];
    /* What was incomplete in a part that came to nothing is not known to the whole. */
    char *grouped = again[0] && again[1] ? merged(again, 3) : NULL;
    if (grouped)
        check_same("associative", trial, all, grouped);
    free(again[0]);
    free(again[1]);
    free(all);
    free(twice);
    free(shuffled);
    free(grouped);
    for (size_t i = 0; i < SHARDS; i++)
        free(folders[i]);
}

static void laws(void)
{
    const char *given = getenv("QLAB_TEST_SEED");
    uint64_t seed = given ? strtoull(given, NULL, 10) : 20261127;
    struct random random;
    random_seed(&random, seed);
    printf("seed %" PRIu64 " ", seed);
    for (unsigned trial = 0; trial < TRIALS; trial++)
        check_laws(&random, trial);
}

/* A shard of that seed, started then. */
static char *shard_of(uint64_t seed, const char *started, uint64_t lies,
                      void (*change)(struct result *))
{
    const struct queue_class *const classes[] = {queue_find("mutex"), queue_find("mutex-trylock")};
    struct result result = make_result(classes, 2, 1, 2);
    char *folder = NULL;
    result.seed = seed;
    snprintf(result.host.started, sizeof result.host.started, "%s", started);
    for (unsigned i = 0; i < 4; i++)
        add_row(&result, make_row(i % 2, 0, i / 2, i % 2 ? lies : 0, 1000));
    if (change)
        change(&result);
    check_int("writing a shard", report_folder(top, &result, &result.host, &folder), 0);
    result_free(&result);
    return folder;
}

static void the_first_counts(void)
{
    char *folders[] = {shard_of(1, "20260506T170200Z", 9, NULL),
                       shard_of(1, "20260506T170100Z", 4, NULL),
                       shard_of(2, "20260506T170300Z", 2, NULL)};
    struct lab_error error = {0};
    char *all = merged(folders, 3);
    struct result *result = all ? report_read(all, &error) : NULL;
    check_that(result != NULL, "%s", error.text);
    if (result) {
        uint64_t lies = 0;
        for (size_t i = 0; i < result->row_count; i++)
            lies += result->rows[i].tally.spurious;
        check_int("lies of the earlier one and of the other seed", lies, 2 * 4 + 2 * 2);
        check_int("shards", result->shards->counted, 2);
        check_int("left out", result->shards->count, 3);
        check_int("why", result->shards->list[2].fate, SHARD_REPEATED);
        check_int("rounds", result->lab->rounds, 4);
        result_free(result);
    }
    free(result);
    free(all);
    for (int i = 0; i < 3; i++)
        free(folders[i]);
}

static void change_lab(struct result *result)
{
    free(result->lab->name);
    result->lab->name = strdup("trylock");
}
static void change_knob(struct result *result)
{
    result->lab->scenario.knob[KNOB_ITEMS] = 7;
}
static void change_workers(struct result *result)
{
    result->lab->scenario.processes = false;
}
static void change_pin(struct result *result)
{
    result->lab->scenario.pin = true;
}
static void change_expectation(struct result *result)
{
    result->lab->queues[1].expectation = EXPECT_ALWAYS;
}
static void change_stamp(struct result *result)
{
    result->clock.kind = STAMP_RAW;
}
static void change_delays(struct result *result)
{
    result->delays = strdup("--chaos 1");
}
static void change_commit(struct result *result)
{
    strcpy(result->host.commit, "def5678");
}

static void mixtures_are_refused(void)
{
    const struct {
        void (*change)(struct result *);
        const char *says;
    } cases[] = {
        {change_lab, "lab: \"trylock\"; expected \"get-nowait\""},
        {change_knob, "workload.items: 7; expected 40000"},
        {change_workers, "workers.kind: \"threads\"; expected \"processes\""},
        {change_pin, "workers.pin: true; expected false"},
        {change_expectation, "queues: [{"},
        {change_stamp, "stamp: \"raw\"; expected \"fenced\""},
        {change_delays, "delays: \"--chaos 1\"; expected null"},
        {change_commit, "commit: \"def5678\"; expected \"abc1234\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct merge merge = {0};
        struct lab_error error = {0};
        char *one = shard_of(1, "20260506T170200Z", 9, NULL);
        char *other = shard_of(2, "20260506T170200Z", 9, cases[i].change);
        check_int("the first", find_folders(one, take, &merge, &error), 0);
        check_int(cases[i].says, find_folders(other, take, &merge, &error), 65);
        check_that(strstr(error.text, cases[i].says) && strstr(error.text, one) &&
                       strstr(error.text, other),
                   "got %.300s, want %.80s", error.text, cases[i].says);
        merge_free(&merge);
        free(one);
        free(other);
    }
}

static void commits_may_be_mixed(void)
{
    struct merge merge = {.any_commit = true};
    struct lab_error error = {0};
    char *one = shard_of(1, "20260506T170200Z", 9, NULL);
    char *other = shard_of(1, "20260506T170300Z", 9, change_commit);
    check_int("the first", find_folders(one, take, &merge, &error), 0);
    check_int("the other", find_folders(other, take, &merge, &error), 0);
    struct result *result = merge_finish(&merge, &error);
    check_that(result != NULL, "%s", error.text);
    if (result) {
        check_int("one seed of two commits is two shards", result->shards->counted, 2);
        check_int("and two classes", result->shards->machine_count, 2);
        check_text("commit", result->host.commit, "mixed");
        result_free(result);
    }
    free(result);
    merge_free(&merge);
    free(one);
    free(other);
}

static int remove_one(const char *path, const struct stat *facts, int kind, struct FTW *place)
{
    (void)facts, (void)kind, (void)place;
    return remove(path);
}

int main(void)
{
    const struct check_case cases[] = {
        {"laws", laws},
        {"of two with one seed the first counts", the_first_counts},
        {"mixtures are refused", mixtures_are_refused},
        {"commits may be mixed", commits_may_be_mixed},
        {NULL, NULL},
    };
    if (!mkdtemp(top))
        return 71;
    int status = check_main("merge", cases);
    nftw(top, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    return status;
}
