/* Predictions in run.json. What was measured and the grade stand there for others to read; here
 * they are computed again. */
#include "report/folder/json_predictions.h"

#include <stdio.h>

#include "json/build.h"
#include "lab/lab_predict.h"
#include "report/folder/read_fail.h"
#include "report/result/score.h"

json_t *predictions_json(const struct result *result, const struct point *points)
{
    const struct predictions *all = &result->lab->predict;
    json_t *array = json_array();
    for (size_t i = 0; i < all->count; i++) {
        const struct prediction *one = &all->list[i];
        char words[300];
        if (!one->guess)
            continue;
        struct score score = score_of(result, points, one);
        bool verdict = predict_is_verdict(one) && score.grade != GRADE_NONE;
        array = json_and(
            array, json_pack("{s:o, s:o, s:o, s:o, s:o, s:s}", "name", json_text(one->name),
                             "about", json_text(one->about), "words",
                             json_text(predict_words(words, sizeof words, one)), "guess",
                             json_text(one->guess), "measured",
                             verdict ? json_text(score.figure.text) : json_number(score.measured),
                             "score", grade_word(score.grade)));
    }
    return array;
}

static int read_one(const char *path, const char *name, const char *about, const char *guess,
                    struct lab *lab, struct lab_error *error)
{
    char problem[600], typed[400];
    const char *wrong = lab_predict_add(lab, name, about, problem, sizeof problem);
    if (!wrong)
        wrong = predict_parse(&lab->predict.list[lab->predict.count - 1], lab->scenario.workload,
                              problem, sizeof problem);
    snprintf(typed, sizeof typed, "%.100s=%.100s", name, guess);
    if (!wrong)
        wrong = lab_predict_guess(lab, typed, problem, sizeof problem);
    return wrong ? fail_with(error, 65, "%.200s: predictions: %s", path, wrong) : 0;
}

int read_predictions(const char *path, json_t *document, struct lab *lab, struct lab_error *error)
{
    json_t *array = json_object_get(document, "predictions");
    json_t *rate = json_object_get(document, "prediction");
    json_error_t problem;
    char text[40];
    int status = 0;
    for (size_t i = 0; i < json_array_size(array) && status == 0; i++) {
        const char *name, *about, *guess;
        if (json_unpack_ex(json_array_get(array, i), &problem, 0, "{s:s, s:s, s:s}", "name", &name,
                           "about", &about, "guess", &guess) != 0)
            return read_misfit(error, path, "predictions: ", &problem);
        status = read_one(path, name, about, guess, lab, error);
    }
    if (array || !json_is_number(rate))
        return status;
    snprintf(text, sizeof text, "%.17g", json_number_value(rate));
    return read_one(path, "rate", "rate", text, lab, error);
}
