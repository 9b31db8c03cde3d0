/* What a queue file says of its queue: all of its class but the functions themselves, as plain
 * bytes, so that the lab can know a queue without loading it. */
#ifndef QLAB_OWN_CARD_H
#define QLAB_OWN_CARD_H

#include "queue/queue.h"

enum { CARD_TEXT = 256 };

struct card {
    struct queue_class class; /* no pointer in it means anything but NULL or not */
    char family[CARD_TEXT], summary[CARD_TEXT], window[CARD_TEXT], wrong[CARD_TEXT],
        progress[CARD_TEXT], reference[CARD_TEXT], unavailable[CARD_TEXT];
};

/* Writes the card of a class that is loaded. */
void card_write(struct card *card, const struct queue_class *class);

/* A class with that card's words under that name and no code yet: its functions end the program.
 * From malloc; lasting. NULL: out of memory. The card may come from a process that lies. */
struct queue_class *card_class(const struct card *card, const char *name);

/* Gives it the functions of the class that was loaded. */
void card_fill(struct queue_class *class, const struct queue_class *loaded);

#endif
