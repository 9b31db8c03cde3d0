/* What a prediction is about: read, and put in words. */
#include "lab/predict.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/words.h"

const struct measure predict_figures[PREDICT_FIGURES] = {
    [PREDICT_RATE] = {.name = "rate",
                      .label = "rate",
                      .help =
                          "spurious Empties of all calls made while items were certainly inside",
                      .unit = MEASURE_SHARE},
    [PREDICT_ITEMS] = {.name = "items",
                       .label = "items a second",
                       .help = "items got in a second of the run",
                       .unit = MEASURE_SPEED},
    [PREDICT_CPU] = {.name = "cpu",
                     .label = "CPU per item",
                     .help = "processor time of all workers for each item got",
                     .unit = MEASURE_TIME},
    [PREDICT_EPISODES] = {.name = "episodes",
                          .label = "episodes a run",
                          .help = "maximal sequences of lies, by the same worker",
                          .unit = MEASURE_COUNT},
    [PREDICT_LONGEST] = {.name = "longest-episode",
                         .label = "longest episode",
                         .help = "the longest of them in any run",
                         .unit = MEASURE_TIME},
};

/* A text on its way through the parser, word by word. */
struct reader {
    const struct workload_class *workload;
    char *word, *rest; /* NULL: the end */
    char *problem;
    size_t size;
};

/* The word, after which the next one stands there. */
static const char *take_word(struct reader *reader)
{
    const char *word = reader->word;
    reader->word = word ? strtok_r(NULL, " ", &reader->rest) : NULL;
    return word;
}

/* Takes the word if it is this one. */
static bool take_if(struct reader *reader, const char *word)
{
    bool same = reader->word && strcmp(reader->word, word) == 0;
    if (same)
        take_word(reader);
    return same;
}

/* The figure of that name goes to the aim. False with the problem. */
static bool find_figure(struct reader *reader, const char *name, struct aim *aim)
{
    const char *names[PREDICT_FIGURES + MEASURES_MOST + 2] = {"verdict"};
    char expected[400];
    size_t count = 1;
    aim->figure = NULL;
    if (strcmp(name, names[0]) == 0)
        return true;
    for (size_t i = 0; i < PREDICT_FIGURES; i++)
        if (strcmp(names[count++] = predict_figures[i].name, name) == 0)
            aim->figure = &predict_figures[i];
    for (size_t m = 0; m < workload_measures(reader->workload); m++)
        if (strcmp(names[count++] = reader->workload->measures[m]->name, name) == 0)
            aim->figure = reader->workload->measures[m];
    if (!aim->figure)
        snprintf(reader->problem, reader->size, "no figure of %s is called \"%.60s\"; %s",
                 reader->workload->name, name,
                 words_expected(expected, sizeof expected, name, names));
    return aim->figure != NULL;
}

/* KNOB=VALUE */
static bool read_place(struct reader *reader, struct aim *aim)
{
    char name[40];
    const char *word = take_word(reader), *equal = word ? strchr(word, '=') : NULL;
    snprintf(name, sizeof name, "%.*s", equal ? (int)(equal - word) : 0, word ? word : "");
    aim->knob = knob_find(name);
    if (aim->knob != KNOB_COUNT)
        return !knob_read(&knob_table[aim->knob], equal + 1, &aim->value, reader->problem,
                          reader->size);
    snprintf(reader->problem, reader->size,
             "at \"%.60s\"; expected a knob and its value, such as consumers=4", word ? word : "");
    return false;
}

/* [FIGURE of] QUEUE [at KNOB=VALUE]; the first aim has a figure, maybe no queue. */
static bool read_aim(struct reader *reader, struct aim *aim, bool first)
{
    const char *word = take_word(reader);
    bool of = take_if(reader, "of");
    if (!word || (of && !reader->word)) {
        snprintf(reader->problem, reader->size,
                 "it ends too early; expected FIGURE of QUEUE, such as rate of mutex-trylock");
        return false;
    }
    if ((first || of) && !find_figure(reader, word, aim))
        return false;
    if (of || !first)
        snprintf(aim->queue, sizeof aim->queue, "%s", of ? take_word(reader) : word);
    return !take_if(reader, "at") || read_place(reader, aim);
}

static bool read_about(struct reader *reader, struct prediction *prediction)
{
    prediction->take = take_if(reader, "most")        ? TAKE_MOST
                       : take_if(reader, "runs-with") ? TAKE_RUNS
                                                      : TAKE_MEDIAN;
    prediction->of = (struct aim){.knob = KNOB_COUNT};
    if (!read_aim(reader, &prediction->of, true))
        return false;
    prediction->over = prediction->of;
    prediction->ratio = take_if(reader, "/");
    if (prediction->ratio && !read_aim(reader, &prediction->over, false))
        return false;
    if (reader->word)
        snprintf(reader->problem, reader->size,
                 "\"%.60s\" is too much; expected FIGURE of QUEUE at KNOB=VALUE", reader->word);
    else if (!(prediction->of.figure && prediction->over.figure) &&
             (prediction->ratio || prediction->take != TAKE_MEDIAN || !*prediction->of.queue))
        snprintf(reader->problem, reader->size,
                 "a verdict is no number; expected verdict of QUEUE at KNOB=VALUE");
    else
        return true;
    return false;
}

const char *predict_parse(struct prediction *prediction, const struct workload_class *workload,
                          char *problem, size_t size)
{
    char *copy = strdup(prediction->about);
    struct reader reader = {.workload = workload, .problem = problem, .size = size};
    bool right = false;
    if (copy) {
        reader.word = strtok_r(copy, " ", &reader.rest);
        right = read_about(&reader, prediction);
    } else {
        snprintf(problem, size, "out of memory");
    }
    free(copy);
    return right ? NULL : problem;
}

/* Appends "LABEL of QUEUE with 8 consumers"; the label and the place only if wanted. */
static size_t put_aim(char *text, size_t size, size_t used, const struct aim *aim, bool label,
                      bool place)
{
    char words[80];
    if (label && aim->figure && used < size)
        used += (size_t)snprintf(text + used, size - used, "%s%s%s", *aim->queue ? "" : "highest ",
                                 aim->figure->label, *aim->queue ? " of " : "");
    if (*aim->queue && used < size)
        used += (size_t)snprintf(text + used, size - used, "%s", aim->queue);
    if (place && aim->knob != KNOB_COUNT && used < size)
        used += (size_t)snprintf(text + used, size - used, " with %s",
                                 knob_words(words, sizeof words, aim->knob, aim->value));
    return used;
}

char *predict_words(char *text, size_t size, const struct prediction *prediction)
{
    static const char *const takes[] = {
        [TAKE_MEDIAN] = "", [TAKE_MOST] = "most ", [TAKE_RUNS] = "runs with "};
    const struct aim *of = &prediction->of, *over = &prediction->over;
    bool there = of->knob == over->knob && of->value == over->value,
         other = of->figure != over->figure;
    size_t used = (size_t)snprintf(text, size, "%s", takes[prediction->take]);
    used = put_aim(text, size, used, of, true, !(prediction->ratio && there));
    if (prediction->ratio && used < size) {
        used += (size_t)snprintf(text + used, size - used, other ? ", divided by " : " / ");
        put_aim(text, size, used, over, other, true);
    }
    return text;
}

bool predict_means(const struct aim *aim, const char *queue)
{
    const char *slash = strrchr(queue, '/');
    return !*aim->queue || strcmp(queue, aim->queue) == 0 ||
           (slash && strcmp(slash + 1, aim->queue) == 0);
}

bool predict_is_verdict(const struct prediction *prediction)
{
    return prediction->of.figure == NULL;
}

enum measure_unit predict_unit(const struct prediction *prediction)
{
    assert(!predict_is_verdict(prediction));
    return prediction->ratio               ? MEASURE_FACTOR
           : prediction->take == TAKE_RUNS ? MEASURE_SHARE
                                           : prediction->of.figure->unit;
}

void predict_free(struct predictions *predictions)
{
    for (size_t i = 0; i < predictions->count; i++) {
        free(predictions->list[i].name);
        free(predictions->list[i].about);
        free(predictions->list[i].guess);
    }
    predictions->count = 0;
}
