/* "mine HANGS: 2 calls never came back, with 5 items inside, in 1 of 11 runs..." */
#include "report/text/wrong_text.h"

#include <errno.h>
#include <stdio.h>

#include "files/draft.h"
#include "lab/figure.h"
#include "report/text/sentence.h"

/* Who said so: the queue or the lab; or nobody. */
static const char *whose(const struct view *view, const struct line *line, int wrong)
{
    if (wrong_expected(&view->result->lab->queues[line->queue]) & WRONG_BIT(wrong))
        return ", as expected";
    return line->allowed & WRONG_BIT(wrong) ? ", which follows from what it claims"
                                            : "; nobody owns up to that";
}

static void write_sentence(FILE *out, const struct view *view, const struct line *line, int wrong)
{
    const struct wrong_class *class = &wrong_classes[wrong];
    uint64_t count = line->faulty.count[class->fault], beside = line->faulty.beside_lost;
    fprintf(out, "%s %s: %s %s", line->class->name, class->word, figure_count(count).text,
            count == 1 ? class->one : class->many);
    if (wrong == WRONG_HANGS)
        fprintf(out, ", with %s item%s inside", figure_count(line->faulty.inside).text,
                line->faulty.inside == 1 ? "" : "s");
    fprintf(out, ", in %s runs%s.", figure_of(line->runs_wrong[wrong], line->runs_made).text,
            whose(view, line, wrong));
    if (wrong == WRONG_LOSES && beside && line->class->order != QUEUE_BROKEN)
        fprintf(out, " %s Empt%s that only lost items would refute %s no lie%s.",
                figure_count(beside).text, beside == 1 ? "y" : "ies", beside == 1 ? "is" : "are",
                beside == 1 ? "" : "s");
}

int view_wrong_sentences(const struct view *view)
{
    for (size_t i = 0; i < view->line_count; i++)
        for (int wrong = 0; wrong < WRONGS; wrong++) {
            struct draft draft;
            if (!(view->lines[i].wrong & WRONG_BIT(wrong)))
                continue;
            if (!draft_open(&draft))
                return ENOMEM;
            write_sentence(draft.out, view, &view->lines[i], wrong);
            draft_close(&draft, 0);
            int error = view_tell(view, draft.text);
            if (error)
                return error;
        }
    return 0;
}

int wrong_text(FILE *out, const struct result *result, size_t width, bool colour)
{
    struct view view;
    int error = view_open(&view, out, width, colour, result);
    if (error)
        return error;
    if (view_wrong(&view)) {
        error = view_wrong_sentences(&view);
        fputc('\n', out);
    }
    view_close(&view);
    return error;
}
