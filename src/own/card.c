/* Classes to cards and back. */
#include "own/card.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Every text of a class, and where it stands on the card. */
#define TEXTS(do)                                                                                  \
    do                                                                                             \
    (family) do(summary) do(window) do(wrong) do(progress) do(reference) do(unavailable)
/* Every function of a class. */
#define FUNCTIONS(do)                                                                                   \
    do                                                                                                  \
    (size) do(init) do(destroy) do(put) do(get_nowait) do(empty) do(get) do(put_wait) do(get_timed) do( \
        attach) do(detach) do(idle) do(payload) do(settle) do(lease) do(put_many) do(fail) do(promote)

void card_write(struct card *card, const struct queue_class *class)
{
    memset(card, 0, sizeof *card);
    card->class = *class;
#define WRITE(text) snprintf(card->text, sizeof card->text, "%s", class->text ? class->text : "");
    TEXTS(WRITE)
#undef WRITE
}

/* In place of a function of a queue that is not loaded here. */
static void not_loaded(void)
{
    abort();
}

struct queue_class *card_class(const struct card *card, const char *name)
{
    struct queue_class *class = malloc(sizeof *class);
    char *copy = strdup(name);
    if (!class || !copy) {
        free(class);
        free(copy);
        return NULL;
    }
    *class = card->class;
    class->name = class->source = copy;
    class->peer = NULL;
    class->open = NULL; /* it runs where it is loaded, and no server is started there */
    class->close = NULL;
    class->claim = class->claim == QUEUE_INEXACT ? QUEUE_INEXACT : QUEUE_EXACT;
    class->order = class->order > QUEUE_BROKEN ? QUEUE_BROKEN : class->order;
#define READ(text) class->text = class->text ? strndup(card->text, sizeof card->text - 1) : NULL;
    TEXTS(READ)
#undef READ
#define STAND_IN(function)                                                                         \
    if (class->function)                                                                           \
        class->function = (__typeof__(class->function))not_loaded;
    FUNCTIONS(STAND_IN)
#undef STAND_IN
    if (!class->family)
        class->family = "own";
    if (!class->summary)
        class->summary = "a queue of your own";
    if (!class->progress)
        class->progress = "not said";
    if (!class->reference)
        class->reference = "not said";
    return class;
}

void card_fill(struct queue_class *class, const struct queue_class *loaded)
{
#define FILL(function) class->function = loaded->function;
    FUNCTIONS(FILL)
#undef FILL
}
