/* Predictions beside the measurement, in words. */
#include "report/text/score_text.h"

#include <errno.h>

#include "lab/guess.h"
#include "report/result/score.h"
#include "report/text/grid.h"

/* "* rate of vyukov with 8 consumers: predicted 5 %, measured 53 %: wrong, 11 times too low." */
static enum grade write_score(const struct view *view, const struct prediction *prediction)
{
    const struct score score = score_of(view->result, view->points, prediction);
    const char *against = score.against.text;
    char words[300], text[600];
    snprintf(text, sizeof text, "%s: predicted %s, measured %s: %s%s%s.",
             predict_words(words, sizeof words, prediction), guess_figure(prediction).text,
             score.figure.text, grade_word(score.grade), *against ? ", " : "", against);
    text_wrap_in(view->out, view->width, "* ", text);
    return score.grade;
}

int view_scores(const struct view *view)
{
    const struct predictions *all = &view->result->lab->predict;
    size_t count[GRADES] = {0}, made = 0;
    char text[200];
    for (size_t i = 0; i < all->count; i++)
        if (all->list[i].guess)
            made++, count[write_score(view, &all->list[i])]++;
    if (made == 0)
        return 0;
    int used =
        snprintf(text, sizeof text, "Your predictions: %zu of %zu right", count[GRADE_RIGHT], made);
    for (int grade = GRADE_NEAR; grade < GRADES; grade++)
        if (count[grade])
            used += snprintf(text + used, sizeof text - (size_t)used, ", %zu %s", count[grade],
                             grade_word((enum grade)grade));
    fprintf(view->out, "%s%s.%s\n\n", style_begin(GRID_BOLD, view->colour), text,
            style_end(view->colour));
    return ferror(view->out) ? EIO : 0;
}
