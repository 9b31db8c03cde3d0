/* Reads a lab: inih takes the file apart, line.c watches what it gets, key.c says what each key
 * does. Whatever is wrong is told in one line with its place and what was expected. */
#include "lab/lab_read.h"

#include <errno.h>
#include <ini.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "files/plain.h"
#include "files/utf8.h"
#include "lab/lab_error.h"
#include "lab/key.h"
#include "lab/lab_check.h"
#include "lab/lab_predict.h"
#include "lab/line.h"

#define LAB_MOST (1 << 20) /* bytes of a lab.ini */

/* Fills the lab's folder, number and name. */
static void name_lab(struct lab *lab, const char *folder, struct lab_error *error)
{
    char real[PATH_MAX];
    if (!realpath(folder, real)) {
        lab_fail(error, 66, "%.270s: %s; expected a lab's folder", folder, strerror(errno));
        return;
    }
    const char *name = lab_name_of(real, &lab->number);
    size_t good = utf8_length(name, strlen(name));
    if (name[good]) {
        lab_fail(error, 65,
                 "%.270s: the byte 0x%02x in the lab's name, which is not UTF-8; expected a folder "
                 "named in UTF-8",
                 folder, (unsigned char)name[good]);
        return;
    }
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    lab->from[0] = '\0'; /* until the file says */
    free(lab->name);
    lab->name = strdup(name);
    lab->folder = strndup(folder, length);
    if (!lab->name || !lab->folder)
        lab_fail(error, 71, LAB_NO_MEMORY);
}

/* Why the lab's runs have no such plot, or NULL. */
static const char *no_plot(const struct lab *lab)
{
    const struct workload_class *workload = lab->scenario.workload;
    size_t count = workload_measures(workload);
    bool many = false;
    for (size_t m = 0; m < count; m++)
        many |= workload->measures[m]->many;
    if (strcmp(lab->plot, "sweep") == 0 && lab->sweep == KNOB_COUNT)
        return "nothing is swept; expected several values for one knob, or another plot";
    if (strcmp(lab->plot, "measures") == 0 && count == 0)
        return "the workload has no measures of its own; expected another plot";
    if (strcmp(lab->plot, "ecdf") == 0 && !many)
        return "no measure of the workload has many values a run; expected another plot";
    return NULL;
}

/* Reads the predictions, each against the workload, the queues and the points. */
static void check_predictions(struct draft *draft)
{
    struct lab *lab = draft->lab;
    char problem[600];
    for (size_t i = 0; i < lab->predict.count; i++) {
        struct prediction *prediction = &lab->predict.list[i];
        if (predict_parse(prediction, lab->scenario.workload, problem, sizeof problem) ||
            lab_predict_fault(lab, prediction, problem, sizeof problem))
            lines_fail(&draft->lines, draft->predict_line[i], "%s", problem);
    }
}

/* What must be there, and what only shows when all keys are known. */
static void check_whole(struct draft *draft)
{
    const struct lab *lab = draft->lab;
    unsigned last = draft->lines.number > 0 ? draft->lines.number : 1, line;
    char problem[400];
    if (draft_key_line(draft, "lab", "title") == 0)
        lines_fail(&draft->lines, last, "no title; expected title = ... in [lab]");
    if (lab->queue_count == 0)
        lines_fail(&draft->lines, last,
                   "no queues; expected lines such as mutex = never in [queues]");
    if (draft_key_line(draft, "workload", "name") == 0)
        lines_fail(&draft->lines, last, "no workload; expected name = ... in [workload]");
    if (no_plot(lab))
        lines_fail(&draft->lines, draft_key_line(draft, "lab", "plot"), "%s", no_plot(lab));
    enum knob fault = lab_fault(lab, problem, sizeof problem);
    if (fault != KNOB_COUNT) {
        line = draft_knob_line(draft, fault);
        lines_fail(&draft->lines, line ? line : last, "%s", problem);
    }
    if (lab_check(lab, problem, sizeof problem))
        lines_fail(&draft->lines, last, "%s", problem);
    check_predictions(draft);
}

/* Reads the whole file; whatever is wrong is in the draft's error. */
static void read_file(struct draft *draft)
{
    struct lines *lines = &draft->lines;
    const char *why;
    lines->file = plain_open(lines->path, LAB_MOST, &why);
    if (!lines->file) {
        lab_fail(lines->error, plain_status(errno), "%.270s: %s; expected a readable text file",
                 lines->path, why);
        return;
    }
    int status = ini_parse_stream(lines_next, lines, draft_pair, draft);
    fclose(lines->file);
    /* inih goes on after a line it does not understand and tells the first at the end: that line
     * comes before any problem noted on a later one. */
    if (status > 0 && (unsigned)status <= lines->number)
        *lines->error = (struct lab_error){0};
    if (status > 0)
        lines_fail(lines, (unsigned)status,
                   "not a line of a lab; expected [section] or key = value");
    if (status < 0)
        lab_fail(lines->error, 71, "%.270s: out of memory", lines->path);
    if (lines->error->status == 0)
        check_whole(draft);
}

/* A lesson, if there is one, is text: what is shown and put into pages. */
static void check_lesson(const char *folder, struct lab_error *error)
{
    char path[PATH_MAX];
    size_t length;
    const char *why;
    snprintf(path, sizeof path, "%s/README.md", folder);
    if (access(path, F_OK) != 0)
        return;
    char *text = plain_read(path, LAB_MOST, &length, &why);
    size_t good = text ? utf8_length(text, length) : 0;
    if (!text)
        lab_fail(error, plain_status(errno), "%.270s: %s; expected a readable text file", path,
                 why);
    else if (good < length)
        lab_fail(error, 65,
                 "%.270s:%u: the byte 0x%02x, which is not UTF-8; expected the file saved as UTF-8",
                 path, utf8_line(text, good), (unsigned char)text[good]);
    free(text);
}

static struct lab *read_lab(const char *folder, bool by_name, struct lab_error *error)
{
    char path[PATH_MAX];
    struct draft draft = {.lines = {.path = path, .error = error}};
    *error = (struct lab_error){0};
    snprintf(path, sizeof path, "%s/lab.ini", folder);
    draft.lab = lab_new(workload_table[0]); /* until the file says */
    if (!draft.lab)
        lab_fail(error, 71, LAB_NO_MEMORY);
    else
        name_lab(draft.lab, folder, error);
    if (error->status == 0) {
        draft.lab->by_name = by_name;
        read_file(&draft);
    }
    if (error->status == 0)
        check_lesson(folder, error);
    if (error->status != 0) {
        lab_free(draft.lab);
        return NULL;
    }
    return draft.lab;
}

struct lab *lab_read(const char *folder, struct lab_error *error)
{
    return read_lab(folder, false, error);
}

struct lab *lab_read_by_name(const char *folder, struct lab_error *error)
{
    return read_lab(folder, true, error);
}
