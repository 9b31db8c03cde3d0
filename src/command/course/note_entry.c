/* The words of an entry in the study notes. */
#include "command/course/note_entry.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "files/draft.h"
#include "report/result/swept.h"
#include "report/result/view.h"
#include "lab/figure.h"
#include "lab/measure_figure.h"
#include "report/text/grid.h"
#include "report/text/terminal.h"
#include "report/text/score_text.h"
#include "report/text/sentence.h"
#include "report/result/verdict.h"

/* What the workload measured of the queue besides, at the last point of the sweep. */
static void write_measures(FILE *out, const struct view *view, const struct line *line)
{
    const struct lab *lab = view->result->lab;
    const struct measure *const *measures = lab->scenario.workload->measures;
    const struct point *point = view_point(view, line->queue, lab->value_count - 1);
    const char *comma = NULL;
    for (size_t m = 0; measures[m]; m++) {
        const struct summary *measured = &point->measure[m];
        if (measured->runs == 0)
            continue;
        if (!comma)
            fprintf(out, "; median with %s: ", swept_words(view->result, point->value).text);
        fprintf(
            out, "%s%s %s", comma ? comma : "", measures[m]->label,
            figure_measure(measures[m]->unit, measures[m]->many ? measured->p50 : measured->median)
                .text);
        comma = ", ";
    }
}

/* "mutex-trylock: LIES, 96 of 100 calls, in 11 of 11 runs; most with 8 consumers (96 %)." */
static void write_queue(FILE *out, const struct view *view, const struct line *line)
{
    const struct point *worst = line->worst;
    fprintf(out, "%s: %s, ", line->class->name, verdict_words(line));
    if (line->tally.attempts == 0)
        fputs("no call while items were certainly inside", out);
    else
        fprintf(out, "%s calls, in %s runs",
                figure_of(line->tally.spurious, line->tally.attempts).text,
                figure_of(line->runs_lied, line->runs).text);
    if (line->lied && worst)
        fprintf(out, "; most with %s (%s)", swept_words(view->result, worst->value).text,
                figure_rate(worst->rate_median > 0 ? worst->rate_median : worst->rate_max).text);
    write_measures(out, view, line);
    fputc('.', out);
}

/* A line of the list, or several. 0 or ENOMEM. */
static int list_queue(const struct view *view, const struct line *line)
{
    struct draft draft;
    if (!draft_open(&draft))
        return ENOMEM;
    write_queue(draft.out, view, line);
    int error = draft_close(&draft, 0);
    if (!error)
        text_wrap(view->out, "* ", draft.text);
    free(draft.text);
    return error;
}

/* Words that came with the run, as words: they are no heading, link, code or HTML. */
static void write_words(FILE *out, const char *words)
{
    for (const char *at = words; *at; at++) {
        bool mark = strchr("<[`\\", *at) || (at == words && strchr("#>|*+-=~ ", *at));
        fprintf(out, "%s%c", mark ? "\\" : "", *at);
    }
}

static void write_heading(FILE *out, const struct result *result, const char *text)
{
    char when[32];
    time_t now = time(NULL);
    strftime(when, sizeof when, "%Y-%m-%d %H:%M", localtime(&now));
    fprintf(out, "## %s, ", when);
    write_words(out, result->lab->name);
    fputs("\n\n", out);
    write_words(out, result->lab->title);
    fputs("\n\n", out);
    if (*text)
        fprintf(out, "%s\n\n", text);
}

/* A command or a path on one line, as code: it may hold backquotes, and never a new line. */
static void write_code(FILE *out, const char *code)
{
    const char *fence = strchr(code, '`') ? "``" : "`";
    fprintf(out, "%s%s", fence, fence[1] ? " " : "");
    for (; *code; code++)
        fputc((unsigned char)*code < ' ' ? ' ' : *code, out);
    fprintf(out, "%s%s", fence[1] ? " " : "", fence);
}

char *note_entry(const struct result *result, const char *folder, const char *text)
{
    struct draft draft;
    struct view view;
    if (!draft_open(&draft))
        return NULL;
    FILE *out = draft.out;
    int error = view_open(&view, out, TERMINAL_MOST, false, result);
    if (!error) {
        write_heading(out, result, text);
        error = view_sentence(&view);
        fputc('\n', out);
        error = error ? error : view_scores(&view);
        if (result->delays) {
            fputs("Disturbed by ", out);
            write_code(out, result->delays);
            fputs(".\n", out);
        }
        if (!result->complete)
            fputs("The run was ended early.\n", out);
        if (result->delays || !result->complete)
            fputc('\n', out);
        for (size_t i = 0; i < view.line_count && !error; i++)
            error = list_queue(&view, &view.lines[i]);
        fputc('\n', out);
        write_code(out, result->command);
        fputs(", kept in ", out);
        write_code(out, folder);
        fputc('\n', out);
        view_close(&view);
    }
    draft_close(&draft, error);
    return draft.text;
}
