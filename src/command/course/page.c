/* The page of a report, written whole or not at all. */
#include "command/course/page.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "command/line/status.h"
#include "files/whole.h"
#include "lab/place.h"
#include "report/folder/folder.h"
#include "report/html/page.h"
#include "report/plot/newest.h"

const struct option_row page_rows[] = {
    {"output", "write the page there", "FILE", OPTION_AT(struct page_options, output)},
    {0},
};

/* Of a file that could not be written. */
static int complain_of(const char *path, int error)
{
    return complain(unwritten(error), "%s: cannot write: %s", path, strerror(error));
}

int collection_place(const char *path)
{
    struct whole whole;
    struct stat facts;
    if (stat(path, &facts) == 0 && S_ISDIR(facts.st_mode))
        return complain(STATUS_OUTPUT, "%s: a folder; expected the name of a file", path);
    int error = whole_open(&whole, path);
    if (error)
        return complain_of(path, error);
    whole_close(&whole, ECANCELED); /* it was only to be seen whether it can be made */
    return 0;
}

int page_write(const char *path, int (*write)(FILE *out, const void *page), const void *page)
{
    struct whole whole;
    sigset_t all, before;
    sigfillset(&all); /* a signal that ends the program waits until there is no half page */
    sigprocmask(SIG_BLOCK, &all, &before);
    int error = whole_open(&whole, path);
    if (error == 0)
        error = whole_close(&whole, write(whole.out, page));
    sigprocmask(SIG_SETMASK, &before, NULL);
    return error ? complain_of(path, error) : 0;
}

int page_put(const char *output, const char *usual, int (*write)(FILE *out, const void *page),
             const void *page)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", results_folder(), usual);
    if (!output)
        report_parent(results_folder());
    int status = page_write(output ? output : path, write, page);
    if (!status)
        puts(output ? output : path);
    return status;
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
        .levels = entry->levels,
        .player = entry->player,
    };
    for (size_t kind = 0; kind < PLOT_KINDS; kind++)
        section.picture[kind] = entry->picture[kind];
    return section;
}

int collection_write(const struct collection *collection, const char *path)
{
    struct html_section *sections = calloc(collection->count, sizeof *sections);
    char made[HOST_TIME];
    if (!sections)
        return complain(STATUS_SYSTEM, "out of memory");
    host_time(made, time(NULL));
    for (size_t i = 0; i < collection->count; i++)
        sections[i] = section_of(&collection->list[i]);
    struct html_page page = {sections, collection->count, made};
    int status = page_write(path, write_report, &page);
    free(sections);
    return status;
}
