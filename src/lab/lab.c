/* Labs are made, changed from text, and taken apart into their sweep points. */
#include "lab/lab.h"

#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/lab_error.h"
#include "lab/words.h"

#define SEPARATORS ", \t"

struct lab *lab_new(const struct workload_class *workload)
{
    struct lab *lab = calloc(1, sizeof *lab);
    if (!lab)
        return NULL;
    lab->name = strdup(workload->name);
    lab->title = strdup(workload->summary);
    lab->from = strdup("the command line");
    lab->plot = strdup(plot_names[0]);
    lab->values = calloc(1, sizeof *lab->values);
    lab->value_count = 1;
    lab->sweep = KNOB_COUNT;
    lab->rounds = 12;
    lab->explore.capacity = 4;
    lab->scenario.workload = workload;
    lab->scenario.stamp = STAMP_FENCED;
    for (enum knob knob = 0; knob < KNOB_COUNT; knob++)
        lab->scenario.knob[knob] = knob_table[knob].usual;
    if (!lab->name || !lab->title || !lab->from || !lab->plot || !lab->values) {
        lab_free(lab);
        return NULL;
    }
    return lab;
}

void lab_free(struct lab *lab)
{
    if (!lab)
        return;
    free(lab->name);
    free(lab->folder);
    free(lab->title);
    free(lab->from);
    free(lab->plot);
    lab_explore_free(&lab->explore);
    predict_free(&lab->predict);
    free(lab->queues);
    free(lab->values);
    free(lab);
}

const char *lab_name_of(const char *path, int *number)
{
    const char *name = strrchr(path, '/') + 1;
    size_t digits = strspn(name, "0123456789");
    bool numbered = digits > 0 && digits < 5 && name[digits] == '-' && name[digits + 1] != '\0';
    *number = numbered ? atoi(name) : 0;
    return numbered ? name + digits + 1 : name;
}

/* Splits the text into values[VALUES_MOST]. NULL, or the problem. */
static const char *read_values(const struct knob_class *knob, char *text, uint64_t *values,
                               size_t *count, char *problem, size_t size)
{
    char *rest = NULL;
    *count = 0;
    for (char *word = strtok_r(text, SEPARATORS, &rest); word;
         word = strtok_r(NULL, SEPARATORS, &rest)) {
        if (*count == VALUES_MOST) {
            snprintf(problem, size, "%s has too many values; expected at most %d", knob->name,
                     VALUES_MOST);
            return problem;
        }
        if (knob_read(knob, word, &values[*count], problem, size))
            return problem;
        for (size_t i = 0; i < *count; i++)
            if (values[i] == values[*count]) {
                snprintf(problem, size, "%s has the value %.60s twice; expected each value once",
                         knob->name, word);
                return problem;
            }
        ++*count;
    }
    if (*count > 0)
        return NULL;
    snprintf(problem, size, "%s is a sweep over nothing; expected one value or several, such as %s",
             knob->name,
             knob->unit == UNIT_TIME   ? "50us 2ms"
             : knob->unit == UNIT_WORD ? knob->words[0]
                                       : "1 2 4");
    return problem;
}

const char *lab_set_knob(struct lab *lab, enum knob knob, const char *text, char *problem,
                         size_t size)
{
    uint64_t values[VALUES_MOST];
    size_t count = 0;
    char *copy = strdup(text);
    uint64_t *kept = calloc(VALUES_MOST, sizeof *kept);
    const char *wrong = problem;
    if (!copy || !kept)
        snprintf(problem, size, LAB_NO_MEMORY);
    else
        wrong = read_values(&knob_table[knob], copy, values, &count, problem, size);
    if (!wrong && count > 1 && lab->sweep != knob && lab->sweep != KNOB_COUNT) {
        snprintf(problem, size, "two sweeps, %s and %s; expected several values for one knob only",
                 knob_table[lab->sweep].name, knob_table[knob].name);
        wrong = problem;
    }
    free(copy);
    if (wrong) {
        free(kept);
        return wrong;
    }
    lab->set |= KNOB_BIT(knob);
    lab->scenario.knob[knob] = values[0];
    if (count > 1 || lab->sweep == knob) {
        lab->sweep = count > 1 ? knob : KNOB_COUNT;
        lab->value_count = count;
        if (count > 1)
            memcpy(kept, values, count * sizeof *kept);
        free(lab->values);
        lab->values = kept;
    } else {
        free(kept);
    }
    return NULL;
}

const char *lab_set_rounds(struct lab *lab, const char *text, char *problem, size_t size)
{
    static const struct knob_class rounds = {
        .name = "rounds", .unit = UNIT_COUNT, .least = 1, .most = ROUNDS_MOST};
    uint64_t value;
    if (knob_read(&rounds, text, &value, problem, size))
        return problem;
    lab->rounds = (unsigned)value;
    return NULL;
}

bool lab_explores(const struct lab *lab)
{
    for (size_t i = 0; i < lab->queue_count; i++)
        if (lab->queues[i].queue->put)
            return true;
    for (size_t i = 0; i < lab->explore.program_count; i++)
        if (lab->explore.programs[i].queue)
            return true;
    return false;
}

struct scenario lab_point(const struct lab *lab, size_t i)
{
    struct scenario scenario = lab->scenario;
    assert(i < lab->value_count);
    if (lab->sweep != KNOB_COUNT)
        scenario.knob[lab->sweep] = lab->values[i];
    return scenario;
}
