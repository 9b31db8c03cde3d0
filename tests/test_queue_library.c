/* Tests of the queues that come with a library: there or honestly absent, every item comes out as
 * it went in, destroying one that is not empty, and a message queue among strangers. */
#include <unistd.h>

#include "check.h"
#include "crew.h"
#include "queue/queue.h"

/* The next queue of a library in C that this build has, from *i on; NULL after the last. */
static const struct queue_class *next_library(int *i)
{
    while (queue_table[*i] && (strcmp(queue_table[*i]->family, "library") != 0 ||
                               queue_table[*i]->unavailable || queue_table[*i]->peer))
        ++*i;
    return queue_table[*i] ? queue_table[(*i)++] : NULL;
}

/* All are listed in every build; those that cannot run say in one line what to do. */
static void test_listed(void)
{
    static const char *const names[] = {"wfcqueue", "rculfqueue",  "ck-ring",
                                        "ck-fifo",  "gasyncqueue", "posix-mq"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct queue_class *class = queue_find(names[i]);
        check_that(class != NULL, "%s is listed", names[i]);
        if (!class)
            continue;
        bool whole =
            class->size && class->init && class->destroy && class->put && class->get_nowait;
        check_int(names[i], whole, !class->unavailable);
        if (class->unavailable)
            check_that(strncmp(class->unavailable, "built without ", 14) == 0 &&
                           !strchr(class->unavailable, '\n'),
                       "%s: %s", names[i], class->unavailable);
    }
}

static void *make(const struct queue_class *class, size_t capacity)
{
    void *queue = shared_memory(class->size(capacity));
    check_int(class->name, class->init(queue, capacity), 0);
    return queue;
}

static void unmake(const struct queue_class *class, void *queue, size_t capacity)
{
    class->destroy(queue);
    munmap(queue, class->size(capacity));
}

/* Items are carried as pointers or bytes of a message: all 64 bits must survive that. */
static void test_whole_items(void)
{
    static const uint64_t items[] = {1, UINT64_MAX, UINT64_C(1) << 63, UINT32_MAX};
    const struct queue_class *class;
    for (int i = 0; (class = next_library(&i));) {
        void *queue = make(class, 4);
        for (size_t n = 0; n < 4; n++)
            check_int(class->name, class->put(queue, items[n]), true);
        for (size_t n = 0; n < 4; n++) {
            uint64_t item = 0;
            check_int(class->name, class->get_nowait(queue, &item), QUEUE_GOT);
            check_int(class->name, item == items[n], true);
        }
        unmake(class, queue, 4);
    }
}

/* A run may end with items inside. What they were kept in is given back (AddressSanitizer looks),
 * and the same memory serves again. */
static void test_not_empty(void)
{
    const struct queue_class *class;
    for (int i = 0; (class = next_library(&i));) {
        void *queue = make(class, 4);
        for (int again = 0; again < 3; again++) {
            uint64_t item = 0;
            check_int(class->name, class->put(queue, 7), true);
            check_int(class->name, class->put(queue, 8), true);
            check_int(class->name, class->get_nowait(queue, &item), QUEUE_GOT);
            class->destroy(queue);
            check_int(class->name, class->init(queue, 4), 0);
            check_int(class->name, class->get_nowait(queue, &item), QUEUE_EMPTY);
        }
        unmake(class, queue, 4);
    }
}

struct strangers {
    const struct queue_class *class;
    void *queue;
    int go[2]; /* a pipe: the queue is made now */
};

/* A worker that is older than the queue: it echoes one item, plus one. */
static void echo(void *shared, int worker)
{
    struct strangers *strangers = shared;
    char byte;
    uint64_t item = 0;
    bool well = read(strangers->go[0], &byte, 1) == 1;
    void *part = well ? strangers->class->attach(strangers->queue, (unsigned)worker) : NULL;
    well = part && strangers->class->get_nowait(part, &item) == QUEUE_GOT &&
           strangers->class->get_nowait(part, &item) == QUEUE_EMPTY &&
           strangers->class->put(part, item + 1);
    if (part)
        strangers->class->detach(part);
    if (!well)
        _exit(1);
}

/* The queue's name is gone before anybody can know it, and a process that was not there when it was
 * made finds it all the same. */
static void test_strangers(void)
{
    const struct queue_class *class = queue_find("posix-mq");
    if (!class || class->unavailable)
        return;
    struct strangers *strangers = shared_memory(sizeof *strangers);
    struct hand hand;
    uint64_t item = 0;
    *strangers = (struct strangers){.class = class, .queue = shared_memory(class->size(4))};
    check_int("pipe", pipe(strangers->go), 0);
    hand_start(&hand, true, echo, strangers, 0);
    check_int("init", class->init(strangers->queue, 4), 0);
    void *part = class->attach(strangers->queue, 1);
    check_that(part == strangers->queue, "its maker needs no part of its own");
    check_int("put", class->put(part, 41), true);
    check_int("write", write(strangers->go[1], "", 1), 1);
    hand_join(&hand);
    check_int("echo", class->get_nowait(part, &item), QUEUE_GOT);
    check_int("echo", item, 42);
    class->detach(part);
    check_int("empty after the maker's detach", class->empty(strangers->queue), true);
    close(strangers->go[0]);
    close(strangers->go[1]);
    unmake(class, strangers->queue, 4);
    munmap(strangers, sizeof *strangers);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"listed in every build", test_listed},
        {"items come out whole", test_whole_items},
        {"destroyed with items inside", test_not_empty},
        {"a message queue among strangers", test_strangers},
        {NULL, NULL},
    };
    return check_main("queues of libraries", cases);
}
