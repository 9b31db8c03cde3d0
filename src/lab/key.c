/* The keys of lab.ini: where each belongs and what it sets. */
#include "lab/read.h"

#include <stdlib.h>
#include <string.h>

/* One key, the section it belongs to and what it sets. */
struct key {
    const char *section, *name;
    void (*set)(struct reading *reading, const struct key *key, const char *value);
    enum knob knob;
};

static void fail_here(struct reading *reading, const char *problem)
{
    lines_fail(&reading->lines, reading->lines.number, "%s", problem);
}

/* The index of the value in `words`; if it is none of them, notes that and returns 0. */
static int read_word(struct reading *reading, const struct key *key, const char *value,
                     const char *const *words)
{
    int index = word_index(value, words);
    char expected[200];
    if (index < 0)
        lines_fail(&reading->lines, reading->lines.number, "%s cannot be \"%.60s\"; %s", key->name,
                   value, words_expected(expected, sizeof expected, value, words));
    return index < 0 ? 0 : index;
}

static void set_text(struct reading *reading, const struct key *key, char **text, const char *value)
{
    if (value[0] == '\0')
        lines_fail(&reading->lines, reading->lines.number, "%s is empty; expected a line of text",
                   key->name);
    free(*text);
    *text = strdup(value);
    if (!*text)
        lab_fail(reading->lines.error, 71, "out of memory");
}

static void set_title(struct reading *reading, const struct key *key, const char *value)
{
    set_text(reading, key, &reading->lab->title, value);
}

static void set_from(struct reading *reading, const struct key *key, const char *value)
{
    set_text(reading, key, &reading->lab->from, value);
}

static void set_plot(struct reading *reading, const struct key *key, const char *value)
{
    set_text(reading, key, &reading->lab->plot,
             words_plot[read_word(reading, key, value, words_plot)]);
}

static void set_workload(struct reading *reading, const struct key *key, const char *value)
{
    reading->lab->scenario.workload = (enum workload)read_word(reading, key, value, words_workload);
}

static void set_workers(struct reading *reading, const struct key *key, const char *value)
{
    reading->lab->scenario.processes = read_word(reading, key, value, words_workers) == 1;
}

static void set_pin(struct reading *reading, const struct key *key, const char *value)
{
    reading->lab->scenario.pin = read_word(reading, key, value, words_switch) == 1;
}

static void set_stamp(struct reading *reading, const struct key *key, const char *value)
{
    reading->lab->scenario.stamp = (enum stamp_kind)read_word(reading, key, value, words_stamp);
}

static void set_rounds(struct reading *reading, const struct key *key, const char *value)
{
    char problem[400];
    (void)key;
    if (lab_set_rounds(reading->lab, value, problem, sizeof problem))
        fail_here(reading, problem);
}

static void set_program(struct reading *reading, const struct key *key, const char *value)
{
    set_text(reading, key, &reading->lab->program, value);
}

static void set_explore_capacity(struct reading *reading, const struct key *key, const char *value)
{
    char problem[400];
    (void)key;
    if (lab_set_explore_capacity(reading->lab, value, problem, sizeof problem))
        fail_here(reading, problem);
}

static void set_knob(struct reading *reading, const struct key *key, const char *value)
{
    char problem[400];
    if (lab_set_knob(reading->lab, key->knob, value, problem, sizeof problem))
        fail_here(reading, problem);
}

static const struct key keys[] = {
    {"lab", "title", set_title, KNOB_COUNT},
    {"lab", "from", set_from, KNOB_COUNT},
    {"lab", "plot", set_plot, KNOB_COUNT},
    {"workload", "name", set_workload, KNOB_COUNT},
    {"workload", "workers", set_workers, KNOB_COUNT},
    {"workload", "pin", set_pin, KNOB_COUNT},
    {"workload", "consumers", set_knob, KNOB_CONSUMERS},
    {"workload", "producers", set_knob, KNOB_PRODUCERS},
    {"workload", "items", set_knob, KNOB_ITEMS},
    {"workload", "capacity", set_knob, KNOB_CAPACITY},
    {"workload", "rate", set_knob, KNOB_RATE},
    {"workload", "work", set_knob, KNOB_WORK},
    {"workload", "looks", set_knob, KNOB_LOOKS},
    {"workload", "timeout", set_knob, KNOB_TIMEOUT},
    {"workload", "bytes", set_knob, KNOB_BYTES},
    {"workload", "flush", set_knob, KNOB_FLUSH},
    {"workload", "case", set_knob, KNOB_CASE},
    {"workload", "wait", set_knob, KNOB_WAIT},
    {"workload", "chunk", set_knob, KNOB_CHUNK},
    {"workload", "uneven", set_knob, KNOB_UNEVEN},
    {"workload", "tries", set_knob, KNOB_TRIES},
    {"workload", "faulty", set_knob, KNOB_FAULTY},
    {"workload", "kills", set_knob, KNOB_KILLS},
    {"workload", "step", set_knob, KNOB_STEP},
    {"workload", "lease", set_knob, KNOB_LEASE},
    {"measure", "jitter", set_knob, KNOB_JITTER},
    {"measure", "ops", set_knob, KNOB_OPS},
    {"measure", "duration", set_knob, KNOB_DURATION},
    {"measure", "rounds", set_rounds, KNOB_COUNT},
    {"measure", "stamp", set_stamp, KNOB_COUNT},
    {"explore", "program", set_program, KNOB_COUNT},
    {"explore", "capacity", set_explore_capacity, KNOB_COUNT},
};
#define KEY_COUNT (sizeof keys / sizeof keys[0])
_Static_assert(KEY_COUNT <= KEYS_MOST, "every key has its line");

/* A line of [queues]: NAME = what it is expected to do here. */
static void read_queue(struct reading *reading, const char *name, const char *value)
{
    const struct key key = {.name = name};
    int expectation = read_word(reading, &key, value, words_expectation);
    char problem[500];
    if (lab_add_queue(reading->lab, name, expectation, problem, sizeof problem))
        fail_here(reading, problem);
}

/* Tells of a key that its section does not have. */
static void fail_key(struct reading *reading, const char *section, const char *name)
{
    const char *names[KEYS_MOST + 1];
    char expected[300];
    size_t count = 0;
    for (size_t k = 0; k < KEY_COUNT; k++) {
        if (strcmp(keys[k].name, name) == 0 && strcmp(keys[k].section, section) != 0) {
            lines_fail(&reading->lines, reading->lines.number,
                       "the key \"%s\" does not belong in [%s]; expected it in [%s]", name, section,
                       keys[k].section);
            return;
        }
        if (strcmp(keys[k].section, section) == 0)
            names[count++] = keys[k].name;
    }
    names[count] = NULL;
    lines_fail(&reading->lines, reading->lines.number, "no key of [%s] is called \"%.60s\"; %s",
               section, name, words_expected(expected, sizeof expected, name, names));
}

int reading_pair(void *user, const char *section, const char *name, const char *value)
{
    struct reading *reading = user;
    struct lines *lines = &reading->lines;
    if (section[0] == '\0') {
        lines_fail(lines, lines->number,
                   "\"%.60s\" stands before any section; expected [lab], [queues], [workload], "
                   "[measure] or [explore] first",
                   name);
        return 1;
    }
    if (strcmp(section, "queues") == 0) {
        read_queue(reading, name, value);
        return 1;
    }
    size_t k = 0;
    while (k < KEY_COUNT &&
           (strcmp(keys[k].section, section) != 0 || strcmp(keys[k].name, name) != 0))
        k++;
    if (k == KEY_COUNT) {
        fail_key(reading, section, name);
    } else if (reading->line_of[k] != 0) {
        lines_fail(lines, lines->number, "%s again; expected it once, and line %u has it", name,
                   reading->line_of[k]);
    } else {
        reading->line_of[k] = lines->number;
        keys[k].set(reading, &keys[k], value);
    }
    return 1;
}

unsigned reading_line(const struct reading *reading, const char *name, enum knob knob)
{
    for (size_t k = 0; k < KEY_COUNT; k++)
        if (reading->line_of[k] != 0 &&
            (name ? strcmp(keys[k].name, name) == 0 : keys[k].knob == knob))
            return reading->line_of[k];
    return 0;
}
