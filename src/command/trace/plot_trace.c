/* Plotting a trace: reads it, judges it, draws the first wrong answer. */
#include "command/trace/plot_trace.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "command/trace/trace_open.h"
#include "command/verbs.h"
#include "history/trace.h"
#include "lab/lab_error.h"
#include "report/plot/timeline/trace_picture.h"

bool is_trace_file(const char *word)
{
    struct stat facts;
    size_t length = strlen(word);
    bool lab = length > 4 && strcmp(word + length - 4, ".ini") == 0;
    return !lab && stat(word, &facts) == 0 && !S_ISDIR(facts.st_mode);
}

/* Where the picture goes: FOLDER/NAME-timeline.FORMAT, the name without what is behind its last
 * dot. From malloc; NULL when out of memory. */
static char *picture_path(const char *file, const char *folder, const char *format)
{
    const char *slash = strrchr(file, '/');
    const char *name = slash ? slash + 1 : file, *dot = strrchr(name, '.');
    int length = dot && dot > name ? (int)(dot - name) : (int)strlen(name);
    char *path = NULL;
    int written = folder  ? asprintf(&path, "%s/%.*s-timeline.%s", folder, length, name, format)
                  : slash ? asprintf(&path, "%.*s/%.*s-timeline.%s", (int)(slash - file), file,
                                     length, name, format)
                          : asprintf(&path, "%.*s-timeline.%s", length, name, format);
    return written < 0 ? NULL : path;
}

static int draw_file(const struct trace_picture *picture, const char *file, const char *folder,
                     const char *format)
{
    struct lab_error error;
    char *path = picture_path(file, folder, format);
    if (!path)
        return complain(STATUS_SYSTEM, "out of memory");
    int status =
        trace_picture_draw(picture, &(struct plot_output){.format = format, .path = path}, &error);
    if (status) {
        complain(status, "%s", error.text);
    } else {
        fprintf(stderr, "wrote %s\n", path);
        puts(path);
    }
    free(path);
    return status;
}

static int draw(const struct trace_picture *picture, const char *file,
                const struct plot_output *terminal, const char *const *formats, const char *folder)
{
    struct lab_error error;
    int status = 0;
    if (!picture->exhibit.call)
        return complain(STATUS_MISSING, "%s: no timeline: nothing is wrong in this trace", file);
    if (terminal) {
        status = trace_picture_draw(picture, terminal, &error);
        return status ? complain(status, "%s", error.text) : 0;
    }
    if (folder && mkdir(folder, 0777) != 0 && errno != EEXIST)
        return complain(STATUS_OUTPUT, "%s: %s", folder, strerror(errno));
    for (; *formats && !status; formats++)
        status = draw_file(picture, file, folder, *formats);
    return status;
}

int plot_trace(const char *file, const struct plot_output *terminal, const char *const *formats,
               const char *folder)
{
    struct trace trace;
    struct trace_picture picture;
    int status = trace_open(file, NULL, &trace);
    if (status)
        return status;
    int error = trace_picture_find(&picture, &trace, file);
    status = error ? complain(STATUS_SYSTEM, "%s: %s", file, strerror(error))
                   : draw(&picture, file, terminal, formats, folder);
    trace_free(&trace);
    return status;
}
