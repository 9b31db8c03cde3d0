/* Not a queue at all: the last item put is the first got. And one that gives every item twice. */
#include "../explore/toy.h"

static bool put(void *queue, uint64_t item)
{
    struct toy *toy = queue;
    pthread_mutex_lock(&toy->first);
    toy_add(toy, item);
    pthread_mutex_unlock(&toy->first);
    return true;
}

static enum queue_answer get_last(void *queue, uint64_t *item)
{
    struct toy *toy = queue;
    enum queue_answer answer = QUEUE_EMPTY;
    pthread_mutex_lock(&toy->first);
    if (toy->tail) {
        *item = toy->slots[--toy->tail];
        answer = QUEUE_GOT;
    }
    pthread_mutex_unlock(&toy->first);
    return answer;
}

static enum queue_answer get_again(void *queue, uint64_t *item)
{
    struct toy *toy = queue;
    enum queue_answer answer = QUEUE_EMPTY;
    pthread_mutex_lock(&toy->first);
    if (toy->tail) {
        *item = toy->slots[0];
        answer = QUEUE_GOT;
    }
    pthread_mutex_unlock(&toy->first);
    return answer;
}

#define TOY(name_, get_)                                                                           \
    const struct queue_class QUEUE_CLASS(name_) = {.name = #name_,                                 \
                                                   .family = "mutex",                              \
                                                   .summary = "for the tests",                     \
                                                   .claim = QUEUE_EXACT,                           \
                                                   .source = "tests/explain/stack.c",              \
                                                   .size = toy_size,                               \
                                                   .init = toy_init,                               \
                                                   .destroy = toy_destroy,                         \
                                                   .put = put,                                     \
                                                   .get_nowait = get_}

extern const struct queue_class QUEUE_CLASS(stack), QUEUE_CLASS(copier);
TOY(stack, get_last);
TOY(copier, get_again);
