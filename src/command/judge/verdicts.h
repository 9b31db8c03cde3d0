/* All verdicts of one queue's history. */
#ifndef QLAB_COMMAND_JUDGE_VERDICTS_H
#define QLAB_COMMAND_JUDGE_VERDICTS_H

#include <stdio.h>

#include "judge/judge.h"
#include "judge/match.h"

/* How many lies are explained where not all are. */
enum { VERDICTS_EXPLAINED = 10 };

/* An Empty. */
struct verdict {
    uint32_t worker, index; /* of its log, and in it */
    uint64_t instant;       /* if legal, an instant in the call at which nothing was certainly
                               inside; else STAMP_NEVER */
};

/* Another wrong answer. */
struct wrong {
    uint32_t worker, index;
    enum fault_kind kind;
};

struct verdicts {
    const struct history *history; /* borrowed */
    const char *queue;             /* its name, borrowed; NULL: the file is about but one */
    struct judgement judgement;
    struct verdict *empties; /* in order of their lines */
    size_t count;
    struct wrong *wrongs; /* in order of their kinds */
    size_t wrong_count;
    bool all;            /* every lie is explained, not only the first */
    bool legal;          /* legal Empties are collected too */
    bool failed;         /* memory ran out while collecting */
    struct cover *cover; /* opened by the first lie that is explained */
    struct match match;  /* opened by the first that only program order explains; else no .base */
    uint64_t *taken;     /* what it borrows */
};

/* Judges the history. Whether `all` lies will be explained, and `legal` Empties are to be
 * collected, is said beforehand. 0, or ENOMEM or EOVERFLOW with nothing held. Free with
 * verdicts_free. */
int verdicts_find(struct verdicts *verdicts, const struct history *history, const char *queue,
                  bool all, bool legal);
void verdicts_free(struct verdicts *verdicts);

static inline const struct operation *verdicts_call(const struct verdicts *verdicts,
                                                    uint32_t worker, uint32_t index)
{
    return &verdicts->history->logs[worker].operations[index];
}

/* The word for a kind of fault in JSON and CSV. */
const char *verdicts_fault_word(enum fault_kind kind);

/* The shortest chain that proves a lie, by stamps alone if those do (else *by_program). */
struct proof {
    struct cover_link *links; /* from malloc */
    size_t count;
    bool by_program;
};

/* 0 or ENOMEM; free the links. */
int verdicts_proof(struct verdicts *verdicts, const struct verdict *verdict, struct proof *proof);

/* In words, explaining the first lies, or all Empties if they were collected. 0 or ENOMEM. */
int verdicts_text(FILE *out, struct verdicts *verdicts);

/* Counts as members of a JSON object; then the lists' elements, written one by one: Empties in
 * order of their returns, as they are judged once more. `*first` is whether none was written yet. 0
 * or ENOMEM. */
void verdicts_json_counts(FILE *out, const struct history *history,
                          const struct judgement *judgement);
void verdicts_json_queue(FILE *out, const struct verdicts *verdicts, bool *first);
void verdicts_json_faults(FILE *out, const struct verdicts *verdicts, bool *first);
int verdicts_json_empties(FILE *out, struct verdicts *verdicts, bool *first);

/* A row a fault and an Empty, after the header, in the same order. 0 or ENOMEM. */
void verdicts_csv_header(FILE *out);
int verdicts_csv(FILE *out, struct verdicts *verdicts);

#endif
