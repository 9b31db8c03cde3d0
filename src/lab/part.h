/* The parts of the course. A lab belongs to one by its number. */
#ifndef QLAB_LAB_PART_H
#define QLAB_LAB_PART_H

#include <stddef.h>

struct lab_part {
    int number;
    int first; /* the number of its first lab; it ends where the next part begins */
    const char *name, *title;
};

extern const struct lab_part part_table[]; /* in order; number 0 ends it */

/* The part of a lab with that number, or NULL if the lab is not of the course (number 0). */
const struct lab_part *part_of(int lab_number);

/* The part called so, by name or by number, or NULL. */
const struct lab_part *part_find(const char *word);

/* Why no part is called so, in `problem`; or NULL. */
const char *part_wrong(const char *word, char *problem, size_t size);

#endif
