/* Predictions: what they are about, and what is taken as a guess. */
#include "scratch.h"

#include "../check.h"
#include "lab/figure.h"
#include "lab/guess.h"
#include "lab/lab_predict.h"

#define ASKS                                                                                       \
    "[predict]\nmutex = verdict of mutex at consumers=1\nrate = rate of mutex at consumers=2\n"    \
    "speed = items of mutex at consumers=2 / mutex at consumers=1\n"                               \
    "runs = runs-with rate of mutex\ncost = most cpu of mutex\nodd = rate of mutex / items of "    \
    "mutex\n"

void test_predictions_in_words(void)
{
    static const char *const words[] = {
        "mutex with 1 consumer",
        "rate of mutex with 2 consumers",
        "items a second of mutex with 2 consumers / mutex with 1 consumer",
        "runs with rate of mutex",
        "most CPU per item of mutex",
        "rate of mutex, divided by items a second of mutex",
    };
    struct lab *lab = right(GOOD "consumers = 1 2\n" ASKS);
    char text[300];
    if (!lab)
        return;
    check_int("predictions", (int64_t)lab->predict.count, sizeof words / sizeof *words);
    for (size_t i = 0; i < lab->predict.count; i++)
        check_text("in words", predict_words(text, sizeof text, &lab->predict.list[i]), words[i]);
    lab_free(lab);
}

/* The guess is taken, and written so. */
static void taken(struct lab *lab, const char *typed, size_t place, const char *want)
{
    char problem[600];
    check_text(typed, lab_predict_guess(lab, typed, problem, sizeof problem), NULL);
    check_text(typed, guess_figure(&lab->predict.list[place]).text, want);
}

static void refuse(struct lab *lab, const char *typed, const char *want)
{
    char problem[600];
    check_text(typed, lab_predict_guess(lab, typed, problem, sizeof problem), want);
}

void test_guesses(void)
{
    struct lab *lab = right(GOOD "consumers = 1 2\n" ASKS);
    if (!lab)
        return;
    taken(lab, "mutex=lies", 0, "lies");
    taken(lab, "mutex=overtakes", 0, "overtakes");
    taken(lab, "5%", 1, "5 %");
    taken(lab, "1e-6", 1, "0.0001 %");
    taken(lab, "rate=0.2", 1, "20 %");
    taken(lab, "speed=2x", 2, "2.0×");
    taken(lab, "runs=100 %", 3, "100 %");
    taken(lab, "cost=1.5us", 4, "1.5 us");
    taken(lab, "cost=0", 4, "0");
    refuse(lab, "rate=120%", "got '120%' of rate, expected a share from 0 to 1 such as 5% or 1e-6");
    refuse(lab, "rate=-1", "got '-1' of rate, expected a share from 0 to 1 such as 5% or 1e-6");
    refuse(lab, "rate=", "got '' of rate, expected a share from 0 to 1 such as 5% or 1e-6");
    refuse(lab, "speed=fast", "got 'fast' of speed, expected a factor such as 1.5");
    refuse(lab, "speed=inf", "got 'inf' of speed, expected a factor such as 1.5");
    refuse(lab, "cost=5", "got '5' of cost, expected a time such as 50us or 2ms");
    refuse(lab, "mutex=maybe",
           "got 'maybe' of mutex, expected never, lies, hangs, loses, repeats, invents, overtakes, "
           "late or early");
    refuse(lab, "sped=2", "no prediction is called \"sped\"; expected speed, or one of the queues");
    check_that(lab->predict.list[1].guess == NULL, "what was refused is no guess");
    lab_free(lab);

    lab = right(
        GOOD); /* it asks for nothing: the rate and its queues can be predicted all the same */
    if (!lab)
        return;
    taken(lab, "7%", 0, "7 %");
    taken(lab, "mutex=never", 1, "never");
    refuse(lab, "speed=2",
           "no prediction is called \"speed\"; expected rate or mutex, or one of the queues");
    lab_free(lab);
}
