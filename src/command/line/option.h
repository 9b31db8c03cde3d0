/* The options of a verb as data: a row each. One parser (arguments.c) reads them; help, completion
 * and the test of the manual page are made from the same rows. */
#ifndef QLAB_COMMAND_LINE_OPTION_H
#define QLAB_COMMAND_LINE_OPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the parser does with an option. OPTION_AT takes it from the type of the member it goes to.
 */
enum option_kind {
    OPTION_TEXT,   /* const char *: as typed; NULL if not given */
    OPTION_FLAG,   /* bool: true; takes no argument */
    OPTION_WORD,   /* int: which of .words; WORD_NONE if not given, unless the verb begins otherwise
                    */
    OPTION_SET,    /* unsigned: a bit per word of a list such as "svg,png" */
    OPTION_NUMBER, /* uint64_t from .least to .most, "100k" too; 0 if not given */
    OPTION_SEED,   /* struct seed */
    OPTION_REPEAT, /* struct texts: one more each time */
    OPTION_TITLE,  /* nothing: .help heads the rows of its group */
};

enum { WORD_NONE = -1 };

struct seed {
    uint64_t value;
    bool given;
};

enum { TEXTS_MOST = 16 };

struct texts {
    const char *list[TEXTS_MOST];
    size_t count;
};

struct option_row {
    const char *name;         /* after the -- */
    const char *help;         /* one line */
    const char *argument;     /* how help calls it; NULL: by .words, if there are any */
    const char *const *words; /* ended by NULL: what may be said, or at least completed */
    enum option_kind kind;    /* by OPTION_AT */
    int group;                /* rows stand in the order of their groups, then by name */
    size_t at;                /* where it goes: offset in the struct that the rows are of */
    uint64_t least, most;     /* of a number */
    bool optional;            /* a word that may lack: then it is the first */
    unsigned useless; /* bit per mode of the verb in which it has no effect and is refused */
};

/* Where a row's option goes, and by the type there what it is. */
#define OPTION_AT(type, member)                                                                    \
    .at = offsetof(type, member), .kind = _Generic(((type *)0)->member, const char *: OPTION_TEXT, \
    bool: OPTION_FLAG, int: OPTION_WORD, unsigned: OPTION_SET, uint64_t: OPTION_NUMBER,            \
    struct seed: OPTION_SEED, struct texts: OPTION_REPEAT)

/* Rows, and where their struct lies in the verb's own. A list of tables ends with {0}. */
struct option_table {
    const struct option_row *rows;          /* ended by a row without name and help; or, NULL, */
    const struct option_row *(*make)(void); /* makes them, the same each time */
    size_t at;
};

/* The end of a table of rows. */
bool option_is_last(const struct option_row *row);

/* The first option of the rows that was given though it is useless in that mode; NULL: none. */
const struct option_row *option_useless(const struct option_row *rows, const void *typed,
                                        unsigned mode);

/* Writes how help shows its argument: "N", "auto|always|never"; NULL if it takes none. */
const char *option_argument(const struct option_row *row, char *text, size_t size);

/* Puts what was typed into the place of the row in `typed`. NULL, or `problem` with one line that
 * says what is wrong. */
const char *option_take(const struct option_row *row, char *argument, void *typed, char *problem,
                        size_t size);

#endif
