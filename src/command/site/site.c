/* Gathers what the pages show and writes them: the report, then of every lab its lesson, its plot
 * and the page to play on. Pages that are there are replaced. */
#include "command/site/site.h"

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "command/course/collection.h"
#include "command/course/explained.h"
#include "command/course/lesson.h"
#include "command/course/page.h"
#include "command/course/pictures.h"
#include "command/line/status.h"
#include "command/play/levels.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "lab/part.h"
#include "report/html/player.h"
#include "report/html/site.h"

enum { PICTURE_MOST = 200 << 10 }; /* bytes of an SVG document: a timeline may have more */

struct site {
    const char *folder;
    struct collection collection;
    struct levels levels;
    struct html_lesson *lessons; /* in the order of the course */
    char **texts;                /* theirs, from malloc */
    size_t count;
};

struct lesson_page {
    const struct html_site *site;
    size_t i;
};

static int write_index(FILE *out, const void *page)
{
    return html_site_index(out, page);
}

static int write_lesson(FILE *out, const void *page)
{
    const struct lesson_page *lesson = page;
    return html_site_lesson(out, lesson->site, lesson->i);
}

static int write_player(FILE *out, const void *page)
{
    return html_player(out, page);
}

/* Writes FOLDER/NAME.html. 0, or complains. */
static int put(const struct site *site, const char *name, const char *suffix,
               int (*write)(FILE *out, const void *page), const void *page)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s%s.html", site->folder, name, suffix);
    return page_write(path, write, page);
}

/* Draws the plot of that kind, or another where it is too large. The status of the drawing. */
static int draw(struct entry *entry, const struct plot_kind *first)
{
    int status = entry_draw(entry, first);
    bool large = false;
    for (size_t k = 0; k < PLOT_KINDS; k++)
        if (entry->picture[k] && strlen(entry->picture[k]) > PICTURE_MOST) {
            free(entry->picture[k]);
            entry->picture[k] = NULL;
            large = true;
        }
    return large ? entry_draw(entry, plot_kind_named("rate")) : status;
}

/* Draws the lab's first plot: it stands in its lesson, and not in the report once more. */
static void illustrate(struct site *site)
{
    bool gnuplot = true;
    for (size_t i = 0; i < site->collection.count; i++) {
        struct entry *entry = &site->collection.list[i];
        const struct plot_kind *first =
            entry->lab ? plot_kind_named(entry->lab->plot) : plot_kinds[0];
        if (!entry->result)
            continue;
        int status = draw(entry, first);
        if (status && gnuplot)
            complain(status, "%s: no plot: %s", entry->name,
                     entry->no_picture ? entry->no_picture : "out of memory");
        gnuplot = gnuplot && status != STATUS_FEATURE;
    }
}

/* The first level of a lab; NULL if it has none. */
static const struct level *level_of(const struct levels *levels, const char *lab)
{
    for (size_t i = 0; i < levels->count; i++)
        if (strcmp(levels->list[i].chapter->subject, lab) == 0)
            return &levels->list[i];
    return NULL;
}

/* The levels of a part, which lie one behind the other: the first, and how many. */
static size_t levels_of(const struct levels *levels, const struct lab_part *part, size_t *first)
{
    size_t count = 0;
    for (size_t i = 0; i < levels->count; i++)
        if (part_of(levels->list[i].chapter->lab->number) == part && !count++)
            *first = i;
    return count;
}

/* Explores the queues of the labs, and says of each where it is played: on the page of its part,
 * for the player is larger than most of its levels. 0, or complains. */
static int add_levels(struct site *site)
{
    struct lab_error error;
    int status = 0;
    for (size_t i = 0; i < site->collection.count && !status; i++) {
        struct entry *entry = &site->collection.list[i];
        struct lab *lab = entry->lab ? lab_find(lab_word(entry->lab), &error) : NULL;
        if (entry->lab && !lab)
            return complain(error.status, "%s", error.text);
        status = lab ? levels_add_seen(&site->levels, lab) : 0;
        const struct level *level =
            lab && !status ? level_of(&site->levels, entry->lab->name) : NULL;
        if (level && asprintf(&entry->player, "%s-play.html#%s", part_of(entry->lab->number)->name,
                              level->name) < 0)
            return complain(STATUS_SYSTEM, "out of memory");
    }
    return status;
}

/* Makes a lesson of every entry that is a lab. 0, or complains. */
static int make_lessons(struct site *site)
{
    const struct collection *collection = &site->collection;
    site->lessons = calloc(collection->count + 1, sizeof *site->lessons);
    site->texts = calloc(collection->count + 1, sizeof *site->texts);
    if (!site->lessons || !site->texts)
        return complain(STATUS_SYSTEM, "out of memory");
    for (size_t i = 0; i < collection->count; i++) {
        const struct entry *entry = &collection->list[i];
        const char *answer = "";
        if (!entry->lab)
            continue;
        int status;
        char *text = lesson_read(entry->lab, &answer, &status);
        if (!text)
            return status;
        site->texts[site->count] = text;
        struct html_lesson *lesson = &site->lessons[site->count++];
        *lesson = (struct html_lesson){.name = entry->lab->name,
                                       .title = entry->lab->title,
                                       .number = entry->lab->number,
                                       .text = text,
                                       .answer = answer,
                                       .player = entry->player};
        for (size_t k = 0; k < PLOT_KINDS; k++)
            if (entry->picture[k]) {
                lesson->picture = entry->picture[k];
                lesson->caption = plot_kinds[k]->caption;
            }
    }
    return 0;
}

/* Writes the page on which the queues of a part are played. 0, or complains. */
static int put_player(const struct site *site, const struct lab_part *part)
{
    char next[200] = "";
    size_t first = 0, none, count = levels_of(&site->levels, part, &first);
    if (!count)
        return 0;
    char *data = levels_text(&site->levels, first, count);
    for (const struct lab_part *other = part + 1; other->number && !*next; other++)
        if (levels_of(&site->levels, other, &none))
            snprintf(next, sizeof next, "%s-play.html", other->name);
    const struct html_player player = {part->title, data, *next ? next : NULL, "index.html"};
    int status = data ? put(site, part->name, "-play", write_player, &player)
                      : complain(STATUS_SYSTEM, "out of memory");
    free(data);
    return status;
}

static int put_all(const struct site *site)
{
    const struct html_site pages = {site->lessons, site->count};
    int status = 0;
    for (size_t i = 0; i < site->count && !status; i++) {
        const struct lesson_page page = {&pages, i};
        status = put(site, site->lessons[i].name, "", write_lesson, &page);
    }
    for (const struct lab_part *part = part_table; part->number && !status; part++)
        status = put_player(site, part);
    return status ? status : put(site, "index", "", write_index, &pages);
}

/* Writes the report: tables, findings and shortest failures. */
static int put_report(const struct site *site)
{
    char path[PATH_MAX];
    for (size_t i = 0; i < site->collection.count; i++)
        if (site->collection.list[i].result)
            entry_explain(&site->collection.list[i]);
    snprintf(path, sizeof path, "%s/report.html", site->folder);
    return collection_write(&site->collection, path);
}

static int gather(struct site *site, char *const *words, size_t count)
{
    int status = collection_read(&site->collection, words, count, true);
    status = status ? status : add_levels(site);
    status = status ? status : put_report(site);
    if (status)
        return status;
    illustrate(site);
    return make_lessons(site);
}

int site_make(const char *folder, char *const *words, size_t count)
{
    struct site site = {.folder = folder};
    if (mkdir(folder, 0777) && errno != EEXIST)
        return complain(STATUS_OUTPUT, "%s: %s", folder, strerror(errno));
    int status = gather(&site, words, count);
    status = status ? status : put_all(&site);
    if (!status)
        printf("%s/index.html\n", folder);
    for (size_t i = 0; i < site.count; i++)
        free(site.texts[i]);
    free(site.lessons);
    free(site.texts);
    levels_free(&site.levels);
    collection_free(&site.collection);
    return status;
}
