/* A run folder read back: run.json says what was run, runs.csv (and samples.csv) what came out.
 */
#include "report/folder/read_folder.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "files/plain.h"
#include "history/trace.h"
#include "json/read.h"
#include "report/folder/csv_read.h"
#include "report/folder/host_json.h"
#include "report/folder/json_predictions.h"
#include "report/folder/manifest.h"
#include "report/folder/read_fail.h"
#include "report/folder/read_lab.h"
#include "report/folder/read_throughput.h"
#include "report/folder/seal.h"
#include "report/merge/shards_csv.h"
#include "lab/lab_queues.h"
#include "lab/words.h"

/* Opens FOLDER/NAME for reading; its path goes to `path`. NULL with *error filled. */
static FILE *open_file(const char *folder, const char *name, char *path, size_t size,
                       struct lab_error *error)
{
    const char *why;
    snprintf(path, size, "%s/%s", folder, name);
    FILE *file = plain_open(path, PLAIN_ANY, &why);
    if (!file)
        fail_with(error, plain_status(errno), "%.300s: %s; expected a run folder", path, why);
    return file;
}

static int read_clock(const char *path, json_t *document, struct result *result,
                      struct lab_error *error)
{
    const char *kind, *why;
    json_int_t guard, ticks;
    json_error_t problem;

    if (throughput_document(document)) /* it knew no clock */
        return 0;
    if (json_unpack_ex(document, &problem, 0, "{s:{s:s, s:I, s:I, s:s}}", "stamp", "kind", &kind,
                       "guard", &guard, "ticks_per_second", &ticks, "why", &why) != 0)
        return read_misfit(error, path, "stamp: ", &problem);
    int index = read_word(path, "stamp kind", kind, words_stamp, error);
    if (index < 0)
        return error->status;
    result->clock = (struct stamp_clock){
        .kind = (enum stamp_kind)index,
        .guard = (uint64_t)guard,
        .ticks_per_second = (uint64_t)ticks,
        .why = result->clock_why = strdup(why),
    };
    return result->clock_why ? 0 : fail_memory(error);
}

static int read_session(const char *path, json_t *document, struct result *result,
                        struct lab_error *error)
{
    const char *command, *delays;
    int complete;
    json_t *seed;
    json_error_t problem;

    if (json_unpack_ex(document, &problem, 0, "{s:s, s:b, s:o}", "command", &command, "complete",
                       &complete, "seed", &seed) != 0)
        return read_misfit(error, path, "", &problem);
    result->complete = complete;
    result->seed = json_is_string(seed) ? strtoull(json_string_value(seed), NULL, 10)
                                        : (uint64_t)json_integer_value(seed);
    delays = json_string_value(json_object_get(document, "delays")); /* NULL: undisturbed */
    result->command = strdup(command);
    result->delays = delays ? strdup(delays) : NULL;
    return result->command && (!delays || result->delays) ? 0 : fail_memory(error);
}

/* The queue that the others are held against: of comparisons of speed it is named. */
static int read_baseline(const char *path, json_t *document, struct result *result,
                         struct lab_error *error)
{
    const struct lab *lab = result->lab;
    const char *name = json_string_value(json_object_get(document, "base"));
    if (!name)
        return 0;
    result->baseline = lab_queue_place(lab, name);
    return result->baseline < lab->queue_count
               ? 0
               : fail_with(error, 65, "%.200s: base '%.60s' is none of its queues", path, name);
}

/* Lets `reader` read one of the folder's tables. */
static int read_table(const char *folder, const char *name,
                      int (*reader)(FILE *, struct result *, char *, size_t), struct result *result,
                      struct lab_error *error)
{
    char path[PATH_MAX], problem[240];
    FILE *file = open_file(folder, name, path, sizeof path, error);

    if (!file)
        return error->status;
    int failed = reader(file, result, problem, sizeof problem);
    fclose(file);
    if (failed == ENOMEM)
        return fail_memory(error);
    return failed ? fail_with(error, 65, "%.200s:%s", path, problem) : 0;
}

/* The witness, if run.json says that there is one. */
static int read_witness(const char *folder, const char *path, json_t *document,
                        struct result *result, struct lab_error *error)
{
    json_t *witness = json_object_get(document, "witness");
    const char *queue;
    json_int_t point;
    json_error_t problem;
    char name[PATH_MAX];
    struct trace_error bad;

    if (!witness)
        return 0;
    if (json_unpack_ex(witness, &problem, 0, "{s:s, s:I}", "queue", &queue, "point", &point) != 0)
        return read_misfit(error, path, "witness: ", &problem);
    size_t at = lab_queue_place(result->lab, queue);
    if (at == result->lab->queue_count || point < 0 || (size_t)point >= result->lab->value_count)
        return fail_with(error, 65, "%.200s: the witness is of no point of this result", path);
    result->witness_queue = at;
    result->witness_point = (size_t)point;
    FILE *file = open_file(folder, "witness.csv", name, sizeof name, error);
    if (!file)
        return error->status;
    int failed = trace_read(file, name, &result->witness, &bad);
    fclose(file);
    if (failed == ENOMEM)
        return fail_memory(error);
    return failed ? fail_with(error, 65, "%s", bad.text) : 0;
}

/* The document, after all that the folder's sums vouch for was compared. NULL with *error filled.
 */
static json_t *read_document(const char *folder, char *path, size_t size, struct lab_error *error)
{
    bool sealed = false;
    json_t *document = NULL;
    snprintf(path, size, "%s/run.json", folder);
    if (seal_check(folder, &sealed, error) == 0)
        document = json_read(path, &error->status, error->text, sizeof error->text);
    if (!document || sealed || !manifest_lists(document, SEAL_FILE))
        return document;
    fail_with(error, 66, "%.300s/" SEAL_FILE ": it is missing; expected the sums of the files",
              folder);
    json_decref(document);
    return NULL;
}

static int read_all(const char *folder, struct result *result, struct lab_error *error)
{
    char path[PATH_MAX];
    json_t *document = read_document(folder, path, sizeof path, error);

    if (!document)
        return error->status;
    seal_written(folder, result->written);
    int status = read_host(path, document, &result->host, error);
    status = status ? status : read_clock(path, document, result, error);
    status = status ? status : read_session(path, document, result, error);
    bool old = throughput_document(document);
    if (status == 0)
        status = old ? read_throughput_lab(path, document, result, error)
                     : read_lab(path, document, result, error);
    status = status ? status : read_predictions(path, document, result->lab, error);
    status = status ? status : read_baseline(path, document, result, error);
    status = status ? status : read_machines(path, document, result, error);
    if (status == 0 && result->shards)
        status = read_table(folder, "shards.csv", report_read_shards, result, error);
    if (status == 0 && result->shards && result->shards->counted == 0)
        status = fail_with(error, 65, "%.200s/shards.csv: no shard counts; expected one", folder);
    if (status == 0)
        status = read_table(folder, "runs.csv", old ? read_throughput_runs : report_read_runs,
                            result, error);
    if (status == 0 && manifest_lists(document, "samples.csv"))
        status = read_table(folder, "samples.csv", report_read_samples, result, error);
    status = status ? status : read_witness(folder, path, document, result, error);
    json_decref(document);
    return status;
}

struct result *report_read(const char *folder, struct lab_error *error)
{
    struct result *result = calloc(1, sizeof *result);

    if (!result) {
        fail_memory(error);
        return NULL;
    }
    if (read_all(folder, result, error) != 0) {
        result_drop(result);
        return NULL;
    }
    return result;
}
