/* The result in one sentence of plain words, computed from the figures. */
#include "report/text/sentence.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "files/draft.h"
#include "lab/figure.h"
#include "report/result/swept.h"
#include "report/text/grid.h"

#define NAMES_MOST 5 /* a sentence names no more queues than that */

/* Whether a line belongs to the list of names. */
typedef bool picks(const struct line *line);

static bool never_lied(const struct line *line)
{
    return !line->lied && line->tally.attempts > 0;
}

static bool not_seen(const struct line *line)
{
    return line->finding == FINDING_NOT_SEEN;
}

static bool lied(const struct line *line)
{
    return line->lied;
}

/* Writes "mutex, two-lock and 3 others" of the lines that are picked, but for one (NULL: none). */
static void write_names(FILE *out, const struct view *view, picks *pick, const struct line *but)
{
    size_t count = 0, named = 0;

    for (size_t i = 0; i < view->line_count; i++)
        count += pick(&view->lines[i]) && &view->lines[i] != but;
    size_t most = count <= NAMES_MOST ? count : NAMES_MOST - 1;
    for (size_t i = 0; i < view->line_count && named < most; i++) {
        if (!pick(&view->lines[i]) || &view->lines[i] == but)
            continue;
        fprintf(out, "%s%s",
                named == 0           ? ""
                : named + 1 == count ? " and "
                                     : ", ",
                view->lines[i].class->name);
        named++;
    }
    if (count > named)
        fprintf(out, " and %zu others", count - named);
}

/* The line that the sentence is about: a refuted claim before all, else the worst liar. */
static const struct line *main_line(const struct view *view)
{
    for (size_t i = 0; i < view->line_count; i++) {
        if (view->lines[i].finding == FINDING_REFUTED)
            return &view->lines[i];
    }
    return view->line_count > 0 && view->lines[0].lied ? &view->lines[0] : NULL;
}

/* Why the run in which this queue lied is not counted. */
static const char *reason(const struct view *view, const struct line *line)
{
    const struct result *result = view->result;
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        if (row->queue != line->queue || row->tally.spurious == 0 || row_counts(row))
            continue;
        if (row->whole)
            return "was warm-up";
        return row->faulty.count[FAULT_HANG] ? "hung" : "was interrupted or lost a worker";
    }
    return "is not counted";
}

static void write_lie(FILE *out, const struct view *view, const struct line *line)
{
    const struct point *worst = line->worst;
    const struct swept swept = swept_words(view->result, worst->value);
    if (line->tally.spurious == 0)
        fprintf(out,
                "%s answered Empty although items were certainly inside, in a run that %s and does "
                "not count otherwise",
                line->class->name, reason(view, line));
    else if (worst->rate_median > 0)
        fprintf(out,
                "With %s %s answered Empty %s although items were certainly inside (median of "
                "%" PRIu64 " run%s)",
                swept.text, line->class->name, figure_calls(worst->rate_median).text, worst->runs,
                worst->runs == 1 ? "" : "s");
    else
        fprintf(out,
                "With %s %s answered Empty although items were certainly inside in %s runs, at "
                "worst %s",
                swept.text, line->class->name,
                figure_of(worst->runs_with_spurious, worst->runs).text,
                figure_calls(worst->rate_max).text);
    if (line->finding == FINDING_REFUTED)
        fputs(", which refutes its claim to be exact", out);
    if (line->finding == FINDING_RAW)
        fputs(" by raw stamps, which refute nothing", out);
}

/* Ends a sentence about no lies: queues that may lie are not cleared by that. */
static void write_not_seen(FILE *out, const struct view *view)
{
    bool any = false;
    for (size_t i = 0; i < view->line_count; i++)
        any |= not_seen(&view->lines[i]);
    if (any) {
        fputs("; ", out);
        write_names(out, view, not_seen, NULL);
        fputs(" may lie all the same: not seen is no proof", out);
        if (strcmp(words_memory[view->result->lab->explore.memory], "c11") == 0)
            fputs(", least of all on an x86, which keeps more order than C11 promises", out);
    }
    fputc('.', out);
}

static void write_sentence(FILE *out, const struct view *view, const struct line *main)
{
    uint64_t attempts = 0;
    size_t honest = 0;

    for (size_t i = 0; i < view->line_count; i++) {
        if (!never_lied(&view->lines[i]))
            continue;
        attempts += view->lines[i].tally.attempts;
        honest++;
    }
    if (!main && honest == 0) {
        fputs("No call that counts was made while items were certainly inside: nothing was tested.",
              out);
        return;
    }
    if (!main) {
        fprintf(out, "No queue answered Empty while items were certainly inside: %s calls",
                figure_of(0, attempts).text);
        write_not_seen(out, view);
        return;
    }
    write_lie(out, view, main);
    if (view->line_count > 1 && (view->lines[0].lied && view->lines[1].lied)) {
        fputs("; ", out);
        write_names(out, view, lied, main);
        fputs(" lied too", out);
    }
    if (honest > 0) {
        fputs("; ", out);
        write_names(out, view, never_lied, NULL);
        fprintf(out, " never did (%s)", figure_of(0, attempts).text);
    }
    fputc('.', out);
}

char *sentence(const struct view *view)
{
    struct draft draft;
    if (!draft_open(&draft))
        return NULL;
    write_sentence(draft.out, view, main_line(view));
    draft_close(&draft, 0);
    return draft.text;
}

int view_tell(const struct view *view, char *text)
{
    if (!text)
        return ENOMEM;
    fputs(style_begin(GRID_BOLD, view->colour), view->out);
    text_wrap_in(view->out, view->width, "", text);
    fputs(style_end(view->colour), view->out);
    free(text);
    return ferror(view->out) ? EIO : 0;
}

int view_sentence(const struct view *view)
{
    return view_tell(view, sentence(view));
}
