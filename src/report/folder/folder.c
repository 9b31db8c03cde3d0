/* A run folder: everything a result says, whole or not at all.
 *
 * The files are written into a hidden folder beside the final one, every write and close checked,
 * and the folder is renamed when it is complete and on the disk: so a killed or failed run, or a
 * power cut, leaves no half result, and a name that exists in results/ can be trusted. Its sums
 * (seal.c) tell what happens to it later.
 */
#include "report/folder/folder.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/scratch.h"
#include "files/whole.h"
#include "history/trace.h"
#include "json/build.h"
#include "report/folder/csv.h"
#include "report/folder/json.h"
#include "report/folder/seal.h"
#include "report/merge/machines.h"
#include "report/merge/shards_csv.h"
#include "report/result/swept.h"
#include "report/text/terminal.h"
#include "report/text/page_text.h"

#define SAME_NAME_MOST 1000

static int write_table(FILE *out, const struct result *result)
{
    return page_text(out, result, TERMINAL_MOST, false);
}

/* Finds the first lie of the witness, so that a reader of the file knows where to look. */
struct lie {
    const struct history *history;
    const struct operation *operation;
    size_t worker;
};

static void keep_lie(void *context, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    struct lie *lie = context;
    (void)instant;
    if (spurious && !lie->operation) {
        lie->operation = &lie->history->logs[worker].operations[index];
        lie->worker = lie->history->logs[worker].worker;
    }
}

static int write_witness(FILE *out, const struct result *result)
{
    struct lie lie = {.history = &result->witness};
    struct tally tally;
    char comment[600];
    int length = snprintf(
        comment, sizeof comment, "An excerpt of a run of %s, %s %s: qlab judge witness.csv\n",
        result->lab->queues[result->witness_queue].queue->name, result_knob_name(result),
        swept_value(result, result->witness_point).text);
    int error = judge_emptiness(&result->witness, &tally, keep_lie, &lie);

    if (error)
        return error;
    if (lie.operation)
        snprintf(comment + length, sizeof comment - (size_t)length,
                 "The lie: worker %zu, invoked %" PRIu64 ", returned %" PRIu64 "\n", lie.worker,
                 lie.operation->invoked, lie.operation->returned);
    return trace_write(out, &result->witness, comment);
}

static int write_json(FILE *out, const struct result *result);

static bool has_samples(const struct result *result)
{
    const struct workload_class *workload = result->lab->scenario.workload;
    for (size_t m = 0; m < workload_measures(workload); m++)
        if (workload->measures[m]->many)
            return true;
    return false;
}

static bool has_witness(const struct result *result)
{
    return result->witness.workers > 0;
}

static bool is_merged(const struct result *result)
{
    return result->shards != NULL;
}

/* What a run folder may hold: the manifest lists those that it holds. */
static const struct {
    const char *name;
    int (*write)(FILE *out, const struct result *result);
    bool (*wanted)(const struct result *result); /* NULL: always */
} files[] = {
    {"run.json", write_json, NULL},
    {"runs.csv", report_runs_csv, NULL},
    {"points.csv", report_points_csv, NULL},
    {"run.txt", write_table, NULL},
    {"samples.csv", report_samples_csv, has_samples},
    {"witness.csv", write_witness, has_witness},
    {"shards.csv", report_shards_csv, is_merged},
    {"machines.csv", report_machines_csv, is_merged},
};
#define FILE_COUNT (sizeof files / sizeof *files)

static bool wanted(const struct result *result, size_t i)
{
    return !files[i].wanted || files[i].wanted(result);
}

/* The names of its files, then of their sums. */
static json_t *manifest_of(const struct result *result)
{
    json_t *manifest = json_array();
    for (size_t i = 0; i < FILE_COUNT; i++)
        if (wanted(result, i))
            manifest = json_and(manifest, json_string(files[i].name));
    return json_and(manifest, json_string(SEAL_FILE));
}

static int write_json(FILE *out, const struct result *result)
{
    json_t *document = json_with(result_json(result), "manifest", manifest_of(result));
    if (has_witness(result))
        document = json_with(document, "witness",
                             json_pack("{s:s, s:I}", "queue",
                                       result->lab->queues[result->witness_queue].queue->name,
                                       "point", (json_int_t)result->witness_point));
    return json_give(out, document, JSON_MEASURED);
}

/* A stream keeps no reason why a write failed, only that one did: the disk is asked once more. */
static int reason_of(FILE *out, int error)
{
    return error == EIO && write(fileno(out), "\n", 1) < 0 ? errno : error;
}

static int write_file(const char *folder, size_t i, const struct result *result)
{
    char path[PATH_MAX];
    if (snprintf(path, sizeof path, "%s/%s", folder, files[i].name) >= PATH_MAX)
        return ENAMETOOLONG;
    FILE *out = fopen(path, "wxe");
    if (!out)
        return errno;
    int error = reason_of(out, files[i].write(out, result));
    if (error == 0)
        error = whole_sync(fileno(out));
    if (fclose(out) != 0 && error == 0)
        error = errno;
    return error;
}

/* Writes all files, and their sums. */
static int write_files(const char *folder, const struct result *result)
{
    const char *names[FILE_COUNT];
    size_t count = 0;
    char now[HOST_TIME];
    int error = 0;
    for (size_t i = FILE_COUNT; i-- > 0 && error == 0;) /* run.json, the first, comes last */
        if (wanted(result, i)) {
            error = write_file(folder, i, result);
            names[count++] = files[i].name;
        }
    host_time(now, time(NULL));
    return error ? error : seal_write(folder, names, count, now);
}

int report_parent(const char *folder)
{
    char path[PATH_MAX];
    if (!*folder)
        return ENOENT;
    if ((size_t)snprintf(path, sizeof path, "%s", folder) >= sizeof path)
        return ENAMETOOLONG;
    for (char *slash = path + 1; *slash; slash++) {
        if (*slash != '/')
            continue;
        *slash = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            return errno;
        *slash = '/';
    }
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return errno;
    return access(path, W_OK | X_OK) == 0 ? 0 : errno;
}

/* Renames the finished folder to PARENT/<utc>.<commit>.<host>, or to NAME.2, NAME.3... if that is
 * taken. 0 with the path in *folder (free it), or an errno value. */
static int folder_settle(const char *temporary, const char *parent, const struct host *host,
                         char **folder)
{
    char path[PATH_MAX];
    mode_t mask = umask(0);
    umask(mask);
    if (chmod(temporary, 0777 & ~mask) != 0) /* mkdtemp() made it for its owner alone */
        return errno;
    int length = snprintf(path, sizeof path - 8, "%s/%s.%s.%s", parent, host->started, host->commit,
                          *host->name ? host->name : "unknown");
    if ((size_t)length >= sizeof path - 8)
        return ENAMETOOLONG;
    for (int i = 2; rename(temporary, path) != 0; i++) {
        if ((errno != EEXIST && errno != ENOTEMPTY && errno != ENOTDIR) || i > SAME_NAME_MOST)
            return errno;
        sprintf(path + length, ".%d", i);
    }
    *folder = strdup(path);
    return *folder ? whole_sync_name(path) : ENOMEM;
}

int report_folder(const char *parent, const struct result *result, const struct host *named,
                  char **folder)
{
    struct scratch scratch;
    int error = report_parent(parent);
    *folder = NULL;
    if (error == 0)
        error = scratch_folder(&scratch, parent, UNFINISHED);
    if (error)
        return error;
    error = write_files(scratch.path, result);
    if (error == 0)
        error = folder_settle(scratch.path, parent, named, folder);
    if (*folder)
        scratch_keep(&scratch);
    else
        scratch_remove(&scratch);
    return error;
}
