/* The page of a report, written whole or not at all. */
#include "command/course/page.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "command/line/status.h"
#include "report/html/page.h"
#include "report/plot/newest.h"

/* Opens the file that will be renamed to `path`; its own goes to *temporary. NULL with errno. */
static FILE *open_beside(const char *path, char **temporary)
{
    mode_t mask = umask(0);
    umask(mask);
    if (asprintf(temporary, "%s.XXXXXX", path) < 0) {
        *temporary = NULL;
        return NULL;
    }
    int file = mkstemp(*temporary);
    FILE *out = file >= 0 && fchmod(file, 0666 & ~mask) == 0 ? fdopen(file, "w") : NULL;
    if (file >= 0 && !out) {
        int problem = errno;
        close(file);
        unlink(*temporary);
        errno = problem;
    }
    return out;
}

int collection_place(const char *path)
{
    char *temporary = NULL;
    struct stat facts;
    if (stat(path, &facts) == 0 && S_ISDIR(facts.st_mode))
        return complain(STATUS_OUTPUT, "%s: a folder; expected the name of a file", path);
    FILE *out = open_beside(path, &temporary);
    int status = out ? 0 : complain(STATUS_OUTPUT, "%s: cannot write: %s", path, strerror(errno));
    if (out) {
        fclose(out);
        unlink(temporary);
    }
    free(temporary);
    return status;
}

int page_write(const char *path, int (*write)(FILE *out, const void *page), const void *page)
{
    char *temporary = NULL;
    sigset_t all, before;
    sigfillset(&all); /* a signal that ends the program waits until there is no half page */
    sigprocmask(SIG_BLOCK, &all, &before);
    FILE *out = open_beside(path, &temporary);
    int error = out ? write(out, page) : errno;
    if (out && fclose(out) != 0 && error == 0)
        error = errno;
    if (error == 0 && rename(temporary, path) != 0)
        error = errno;
    if (error && out)
        unlink(temporary);
    free(temporary);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return error ? complain(STATUS_OUTPUT, "%s: cannot write: %s", path, strerror(error)) : 0;
}

static int write_report(FILE *out, const void *page)
{
    return html_write(out, page);
}

static struct html_section section_of(const struct entry *entry)
{
    const struct lab *of_course = entry->lab;
    struct html_section section = {
        .name = entry->name,
        .title = entry->result ? entry->result->lab->title : of_course->title,
        .number = of_course ? of_course->number : 0,
        .result = entry->result,
        .first = of_course ? plot_kind_named(of_course->plot) : NULL,
        .folder = entry->folder,
        .reference = entry->folder && plot_is_reference(entry->folder),
        .no_picture = entry->no_picture,
        .explained = entry->explained,
        .not_explained = entry->not_explained,
    };
    for (size_t kind = 0; kind < PLOT_KINDS; kind++)
        section.picture[kind] = entry->picture[kind];
    return section;
}

int collection_write(const struct collection *collection, const char *path)
{
    struct html_section *sections = calloc(collection->count, sizeof *sections);
    char made[32];
    time_t now = time(NULL);
    if (!sections)
        return complain(STATUS_SYSTEM, "out of memory");
    strftime(made, sizeof made, "%Y%m%dT%H%M%SZ", gmtime(&now));
    for (size_t i = 0; i < collection->count; i++)
        sections[i] = section_of(&collection->list[i]);
    struct html_page page = {sections, collection->count, made};
    int status = page_write(path, write_report, &page);
    free(sections);
    return status;
}
