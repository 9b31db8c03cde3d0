/* The own queues of this process. */
#include "own/own.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/lab_queues.h"
#include "own/card.h"
#include "own/compile.h"
#include "own/contain.h"
#include "own/load.h"
#include "own/path.h"

enum { OWN_MOST = 64, NOT_HERE = 69 };

/* One build of one file. */
struct own {
    bool instrumented;
    struct object object;
    struct queue_class *class;
};

static struct own list[OWN_MOST];
static size_t count;

static struct own *own_of(const struct queue_class *queue)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].class == queue)
            return &list[i];
    return NULL;
}

/* A visit in a contained child: loads an object and writes its card. */
struct visit {
    const char *object;
    struct card card;
    char why[400];
};

static int visit(void *argument)
{
    struct visit *visit = argument;
    const struct queue_class *queue = load_queue(visit->object, visit->why, sizeof visit->why);
    if (queue)
        card_write(&visit->card, queue);
    return !queue;
}

/* The class that stands in for the queue of an object. */
static struct queue_class *stand_in(const char *name, const struct object *object,
                                    struct lab_error *error)
{
    static const struct limits limits = {.seconds = 10, .memory = UINT64_C(1) << 30};
    struct visit *shared = contain_share(sizeof *shared);
    struct queue_class *class = NULL;
    struct ending ending;
    char words[400];
    if (shared)
        shared->object = object->shared;
    int failed = shared ? contain(visit, shared, &limits, &ending) : 1;
    if (!failed && ending.how == END_RETURNED && !ending.value)
        class = card_class(&shared->card, name);
    if (failed || (ending.how == END_RETURNED && !ending.value && !class))
        lab_fail(error, 71, "%.200s: out of memory", name);
    else if (ending.how == END_RETURNED && ending.value)
        lab_fail(error, 65, "%.200s: %.*s", name, (int)strnlen(shared->why, sizeof shared->why),
                 shared->why);
    else if (ending.how != END_RETURNED)
        lab_fail(error, 65, "%.200s: %s when it was loaded", name,
                 ending_words(&ending, words, sizeof words));
    contain_unshare(shared, sizeof *shared);
    return class;
}

/* A class that says that there is no compiler, or no library, for its file. */
static struct queue_class *missing(const char *name, struct lab_error *error)
{
    struct card card = {.class.unavailable = card.unavailable};
    const char *why = strstr(error->text, ": ");
    snprintf(card.unavailable, sizeof card.unavailable, "%.200s", why ? why + 2 : error->text);
    *error = (struct lab_error){0};
    return card_class(&card, name);
}

static const struct queue_class *add(const char *name, bool instrumented, struct lab_error *error)
{
    if (count == OWN_MOST) {
        lab_fail(error, 64, "%.200s: more than %d queue files", name, OWN_MOST);
        return NULL;
    }
    struct own *own = &list[count];
    *own = (struct own){.instrumented = instrumented};
    if (compile(name, instrumented, &own->object, error))
        own->class = error->status == NOT_HERE ? missing(name, error) : NULL;
    else
        own->class = stand_in(name, &own->object, error);
    if (!own->class)
        return NULL;
    count++;
    return own->class;
}

static const struct queue_class *find(const char *name, bool instrumented, struct lab_error *error)
{
    *error = (struct lab_error){0};
    for (size_t i = 0; i < count; i++)
        if (list[i].instrumented == instrumented && strcmp(list[i].class->name, name) == 0)
            return list[i].class;
    return add(name, instrumented, error);
}

const struct queue_class *own_find(const char *path, struct lab_error *error)
{
    while (strncmp(path, "./", 2) == 0 && path[2] != '-')
        path += 2; /* one file, one name */
    return find(path, false, error);
}

const struct queue_class *own_twin(const struct queue_class *queue, struct lab_error *error)
{
    return find(queue->name, true, error);
}

bool own_is(const struct queue_class *queue)
{
    return own_of(queue) != NULL;
}

bool own_load(const struct queue_class *queue, char *why, size_t size)
{
    struct own *own = own_of(queue);
    if (own && !own->object.shared[0]) {
        snprintf(why, size, "%s", queue->unavailable);
        return false;
    }
    const struct queue_class *loaded = own ? load_queue(own->object.shared, why, size) : NULL;
    if (loaded)
        card_fill(own->class, loaded);
    return !own || loaded;
}

const char *own_parts(const struct queue_class *queue)
{
    const struct own *own = own_of(queue);
    return own ? own->object.parts : NULL;
}

const char *own_shared(const struct queue_class *queue)
{
    const struct own *own = own_of(queue);
    return own ? own->object.shared : NULL;
}

/* See lab/lab_queues.h. */
static const struct queue_class *remember(const char *path)
{
    static const struct card blank;
    static struct queue_class *known[OWN_MOST];
    size_t i = 0;
    while (i < OWN_MOST - 1 && known[i] && strcmp(known[i]->name, path) != 0)
        i++;
    if (!known[i] || strcmp(known[i]->name, path) != 0)
        known[i] = card_class(&blank, path);
    return known[i];
}

const struct queue_files own_files = {
    .is_path = own_is_path, .find = own_find, .remember = remember};
