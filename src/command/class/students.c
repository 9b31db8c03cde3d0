/* Reads what students handed in. Nothing in it is believed further than it can be computed again.
 */
#include "command/class/students.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "command/exercise/goal.h"
#include "command/exercise/pass.h"
#include "command/line/status.h"
#include "files/grow.h"
#include "files/tree.h"
#include "report/folder/read_folder.h"
#include "report/merge/find.h"
#include "report/result/fail.h"

/* ---- runs ---- */

const struct result *student_result(const struct student *student, const char *lab)
{
    for (size_t i = 0; i < student->result_count; i++)
        if (strcmp(student->results[i]->lab->name, lab) == 0)
            return student->results[i];
    return NULL;
}

/* Whether `a` says more than `b`. */
static bool better(const struct result *a, const struct result *b)
{
    return a->complete != b->complete ? a->complete : strcmp(a->host.started, b->host.started) > 0;
}

/* Keeps the result or drops it. 0 or ENOMEM. */
static int keep(struct student *student, struct result *fresh)
{
    for (size_t i = 0; i < student->result_count; i++) {
        struct result *kept = student->results[i];
        if (strcmp(kept->lab->name, fresh->lab->name) != 0)
            continue;
        bool exchange = better(fresh, kept);
        student->results[i] = exchange ? fresh : kept;
        result_drop(exchange ? kept : fresh);
        return 0;
    }
    if (!grow(&student->results, student->result_count, sizeof(struct result *))) {
        result_drop(fresh);
        return ENOMEM;
    }
    student->results[student->result_count++] = fresh;
    return 0;
}

/* A find_folder: one run that cannot be read does not keep the others from being seen. */
static int take_run(void *context, const char *folder, unsigned tries, struct lab_error *error)
{
    (void)tries;
    if (strstr(folder, "/reference/"))
        return 0; /* it came with the labs */
    struct result *result = report_read(folder, error);
    if (!result && error->status == STATUS_SYSTEM)
        return error->status;
    if (!result)
        complain(error->status, "left out: %s", error->text);
    else if (keep(context, result))
        return fail_memory(error);
    *error = (struct lab_error){0};
    return 0;
}

/* ---- lines ---- */

/* Whether the line is of the queue.c beside its file, or of the one where qlab exercise made it. */
static void hold_against(struct passed *passed, const char *line, const char *beside,
                         const char *top)
{
    struct goal goal;
    struct lab_error error = {0};
    char source[4300];
    passed->fits = false;
    if (goal_read(passed->lab, &goal, &error)) {
        snprintf(passed->why, sizeof passed->why, "%.190s", error.text);
        return;
    }
    snprintf(source, sizeof source, "%.*s/queue.c", (int)(strrchr(beside, '/') - beside), beside);
    if (pass_unfit(line, &goal, source, passed->why, sizeof passed->why)) {
        snprintf(source, sizeof source, "%.4000s/exercises/%s/queue.c", top, passed->lab);
        passed->fits = !pass_unfit(line, &goal, source, passed->why, sizeof passed->why);
    } else {
        passed->fits = true;
    }
}

/* Takes a line of `qlab check`. 0 or ENOMEM. */
static int take_line(struct student *student, const char *line, const char *path, const char *top)
{
    struct passed fresh = {.fits = false};
    if (sscanf(line, "qlab-pass/1 %63s proved=%31s", fresh.lab, fresh.proved) != 2)
        return 0;
    hold_against(&fresh, line, path, top);
    for (size_t i = 0; i < student->passed_count; i++)
        if (strcmp(student->passed[i].lab, fresh.lab) == 0) {
            if (fresh.fits)
                student->passed[i] = fresh;
            return 0;
        }
    if (!grow(&student->passed, student->passed_count, sizeof *student->passed))
        return ENOMEM;
    student->passed[student->passed_count++] = fresh;
    return 0;
}

static int read_lines(struct student *student, const char *path, const char *top)
{
    char *line = NULL;
    size_t room = 0;
    int error = 0;
    FILE *file = fopen(path, "r");
    while (file && !error && getline(&line, &room, file) >= 0)
        error = take_line(student, line + strspn(line, " \t"), path, top);
    free(line);
    if (file)
        fclose(file);
    return error;
}

/* A student whose lines are looked for. */
struct reading {
    struct student *student;
    const char *top;
};

static int look(void *context, const char *path, bool folder)
{
    const struct reading *reading = context;
    size_t length = strlen(path);
    return !folder && length > 4 && strcmp(path + length - 4, ".txt") == 0
               ? read_lines(reading->student, path, reading->top)
               : 0;
}

/* All *.txt below the student's folder. 0 or an errno value. */
static int find_lines(struct student *student, const char *top)
{
    struct reading reading = {student, top};
    struct tree tree = {.look = look, .context = &reading};
    int error = tree_walk(&tree, top);
    return tree.error ? tree.error : error;
}

/* ---- students ---- */

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

static int read_student(struct student *student, char *path)
{
    struct stat facts;
    struct lab_error error = {0};
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        path[--length] = '\0';
    student->name = name_of(path);
    if (stat(path, &facts))
        return complain(STATUS_MISSING, "%s: %s; expected what a student handed in", path,
                        strerror(errno));
    bool folder = S_ISDIR(facts.st_mode);
    int failed = folder ? find_lines(student, path) : 0;
    if (failed)
        return complain(STATUS_SYSTEM, "%s: %s", path, strerror(failed));
    int status = find_folders(path, take_run, student, &error);
    if (status == STATUS_MISSING && folder)
        return 0; /* who has run nothing is in the class all the same */
    return status ? complain(error.status, "%s", error.text) : 0;
}

int students_read(struct students *students, char *const *paths, size_t count)
{
    *students = (struct students){.list = calloc(count + 1, sizeof *students->list)};
    int status = students->list ? 0 : complain(STATUS_SYSTEM, "out of memory");
    for (size_t i = 0; i < count && !status; i++)
        status = read_student(&students->list[students->count++], paths[i]);
    return status;
}

void students_free(struct students *students)
{
    for (size_t i = 0; i < students->count; i++) {
        struct student *student = &students->list[i];
        for (size_t k = 0; k < student->result_count; k++)
            result_drop(student->results[k]);
        free(student->results);
        free(student->passed);
    }
    free(students->list);
}
