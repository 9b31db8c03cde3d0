/* The knobs: every whole number of a scenario that can be varied, with its limits. */
#include "lab/lab.h"

#include <stdio.h>
#include <string.h>

#define SECOND 1000000000u

const struct knob_class knob_table[KNOB_COUNT] = {
    [KNOB_CONSUMERS] = {"consumers", "workers that get (never-empty: that put one, then get one)",
                        UNIT_COUNT, 1, WORKERS_MOST, 4, NULL},
    [KNOB_PRODUCERS] = {"producers", "workers that put", UNIT_COUNT, 1, WORKERS_MOST, 1, NULL},
    [KNOB_ITEMS] = {"items", "items put before the workers start", UNIT_COUNT, 1, 1000000, 40000,
                    NULL},
    [KNOB_CAPACITY] = {"capacity", "places in the queue; 0: as many as the workload needs",
                       UNIT_COUNT, 0, 1000000, 0, NULL},
    [KNOB_RATE] = {"rate", "items per second and producer; 0: as fast as it can", UNIT_COUNT, 0,
                   100000000, 0, NULL},
    [KNOB_WORK] = {"work", "busy work after every item got", UNIT_TIME, 0, SECOND, 0, NULL},
    [KNOB_LOOKS] = {"looks", "calls of empty() before every get_nowait()", UNIT_COUNT, 0, 1000, 0,
                    NULL},
    [KNOB_JITTER] = {"jitter", "every worker starts up to this much later, at random", UNIT_TIME, 0,
                     SECOND, 20000, NULL},
    [KNOB_OPS] = {"ops", "a run ends after about so many items got; 0: no such limit", UNIT_COUNT,
                  0, 1000000000, 0, NULL},
    [KNOB_DURATION] = {"duration", "a run ends after this time; 0: no such limit", UNIT_TIME, 0,
                       600 * (uint64_t)SECOND, SECOND / 5, NULL},
    [KNOB_TIMEOUT] = {"timeout", "gets are timed and give up after this; 0: get_nowait()",
                      UNIT_TIME, 0, SECOND, 0, NULL},
    [KNOB_BYTES] = {"bytes", "every item carries so many bytes more, if the queue can", UNIT_COUNT,
                    0, 16 << 20, 0, NULL},
    [KNOB_FLUSH] = {"flush", "are the items where others can get them before the start?", UNIT_WORD,
                    0, 1, FLUSH_YES, words_flush},
    [KNOB_CASE] = {"case", "the kind of put that is looked at", UNIT_WORD, 0, 3, CASE_WARM,
                   words_case},
    [KNOB_WAIT] = {"wait", "how a consumer waits for an item", UNIT_WORD, 0, 3, WAIT_SPIN,
                   words_wait},
    [KNOB_CHUNK] = {"chunk", "inputs handed out at a time; 0: an equal share for all beforehand",
                    UNIT_COUNT, 0, 1000000, 0, NULL},
    [KNOB_UNEVEN] = {"uneven", "by how many percent the last input takes longer than the first",
                     UNIT_COUNT, 0, 10000, 0, NULL},
    [KNOB_TRIES] = {"tries", "attempts that make one try of many", UNIT_COUNT, 1, 10000000, 100,
                    NULL},
    [KNOB_KILLS] = {"kills", "workers killed in the middle of their work", UNIT_COUNT, 0,
                    WORKERS_MOST - 1, 1, NULL},
    [KNOB_STEP] = {"step", "the step of its call before which the first worker is killed",
                   UNIT_COUNT, 1, 1000, 1, NULL},
    [KNOB_FAULTY] = {"faulty", "workers that answer at once, and wrongly", UNIT_COUNT, 0,
                     WORKERS_MOST, 0, NULL},
    [KNOB_LEASE] = {"lease", "after this time a task not done is given out again; 0: never",
                    UNIT_TIME, 0, 60 * (uint64_t)SECOND, 10000000, NULL},
};

const char *const words_flush[] = {"yes", "no", NULL};
const char *const words_case[] = {"first", "warm", "large", "computing", NULL};
const char *const words_wait[] = {"spin", "back-off", "timed", "block", NULL};

const char *knob_read(const struct knob_class *knob, const char *text, uint64_t *value,
                      char *problem, size_t size)
{
    char least[40], most[40], limits[100];
    const char *expected = NULL;
    if (knob->unit == UNIT_WORD) {
        int index = word_index(text, knob->words);
        if (index < 0)
            expected = words_join(limits, sizeof limits, knob->words);
        else
            *value = (uint64_t)index;
    } else {
        expected = number_read(text, knob->unit, value);
        if (!expected ? *value < knob->least || *value > knob->most
                      : strcmp(expected, "a smaller number") == 0) {
            snprintf(limits, sizeof limits, "%s to %s",
                     number_write(least, sizeof least, knob->unit, knob->least),
                     number_write(most, sizeof most, knob->unit, knob->most));
            expected = limits;
        }
    }
    if (!expected)
        return NULL;
    snprintf(problem, size, "%s cannot be \"%.60s\"; expected %s", knob->name, text, expected);
    return problem;
}

char *knob_write(char *text, size_t size, enum knob knob, uint64_t value)
{
    const struct knob_class *class = &knob_table[knob];
    if (class->unit != UNIT_WORD)
        return number_write(text, size, class->unit, value);
    snprintf(text, size, "%s", value <= class->most ? class->words[value] : "?");
    return text;
}

enum knob knob_find(const char *name)
{
    enum knob knob = 0;
    while (knob < KNOB_COUNT && strcmp(knob_table[knob].name, name) != 0)
        knob++;
    return knob;
}
