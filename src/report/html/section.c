/* The section of one lab: what was asked and found, in words, tables, pictures and a schedule. */
#include "report/html/section.h"

#include <errno.h>
#include <stdlib.h>

#include "files/draft.h"
#include "report/html/escape.h"
#include "report/html/frame.h"
#include "report/html/pictures.h"
#include "report/html/player.h"
#include "report/html/table_html.h"
#include "report/html/terminal.h"
#include "report/merge/shards_table.h"
#include "report/result/looks_table.h"
#include "report/result/measures_table.h"
#include "report/result/rates_table.h"
#include "report/result/speeds.h"
#include "report/result/wrong_table.h"
#include "report/text/measures_sentence.h"
#include "report/text/odds_text.h"
#include "report/text/page_text.h"
#include "report/text/score_text.h"
#include "report/text/sentence.h"
#include "report/text/wrong_text.h"

static int put_words(FILE *out, const struct html_part *part)
{
    int error = html_words(out, &part->view, "quiet", true, view_scenario);
    return error ? error : html_words(out, &part->view, "note", false, view_notes);
}

static int put_explained(FILE *out, const struct html_part *part)
{
    const struct html_section *section = part->section;
    if (!section->explained && !section->not_explained)
        return 0;
    fputs("<h3>The shortest interleaving that lies, or none</h3>\n", out);
    if (section->explained)
        html_terminal(out, section->explained, "What qlab explain prints");
    if (section->not_explained) {
        fputs("<p class=\"note\">", out);
        html_text(out, section->not_explained);
        fputs("</p>\n", out);
    }
    return html_words(out, &part->view, "quiet", true, view_odds);
}

/* The player in a frame of its own, or where it is. 0 or an errno value. */
static int put_player(FILE *out, const struct html_section *section)
{
    if (section->player) {
        fputs("<p><a href=\"", out);
        html_text(out, section->player);
        fputs("\">Play it: be the scheduler</a></p>\n", out);
    }
    if (!section->levels)
        return 0;
    struct draft draft;
    const struct html_player player = {section->title, section->levels, NULL, NULL};
    if (!draft_open(&draft))
        return ENOMEM;
    int error = draft_close(&draft, html_player(draft.out, &player));
    if (!error) {
        fputs("<details class=\"play\">\n<summary>Play it: be the scheduler</summary>\n<iframe "
              "class=\"player\" "
              "loading=\"lazy\" title=\"Be the scheduler of ",
              out);
        html_text(out, section->name);
        fputs("\" srcdoc=\"", out);
        html_text(out, draft.text);
        fputs("\"></iframe>\n</details>\n", out);
    }
    free(draft.text);
    return error;
}

static int put_table(FILE *out, const struct view *view,
                     void (*make)(struct table *, const struct view *))
{
    struct table table;
    make(&table, view);
    int error = html_table(out, &table);
    table_free(&table);
    return error;
}

/* What else was wrong, in sentences too; nothing if nothing was. */
static int put_wrong(FILE *out, const struct view *view)
{
    if (!view_wrong(view))
        return 0;
    fputs("<h3>What else was wrong?</h3>\n", out);
    int error = html_words(out, view, "finding", true, view_wrong_sentences);
    return error ? error : put_table(out, view, wrong_table);
}

/* What the workload measured: a sentence, too. */
static int put_measures(FILE *out, const struct view *view)
{
    char text[700];
    measures_sentence(text, sizeof text, view->result, view->points, false);
    fputs("<h3>What came of it?</h3>\n", out);
    if (*text) {
        fputs("<p class=\"finding\">", out);
        html_prose(out, text);
        fputs("</p>\n", out);
    }
    return put_table(out, view, measures_table);
}

/* What the lies look like. */
static int put_looks(FILE *out, const struct view *view)
{
    int error = put_table(out, view, looks_table);
    if (error || !view->result->shards)
        return error;
    fputs("<h3>Where did it lie?</h3>\n", out);
    return put_table(out, view, shards_table);
}

static int put_speeds(FILE *out, const char *title, const struct speeds *speeds,
                      void (*make)(struct table *, const struct speeds *))
{
    struct table table;
    make(&table, speeds);
    fprintf(out, "<h3>%s</h3>\n", title);
    int error = html_table(out, &table);
    table_free(&table);
    return error;
}

/* Of a comparison of speed: all its tables. */
static int put_all_speeds(FILE *out, const struct view *view)
{
    struct speeds speeds;
    int error = speeds_open(&speeds, view->result);
    error = error ? error : put_speeds(out, "How fast is it?", &speeds, speed_table);
    error = error ? error : put_speeds(out, "How much faster?", &speeds, ratio_table);
    error =
        error ? error : put_speeds(out, "Is it fair, and what does it cost?", &speeds, share_table);
    speeds_close(&speeds);
    return error;
}

static int put_sentence(FILE *out, const struct view *view)
{
    return html_words(out, view, "finding", true, view_sentence);
}

/* The tables. What a workload measures of its own comes first if Empties are not its subject; then
 * there is something to say of them only if something was tested. 0 or an errno value. */
static int put_tables(FILE *out, const struct view *view)
{
    const struct workload_class *workload = view->result->lab->scenario.workload;
    if (workload_unrecorded(workload))
        return put_wrong(out, view) || put_all_speeds(out, view) ? ENOMEM : 0;
    bool measures = workload_measures(workload) > 0, aside = workload_has(workload, TRAIT_ASIDE);
    int error = put_wrong(out, view);
    error = error || aside ? error : put_sentence(out, view);
    if (measures && aside)
        error = error ? error : put_measures(out, view);
    if (view_aside(view))
        return error;
    fputs("<h3>How often did it lie?</h3>\n", out);
    error = error || !aside ? error : put_sentence(out, view);
    error = error ? error : put_table(out, view, rates_table);
    if (measures && !aside)
        error = error ? error : put_measures(out, view);
    fputs("<h3>What does it look like?</h3>\n", out);
    return error ? error : put_looks(out, view);
}

static int put_pictures(FILE *out, const struct html_part *part)
{
    const struct view *view = &part->view;
    char measures[700], *finding = sentence(view);
    if (!finding)
        return ENOMEM;
    measures_sentence(measures, sizeof measures, view->result, view->points, true);
    html_pictures(out, part, finding, measures);
    free(finding);
    return 0;
}

int html_section(FILE *out, const struct html_part *part)
{
    html_heading(out, part);
    int error = put_words(out, part);
    error = error ? error : put_tables(out, &part->view);
    error = error ? error : html_words(out, &part->view, "scores", false, view_scores);
    error = error ? error : put_pictures(out, part);
    error = error ? error : put_explained(out, part);
    error = error ? error : put_player(out, part->section);
    html_facts(out, part->section);
    return error;
}
