/* Run folders of comparisons of speed: of today, and of the time when they had a format of their
 * own. */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "report/exporter.h"
#include "report/folder/csv.h"
#include "report/folder/csv_lines.h"
#include "report/folder/folder.h"
#include "report/folder/read_folder.h"
#include "report/result/speeds.h"
#include "throughput/made.h"

#define REFERENCE QLAB_SOURCE_ROOT "/results/reference/throughput"

static char scratch[32];

static void scratch_make(void)
{
    strcpy(scratch, "/tmp/qlab-test-XXXXXX");
    check_that(mkdtemp(scratch) != NULL, "no %s", scratch);
}

/* Removes `scratch` with all that is in it. */
static void scratch_remove(void)
{
    char line[48];
    snprintf(line, sizeof line, "rm -r %s", scratch);
    check_int(line, system(line), 0);
}

/* All that is known of a result: what an exporter writes, and the raw rows. */
static char *written(const struct result *result)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    check_int("json", exporter_find("json")->comparison(out, result, false), 0);
    check_int("runs", report_runs_csv(out, result), 0);
    fclose(out);
    return text;
}

void test_folder(void)
{
    struct result result = made_speeds(12);
    struct lab_error error = {0};
    char *folder = NULL;
    result.baseline = 1;
    scratch_make();
    check_int("report_folder", report_folder(scratch, &result, &result.host, &folder), 0);
    struct result *again = report_read(folder, &error);
    check_text("error", error.text, "");
    if (again) {
        char *want = written(&result), *got = written(again);
        check_text("read back", got, want);
        free(want);
        free(got);
        result_free(again);
        free(again);
    }
    scratch_remove();
    free(folder);
    result_free(&result);
}

/* ---- the old format ---- */

struct old_points {
    struct speeds speeds;
    size_t lines;
};

/* Holds a number in the old points.csv against the one computed from its rows now. */
static void check_column(const struct csv_line *line, const char *name, double got)
{
    double want;
    char problem[100];
    check_int(name, csv_real(line, name, &want, problem, sizeof problem), 0);
    check_that(fabs(got - want) <= 1e-8 * fabs(want), "%s of %s: got %.9g, want %.9g", name,
               csv_cell(line, "queue"), got, want);
}

static int take_point(void *context, const struct csv_line *line, char *problem, size_t size)
{
    struct old_points *old = context;
    const struct result *result = old->speeds.result;
    const struct workload_class *workload = result->lab->scenario.workload;
    size_t queue = old->lines / result->lab->value_count;
    size_t value = old->lines++ % result->lab->value_count;
    const struct compared *compared = speeds_compared(&old->speeds, queue, value);
    (void)problem;
    (void)size;
    check_text("queue", csv_cell(line, "queue"), result->lab->queues[queue].queue->name);
    check_text("base", csv_cell(line, "base"), result->lab->queues[result->baseline].queue->name);
    check_column(line, "threads", (double)result->lab->values[value]);
    check_column(line, "ops_per_second", compared->ops_per_second);
    check_column(line, "ratio", compared->speed.median);
    check_column(line, "ratio_low", compared->speed.interval.low);
    check_column(line, "ratio_high", compared->speed.interval.high);
    check_column(line, "pairs", (double)compared->speed.pairs);
    static const char *const directions[] = {"undecided", "less", "more"};
    check_text("faster", csv_cell(line, "faster"), directions[compared->faster]);
    for (size_t m = 0; m < workload_measures(workload); m++)
        if (workload->measures[m]->unit != MEASURE_SPEED)
            check_column(line, workload->measures[m]->name, compared->measure[m].median);
    return 0;
}

void test_old_folder(void)
{
    struct lab_error error = {0};
    struct old_points old = {.lines = 0};
    char problem[100];
    struct result *result = report_read(REFERENCE, &error);
    check_text("error", error.text, "");
    if (!result)
        return;
    check_int("rounds", result->lab->rounds, 12);
    check_int("rows", result->row_count, 12 * 12 * 4);
    check_int("capacity", result->lab->scenario.knob[KNOB_CAPACITY], 1024);
    check_int("speeds_open", speeds_open(&old.speeds, result), 0);
    FILE *file = fopen(REFERENCE "/points.csv", "r");
    check_that(file != NULL, "no " REFERENCE "/points.csv");
    check_int("csv_read", csv_read(file, "...", take_point, &old, problem, sizeof problem), 0);
    check_int("points", old.lines, 12 * 4);
    fclose(file);
    speeds_close(&old.speeds);
    result_free(result);
    free(result);
}

/* Spoils a file of a copy with sed and wants one line that says so. */
static void check_spoilt(const char *file, const char *edit, int status, const char *words)
{
    struct lab_error error = {0};
    char line[900];
    snprintf(line, sizeof line, "cp " REFERENCE "/run* %s && sed -i '%s' %s/%s", scratch, edit,
             scratch, file);
    check_that(system(line) == 0, "%.400s", line);
    struct result *result = report_read(scratch, &error);
    check_that(!result && error.status == status && strstr(error.text, words),
               "%s of %s: got %d \"%.200s\", want %d \"%s\"", edit, file, error.status, error.text,
               status, words);
    if (result)
        result_free(result);
    free(result);
}

/* An item that was put, and neither got nor left, was lost. */
void test_old_folder_lost(void)
{
    struct lab_error error = {0};
    char line[300];
    scratch_make();
    snprintf(line, sizeof line,
             "sed '3s/,232615,232615,/,232616,232615,/' " REFERENCE
             "/runs.csv > %s/runs.csv && cp " REFERENCE "/run.json %s",
             scratch, scratch);
    check_int("a copy", system(line), 0);
    struct result *result = report_read(scratch, &error);
    check_text("error", error.text, "");
    check_int("lost", result ? result->rows[1].faulty.count[FAULT_LOST] : 0, 1);
    check_int("not lost", result ? result->rows[0].faulty.count[FAULT_LOST] : 1, 0);
    if (result)
        result_free(result);
    free(result);
    scratch_remove();
}

void test_old_folder_spoilt(void)
{
    struct lab_error error = {0};
    char path[100];
    scratch_make();
    check_spoilt("runs.csv", "3s/^0,/12,/", 65, "runs.csv:3: round is '12'; expected");
    check_spoilt("runs.csv", "3s/semaphore/mutt/", 65, "runs.csv:3: mutt with ");
    check_spoilt("runs.csv", "3s/,[0-9]*,[01],[01],/,7,0,1,/", 65, "with 7 threads");
    check_spoilt("runs.csv", "1s/,busy//", 65, "runs.csv:2: ");
    check_spoilt("runs.csv", "1s/busy/bus/", 65, "no column busy");
    check_spoilt("run.json", "s/\"mutex\"/\"mutt\"/", 65, "\"mutt\"");
    check_spoilt("run.json", "s/\"rounds\": 12/\"rounds\": 0/", 65, "0 rounds");
    check_spoilt("run.json", "s/\"capacity\"/\"x\"/", 65, "capacity");
    check_spoilt("run.json", "s/\"base\": \"ring-backoff\"/\"base\": \"x\"/", 65, "base 'x'");
    check_spoilt("run.json", "1s/{/[/", 65, "run.json:");
    snprintf(path, sizeof path, "%s/runs.csv", scratch);
    unlink(path);
    check_that(!report_read(scratch, &error), "without runs.csv there is no result");
    scratch_remove();
}
