/* The section of one lab: what was asked and found, in words, tables, pictures and a schedule. */
#include "report/html/section.h"

#include <errno.h>
#include <stdlib.h>

#include "files/draft.h"
#include "report/html/escape.h"
#include "report/html/frame.h"
#include "report/html/pictures.h"
#include "report/html/player.h"
#include "report/html/tables.h"
#include "report/html/terminal.h"
#include "report/text/measures_sentence.h"
#include "report/text/odds_text.h"
#include "report/text/score_text.h"
#include "report/text/sentence.h"
#include "report/text/page_text.h"

static int print_scenario(const struct view *view)
{
    view_scenario(view);
    return 0;
}

static int print_notes(const struct view *view)
{
    view_notes(view);
    return 0;
}

static int print_odds(const struct view *view)
{
    view_odds(view);
    return 0;
}

static int put_words(FILE *out, const struct html_part *part)
{
    int error = html_words(out, &part->view, "quiet", true, print_scenario);
    return error ? error : html_words(out, &part->view, "note", false, print_notes);
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
    return html_words(out, &part->view, "quiet", true, print_odds);
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
        return html_wrong(out, view) || html_speeds(out, view) ? ENOMEM : 0;
    bool measures = workload_measures(workload) > 0, aside = workload_has(workload, TRAIT_ASIDE);
    int error = html_wrong(out, view);
    error = error || aside ? error : put_sentence(out, view);
    if (measures && aside)
        error = error ? error : html_measures(out, view);
    if (view_aside(view))
        return error;
    fputs("<h3>How often did it lie?</h3>\n", out);
    error = error || !aside ? error : put_sentence(out, view);
    error = error ? error : html_rates(out, view);
    if (measures && !aside)
        error = error ? error : html_measures(out, view);
    fputs("<h3>What does it look like?</h3>\n", out);
    return error ? error : html_looks(out, view);
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
