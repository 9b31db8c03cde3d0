/* Preloaded: the allocation with the number FAULT_AT fails, of the process that was started and of
 * none of its children. Without that number they are counted, and who called for each goes to the
 * file FAULT_COUNT: a line for each, the same for the same few callers. What libdw and
 * Capstone ask for themselves never fails, for they end the process by a signal then; its line is
 * "left". */
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <inttypes.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST = 1 << 20, DEPTH = 64, NEAR = 8 };

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

static atomic_long done;
static long at;                   /* the one that fails, from 1; 0: none */
static pid_t process;             /* whose */
static const char *told;          /* NULL: no callers are kept */
static uint64_t callers[MOST];    /* 0: a library that is left alone */
static _Thread_local bool asking; /* backtrace() allocates, too */

__attribute__((constructor)) static void begin(void)
{
    const char *wanted = getenv("FAULT_AT");
    void *here[DEPTH];
    at = wanted ? strtol(wanted, NULL, 10) : 0;
    told = getenv("FAULT_COUNT");
    unsetenv("LD_PRELOAD");
    if (told || at)
        backtrace(here, DEPTH); /* which loads a library the first time */
    process = getpid();
}

__attribute__((destructor)) static void tell(void)
{
    FILE *file = told && getpid() == process ? fopen(told, "w") : NULL;
    long count = atomic_load(&done);
    for (long i = 0; file && i < count && i < MOST; i++)
        if (callers[i])
            fprintf(file, "%" PRIx64 "\n", callers[i]);
        else
            fprintf(file, "left\n");
    if (file)
        fclose(file);
}

/* Whether it is a library that is left alone which allocates, perhaps by a function of libc. */
static bool is_left(void *const *chain, int depth)
{
    static const char *const passed[] = {"/libfaults_memory", "/libc.so"};
    static const char *const left[] = {"/libdw", "/libelf", "/libcapstone"};
    for (int i = 0; i < depth; i++) {
        Dl_info about;
        if (!dladdr(chain[i], &about) || !about.dli_fname)
            return false;
        if (strstr(about.dli_fname, passed[0]) || strstr(about.dli_fname, passed[1]))
            continue;
        return strstr(about.dli_fname, left[0]) || strstr(about.dli_fname, left[1]) ||
               strstr(about.dli_fname, left[2]);
    }
    return false;
}

/* Who calls for an allocation: the same number for the same callers nearby, 0 for who is left. */
static uint64_t caller(void)
{
    void *chain[DEPTH];
    asking = true;
    int depth = backtrace(chain, DEPTH);
    bool left = is_left(chain, depth);
    asking = false;
    uint64_t hash = 1;
    for (int i = 0; i < depth && i < NEAR; i++)
        hash = (hash ^ (uintptr_t)chain[i]) * UINT64_C(0x9e3779b97f4a7c15);
    return left ? 0 : hash | 1;
}

static bool fails(void)
{
    if (!process || asking || getpid() != process)
        return false;
    long number = atomic_fetch_add(&done, 1) + 1;
    if (told && number <= MOST)
        callers[number - 1] = caller();
    if (number != at || !caller())
        return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    return fails() ? NULL : __libc_realloc(memory, size);
}
