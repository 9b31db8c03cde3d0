/* Typed predictions: what can be said of a run before it is made.
 *
 *     verdict of QUEUE [at KNOB=VALUE]
 *     [most | runs-with] FIGURE [of QUEUE [at KNOB=VALUE]] [/ [FIGURE of] QUEUE [at KNOB=VALUE]]
 *
 * A figure is a measure of the workload or one of predict_figures: its median over runs, the most
 * of any run (`most`), or the share of runs in which it is above zero (`runs-with`). Without `at`
 * it is meant where it is highest, without `of` whatever the queue. Behind `/` stands what it is
 * divided by, and what is left out there is as before. How guesses are read: guess.h.
 */
#ifndef QLAB_LAB_PREDICT_H
#define QLAB_LAB_PREDICT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/knob.h"
#include "lab/workload.h"

#define PREDICTIONS_MOST 32 /* of one lab */

/* Figures of every workload. */
enum {
    PREDICT_RATE,
    PREDICT_ITEMS,
    PREDICT_CPU,
    PREDICT_EPISODES,
    PREDICT_LONGEST,
    PREDICT_FIGURES
};
extern const struct measure predict_figures[PREDICT_FIGURES];

enum take { TAKE_MEDIAN, TAKE_MOST, TAKE_RUNS };

/* Where to look, and at what. */
struct aim {
    const struct measure *figure; /* NULL: the verdict */
    char queue[64];               /* its name, see predict_means(); "": whichever is highest */
    enum knob knob;               /* KNOB_COUNT: at the point where it is highest */
    uint64_t value;
};

struct prediction {
    char *name, *about; /* as written; owned */
    enum take take;
    bool ratio; /* of / over */
    struct aim of, over;
    char *guess;   /* what was said, as typed; NULL: nothing. Owned. */
    double number; /* the guess; of a verdict its word, see guess.h */
    int word;
};

struct predictions {
    struct prediction list[PREDICTIONS_MOST];
    size_t count;
};

/* Makes of .about what it says. NULL, or `problem` with one line what is wrong. */
const char *predict_parse(struct prediction *prediction, const struct workload_class *workload,
                          char *problem, size_t size);

/* What is to be predicted, in words: "rate of lies of mutex-trylock with 8 consumers". */
char *predict_words(char *text, size_t size, const struct prediction *prediction);

/* Whether that queue is meant: by its name, or a file's by the last part of it. */
bool predict_means(const struct aim *aim, const char *queue);

bool predict_is_verdict(const struct prediction *prediction);
enum measure_unit predict_unit(const struct prediction *prediction); /* of one that is none */

void predict_free(struct predictions *predictions); /* frees what it holds */

#endif
