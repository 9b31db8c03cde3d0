/* Grades predictions. */
#include "report/result/score.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>

#include "lab/guess.h"
#include "lab/measure_figure.h"

#define CALLS_TO_SEE 3 /* so many were to be expected before seeing none refutes a rate (95 %) */

/* Whether the point is one of those that the aim means. */
static bool meant(const struct result *result, const struct point *point, const struct aim *aim)
{
    const struct lab *lab = result->lab;
    return predict_means(aim, lab->queues[point->queue].queue->name) &&
           (aim->knob == KNOB_COUNT || lab_point(lab, point->value).knob[aim->knob] == aim->value);
}

/* The judge's rate; lies that are rarer than one a run have a rate, too. */
static double rate_at(const struct point *point, enum take take)
{
    const struct tally *tally = &point->tally;
    if (take == TAKE_MOST)
        return point->rate_max;
    if (take == TAKE_RUNS)
        return point->runs ? (double)point->runs_with_spurious / (double)point->runs : NAN;
    return point->rate_median > 0 || tally->attempts == 0
               ? point->rate_median
               : (double)tally->spurious / (double)tally->attempts;
}

static double measure_taken(const struct summary *summary, const struct measure *class,
                            enum take take)
{
    return summary->runs == 0  ? NAN
           : take == TAKE_MOST ? (class->many ? summary->longest : summary->most)
           : take == TAKE_RUNS ? (double)summary->runs_above_zero / (double)summary->runs
                               : summary_middle(summary, class);
}

/* NAN if the point has none. */
static double figure_at(const struct result *result, const struct point *point,
                        const struct measure *figure, enum take take)
{
    const struct workload_class *workload = result->lab->scenario.workload;
    for (size_t m = 0; m < workload_measures(workload); m++)
        if (workload->measures[m] == figure)
            return measure_taken(&point->measure[m], figure, take);
    switch (figure - predict_figures) {
    case PREDICT_RATE:
        return rate_at(point, take);
    case PREDICT_ITEMS:
        return point->ops_per_second;
    case PREDICT_CPU:
        return point->cpu_ns_per_item;
    case PREDICT_EPISODES:
        return point->runs ? (double)point->tally.episodes / (double)point->runs : NAN;
    case PREDICT_LONGEST:
        return (double)point->tally.longest_episode;
    }
    assert(!"a figure of this workload");
    return NAN;
}

/* What all points of a aim say together. */
struct found {
    double highest; /* NAN: no point has the figure */
    uint64_t attempts;
    bool lied;
    unsigned wrong;
};

static struct found look(const struct result *result, const struct point *points,
                         const struct aim *aim, enum take take)
{
    struct found found = {.highest = NAN};
    const struct lab *lab = result->lab;
    for (size_t i = 0; i < lab->queue_count * lab->value_count; i++) {
        if (!meant(result, &points[i], aim))
            continue;
        struct seen seen = point_seen(result, &points[i]);
        found.lied |= seen.lied;
        found.attempts += seen.attempts;
        found.wrong |= seen.wrong;
        if (aim->figure)
            found.highest = fmax(found.highest, figure_at(result, &points[i], aim->figure, take));
    }
    return found;
}

/* "lies, loses" */
static struct figure verdict_seen(const struct found *found)
{
    struct figure figure = {""};
    size_t used = 0, size = sizeof figure.text;
    for (int word = GUESS_LIES; words_guess()[word] && used < size; word++)
        if (word == GUESS_LIES ? found->lied : found->wrong & WRONG_BIT(word - GUESS_WRONG))
            used += (size_t)snprintf(figure.text + used, size - used, "%s%s", used ? ", " : "",
                                     words_guess()[word]);
    return used ? figure : figure_literal(words_guess()[GUESS_NEVER]);
}

static struct score score_verdict(const struct prediction *prediction, const struct found *found)
{
    struct score score = {.grade = GRADE_NONE, .measured = NAN, .figure = figure_literal("–")};
    int word = prediction->word;
    bool seen = found->lied || found->wrong;
    if (!seen && found->attempts == 0)
        return score;
    bool right = word == GUESS_NEVER  ? !seen
                 : word == GUESS_LIES ? found->lied
                                      : found->wrong & WRONG_BIT(word - GUESS_WRONG);
    score.grade = right ? GRADE_RIGHT : GRADE_WRONG;
    score.figure = verdict_seen(found);
    return score;
}

/* The factor within which a number is right. */
static double tolerance(const struct prediction *prediction)
{
    enum measure_unit unit = predict_unit(prediction);
    bool rate = prediction->of.figure == &predict_figures[PREDICT_RATE];
    bool magnitude =
        unit == MEASURE_TIME || unit == MEASURE_SPEED || (rate && prediction->take != TAKE_RUNS);
    return magnitude ? 2 : 1.25;
}

static enum grade grade_number(const struct prediction *prediction, double measured,
                               uint64_t attempts)
{
    double guess = prediction->number, within = tolerance(prediction);
    bool whole = predict_unit(prediction) == MEASURE_COUNT;
    bool rate = prediction->of.figure == &predict_figures[PREDICT_RATE] && !prediction->ratio;
    if (guess == measured || (whole && fabs(guess - measured) <= 0.5))
        return GRADE_RIGHT;
    if (measured == 0 && rate && guess * (double)attempts < CALLS_TO_SEE)
        return GRADE_OPEN;
    if (guess == 0 || measured == 0)
        return GRADE_WRONG;
    double off = fmax(guess / measured, measured / guess);
    if (prediction->ratio && (guess > 1) != (measured > 1) && off > 1.1)
        return GRADE_WRONG;
    return off <= within ? GRADE_RIGHT : off <= pow(within, 3) ? GRADE_NEAR : GRADE_WRONG;
}

static struct figure how_far(double guess, double measured)
{
    struct figure figure = {""};
    if (guess > 0 && measured > 0)
        snprintf(figure.text, sizeof figure.text, "%.24s times too %s",
                 figure_plain(fmax(guess / measured, measured / guess)).text,
                 guess > measured ? "high" : "low");
    return figure;
}

struct score score_of(const struct result *result, const struct point *points,
                      const struct prediction *prediction)
{
    assert(prediction->guess);
    struct found of = look(result, points, &prediction->of, prediction->take);
    if (predict_is_verdict(prediction))
        return score_verdict(prediction, &of);
    double measured = of.highest;
    if (prediction->ratio) {
        double over = look(result, points, &prediction->over, prediction->take).highest;
        measured = over > 0 ? measured / over : NAN;
    }
    struct score score = {.grade = GRADE_NONE, .measured = measured};
    score.figure = figure_measure(predict_unit(prediction), measured);
    if (isnan(measured))
        return score;
    score.grade = grade_number(prediction, measured, of.attempts);
    if (score.grade != GRADE_RIGHT)
        score.against = how_far(prediction->number, measured);
    return score;
}

const char *grade_word(enum grade grade)
{
    static const char *const words[GRADES] = {
        [GRADE_RIGHT] = "right", [GRADE_NEAR] = "near",         [GRADE_WRONG] = "wrong",
        [GRADE_OPEN] = "open",   [GRADE_NONE] = "not measured",
    };
    return words[grade];
}
