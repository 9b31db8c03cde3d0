/* Workers of a test, as threads or as forked processes, and the memory they share. */
#ifndef QLAB_TESTS_CREW_H
#define QLAB_TESTS_CREW_H

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

/* The thread sanitizer cannot follow memory across a fork: no processes then. */
#if defined(__SANITIZE_THREAD__)
#define UNDER_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define UNDER_TSAN 1
#endif
#endif
#ifndef UNDER_TSAN
#define UNDER_TSAN 0
#endif

struct hand {
    void (*work)(void *shared, int worker);
    void *shared;
    int worker;
    pthread_t thread;
    pid_t process; /* 0: a thread */
};

static void *hand_run(void *argument)
{
    struct hand *hand = argument;
    hand->work(hand->shared, hand->worker);
    return NULL;
}

/* Starts a worker; ends the program if that cannot be. hand must stay where it is until joined. */
static inline void hand_start(struct hand *hand, bool process, void (*work)(void *shared, int),
                              void *shared, int worker)
{
    *hand = (struct hand){.work = work, .shared = shared, .worker = worker};
    if (process)
        hand->process = fork();
    if (process && hand->process == 0) {
        hand_run(hand);
        _exit(0);
    }
    if (hand->process < 0 || (!process && pthread_create(&hand->thread, NULL, hand_run, hand))) {
        perror("worker");
        exit(71);
    }
}

/* Waits for a worker and checks that it ended well. */
static inline void hand_join(struct hand *hand)
{
    int status = 0;
    if (hand->process == 0)
        check_int("pthread_join", pthread_join(hand->thread, NULL), 0);
    else
        check_int("waitpid", waitpid(hand->process, &status, 0), hand->process);
    check_int("exit status of a worker", status, 0);
}

/* Zeroed memory that forked children share; ends the program if there is none. */
static inline void *shared_memory(size_t size)
{
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        perror("mmap");
        exit(71);
    }
    return memory;
}

#endif
