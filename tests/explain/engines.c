/* The engines that qlab explain can be told to use: what each finds, says and refuses. */
#include "../check.h"
#include "said.h"

#include <math.h>
#include <stdlib.h>

static int64_t number_of(const json_t *object, const char *key)
{
    const json_t *number = json_object_get(object, key);
    check_that(json_is_integer(number), "%s is a number", key);
    return json_integer_value(number);
}

void test_stories(void)
{
    static const struct {
        const char *words, *queue;
        int64_t traces, stories, lying;
    } cases[] = {
        {"vyukov", "vyukov", 9, 18, 2},
        {"vyukov --engine both", "vyukov", 9, 18, 2},
        {"vyukov --engine dpor --program 'put | put | put,get'", "vyukov", 262, 1124, 112},
        {"vyukov-exact --engine both --all", "vyukov-exact", -1, -1, 0},
        {"claimed-slot --engine both", "michael-scott", -1, -1, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        json_t *document = results_of(cases[i].words, 0);
        json_t *result = result_of(document, cases[i].queue);
        json_t *stories = json_object_get(result, "stories");
        if (cases[i].traces >= 0) {
            check_int("traces", number_of(result, "traces"), cases[i].traces);
            check_int("stories", number_of(stories, "count"), cases[i].stories);
        }
        check_int(cases[i].words, number_of(stories, "lying"), cases[i].lying);
        check_that(json_is_null(json_object_get(result, "race")), "%s: no data race",
                   cases[i].words);
        json_decref(document);
    }
}

void test_samples(void)
{
    static const struct {
        const char *words, *engine;
        double least, most;
    } cases[] = {
        {"vyukov --engine random --seed 7", "random", 0.005, 0.008},
        {"vyukov --engine pct --depth 2 --seed 7 --runs 50k", "pct", 0.030, 0.042},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        json_t *document = results_of(cases[i].words, 2);
        json_t *result = result_of(document, "vyukov");
        json_t *sample = json_object_get(result, "sample");
        double rate = (double)number_of(sample, "lying") / (double)number_of(sample, "runs");
        check_text("engine", text_of(sample, "engine"), cases[i].engine);
        check_text("verdict", text_of(result, "verdict"), "lies");
        check_that(rate > cases[i].least && rate < cases[i].most, "%s: rate %g, want %g to %g",
                   cases[i].words, rate, cases[i].least, cases[i].most);
        check_that(json_real_value(json_object_get(sample, "low")) < rate &&
                       json_real_value(json_object_get(sample, "high")) > rate,
                   "%s: the interval holds the rate", cases[i].words);
        check_that(json_is_null(json_object_get(result, "interleavings")), "no exact counts");
        char words[200];
        snprintf(words, sizeof words, "vyukov --replay %s",
                 text_of(json_object_get(result, "shortest"), "schedule"));
        struct said said = expect(0, words);
        check_that(strstr(said.out, "EMPTY") != NULL, "%s: replays the lie", words);
        said_free(&said);
        json_decref(document);
    }
    json_t *document = results_of("vyukov-exact --engine random --runs 2k", 2);
    check_text("nothing is proved", text_of(result_of(document, "vyukov-exact"), "verdict"),
               "bounded");
    json_decref(document);
}

void test_bounds(void)
{
    json_t *document = results_of("vyukov --preemptions 0", 2);
    check_text("0", text_of(result_of(document, "vyukov"), "verdict"), "bounded");
    json_decref(document);
    document = results_of("vyukov --preemptions 1", 2);
    check_text("1", text_of(result_of(document, "vyukov"), "verdict"), "lies");
    json_decref(document);
    document = results_of("vyukov --preemptions each", 0);
    json_t *bounds = json_object_get(result_of(document, "vyukov"), "preemptions");
    json_t *reached = json_object_get(bounds, "reached");
    check_int("failures", number_of(bounds, "failures"), 1);
    check_int("bounds", (int64_t)json_array_size(reached), 2);
    check_int("with 0", json_integer_value(json_array_get(reached, 0)), 0);
    check_int("with 1", json_integer_value(json_array_get(reached, 1)), 1);
    json_decref(document);
}

void test_engine_mistakes(void)
{
    static const char *const cases[][2] = {
        {"vyukov --engine best", "expected stateful, dpor, both, random or pct"},
        {"vyukov --engine both --memory tso", "--engine: "},
        {"vyukov --engine dpor --weak-cas 1", "--engine: "},
        {"vyukov --engine dpor --preemptions 1", "--preemptions"},
        {"vyukov --preemptions few", "--preemptions: got 'few'"},
        {"vyukov --depth 3", "--depth: expected --engine pct"},
        {"vyukov --runs 10", "expected --engine random or pct"},
        {"vyukov --engine pct --depth 0", "--depth: got '0'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_complaint(64, cases[i][0], cases[i][1]);
}
