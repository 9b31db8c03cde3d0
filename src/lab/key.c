/* Takes the keys of lab.ini, each where it belongs. */
#include "lab/key.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "lab/lab_error.h"
#include "lab/lab_predict.h"
#include "lab/lab_queues.h"
#include "lab/words.h"

/* One key, the section it belongs to and what it sets. */
struct key {
    const char *section, *name;
    void (*set)(struct draft *draft, const struct key *key, const char *value);
    enum knob knob; /* KNOB_COUNT if it is none */
};

/* Notes the problem, if there is one. */
static void note(struct draft *draft, const char *problem)
{
    if (problem)
        lines_fail(&draft->lines, draft->lines.number, "%s", problem);
}

/* The index of the value in `words`; if it is none of them, notes that and returns 0. */
static int read_word(struct draft *draft, const struct key *key, const char *value,
                     const char *const *words)
{
    int index = word_index(value, words);
    char expected[200];
    if (index < 0)
        lines_fail(&draft->lines, draft->lines.number, "%s cannot be \"%.60s\"; %s", key->name,
                   value, words_expected(expected, sizeof expected, value, words));
    return index < 0 ? 0 : index;
}

static void set_text(struct draft *draft, const struct key *key, char **text, const char *value)
{
    if (value[0] == '\0')
        lines_fail(&draft->lines, draft->lines.number, "%s is empty; expected a line of text",
                   key->name);
    free(*text);
    *text = strdup(value);
    if (!*text)
        lab_fail(draft->lines.error, 71, LAB_NO_MEMORY);
}

static void set_title(struct draft *draft, const struct key *key, const char *value)
{
    set_text(draft, key, &draft->lab->title, value);
}

static void set_from(struct draft *draft, const struct key *key, const char *value)
{
    set_text(draft, key, &draft->lab->from, value);
}

static void set_plot(struct draft *draft, const struct key *key, const char *value)
{
    set_text(draft, key, &draft->lab->plot, plot_names[read_word(draft, key, value, plot_names)]);
}

static void set_workload(struct draft *draft, const struct key *key, const char *value)
{
    draft->lab->scenario.workload = workload_table[read_word(draft, key, value, workload_names())];
}

static void set_workers(struct draft *draft, const struct key *key, const char *value)
{
    draft->lab->scenario.processes = read_word(draft, key, value, words_workers) == 1;
}

static void set_pin(struct draft *draft, const struct key *key, const char *value)
{
    draft->lab->scenario.pin = read_word(draft, key, value, words_switch) == 1;
}

static void set_stamp(struct draft *draft, const struct key *key, const char *value)
{
    draft->lab->scenario.stamp = (enum stamp_kind)read_word(draft, key, value, words_stamp);
}

static void set_rounds(struct draft *draft, const struct key *key, const char *value)
{
    (void)key;
    note(draft, lab_set_rounds(draft->lab, value, draft->problem, sizeof draft->problem));
}

static void set_explore(struct draft *draft, const struct key *key, const char *value)
{
    note(draft, lab_explore_set(&draft->lab->explore, key->name, value, draft->problem,
                                sizeof draft->problem));
}

static void set_knob(struct draft *draft, const struct key *key, const char *value)
{
    note(draft, lab_set_knob(draft->lab, key->knob, value, draft->problem, sizeof draft->problem));
}

/* Keys that are no knobs. */
static const struct key plain_keys[] = {
    {"lab", "title", set_title, KNOB_COUNT},
    {"lab", "from", set_from, KNOB_COUNT},
    {"lab", "plot", set_plot, KNOB_COUNT},
    {"workload", "name", set_workload, KNOB_COUNT},
    {"workload", "workers", set_workers, KNOB_COUNT},
    {"workload", "pin", set_pin, KNOB_COUNT},
    {"measure", "rounds", set_rounds, KNOB_COUNT},
    {"measure", "stamp", set_stamp, KNOB_COUNT},
};
enum {
    PLAIN_KEYS = sizeof plain_keys / sizeof plain_keys[0],
    KNOB_KEYS = PLAIN_KEYS + KNOB_COUNT,
    KEYS = KNOB_KEYS + EXPLORE_KEYS
};
_Static_assert(KEYS <= KEYS_MOST, "every key has its line");

/* The key of that number, below KEYS: the plain ones, the knobs, those of [explore]. */
static struct key key_at(size_t number)
{
    if (number < PLAIN_KEYS)
        return plain_keys[number];
    if (number >= KNOB_KEYS)
        return (struct key){"explore", words_explore[number - KNOB_KEYS], set_explore, KNOB_COUNT};
    enum knob knob = (enum knob)(number - PLAIN_KEYS);
    return (struct key){knob_table[knob].section, knob_table[knob].name, set_knob, knob};
}

static bool is_key(struct key key, const char *section, const char *name)
{
    return strcmp(key.section, section) == 0 && strcmp(key.name, name) == 0;
}

/* The number of the key, or KEYS. */
static size_t key_find(const char *section, const char *name)
{
    size_t k = 0;
    while (k < KEYS && !is_key(key_at(k), section, name))
        k++;
    return k;
}

/* A line of [queues]: NAME = what it is expected to do here. */
static void read_queue(struct draft *draft, const char *name, const char *value)
{
    const struct key key = {.name = name};
    int expectation = read_word(draft, &key, value, words_expectation);
    struct lab_error error;
    if (!lab_add_queue(draft->lab, name, expectation, &error))
        lines_fail(&draft->lines, draft->lines.number, "%s", error.text);
}

/* A queue's name in [explore]: the program that this queue runs, and no other. False: no queue. */
static bool read_queue_program(struct draft *draft, const char *name, const char *value)
{
    struct lab_error error;
    if (!lab_is_queue(name))
        return false;
    const struct queue_class *queue = lab_queue_in(draft->lab, name, &error);
    if (queue)
        note(draft, lab_explore_add(&draft->lab->explore, queue, value, draft->problem,
                                    sizeof draft->problem));
    else
        lines_fail(&draft->lines, draft->lines.number, "%s", error.text);
    return true;
}

/* A line of [predict]: NAME = what it is about. It is read when the workload is known. */
static void read_prediction(struct draft *draft, const char *name, const char *value)
{
    note(draft, lab_predict_add(draft->lab, name, value, draft->problem, sizeof draft->problem));
    if (draft->lab->predict.count)
        draft->predict_line[draft->lab->predict.count - 1] = draft->lines.number;
}

/* Tells of a key that its section does not have. */
static void fail_key(struct draft *draft, const char *section, const char *name)
{
    const char *names[KEYS_MOST + 1];
    char expected[300];
    size_t count = 0;
    for (size_t k = 0; k < KEYS; k++) {
        struct key key = key_at(k);
        if (strcmp(key.name, name) == 0) {
            lines_fail(&draft->lines, draft->lines.number,
                       "the key \"%s\" does not belong in [%s]; expected it in [%s]", name, section,
                       key.section);
            return;
        }
        if (strcmp(key.section, section) == 0)
            names[count++] = key.name;
    }
    names[count] = NULL;
    lines_fail(&draft->lines, draft->lines.number, "no key of [%s] is called \"%.60s\"; %s",
               section, name, words_expected(expected, sizeof expected, name, names));
}

int draft_pair(void *user, const char *section, const char *name, const char *value)
{
    struct draft *draft = user;
    struct lines *lines = &draft->lines;
    if (section[0] == '\0') {
        lines_fail(lines, lines->number,
                   "\"%.60s\" stands before any section; expected [lab], [queues], [workload], "
                   "[measure], [explore] or [predict] first",
                   name);
        return 1;
    }
    if (strcmp(section, "queues") == 0) {
        read_queue(draft, name, value);
        return 1;
    }
    if (strcmp(section, "predict") == 0) {
        read_prediction(draft, name, value);
        return 1;
    }
    size_t k = key_find(section, name);
    bool explores = strcmp(section, "explore") == 0;
    if (k == KEYS && explores && read_queue_program(draft, name, value))
        return 1;
    if (k == KEYS) {
        fail_key(draft, section, name);
    } else if (draft->line_of[k] != 0 && !(explores && strcmp(name, "program") == 0)) {
        lines_fail(lines, lines->number, "%s again; expected it once, and line %u has it", name,
                   draft->line_of[k]);
    } else {
        struct key key = key_at(k);
        draft->line_of[k] = lines->number;
        key.set(draft, &key, value);
    }
    return 1;
}

unsigned draft_key_line(const struct draft *draft, const char *section, const char *name)
{
    size_t k = key_find(section, name);
    assert(k < KEYS);
    return draft->line_of[k];
}

unsigned draft_knob_line(const struct draft *draft, enum knob knob)
{
    assert(knob < KNOB_COUNT);
    return draft->line_of[PLAIN_KEYS + knob];
}
