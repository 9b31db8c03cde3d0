/* Preloaded: the allocation with the number FAULT_AT fails, of the process that was started and of
 * none of its children. Without it they are counted, and the count goes to the file FAULT_COUNT. */
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

static atomic_long done;
static long at;       /* the one that fails, from 1; 0: none */
static pid_t process; /* whose */

__attribute__((constructor)) static void begin(void)
{
    const char *wanted = getenv("FAULT_AT");
    at = wanted ? strtol(wanted, NULL, 10) : 0;
    unsetenv("LD_PRELOAD");
    atomic_store(&done, 0);
    process = getpid();
}

__attribute__((destructor)) static void tell(void)
{
    const char *path = getenv("FAULT_COUNT");
    FILE *file = path && getpid() == process ? fopen(path, "w") : NULL;
    long count = atomic_load(&done);
    if (file) {
        fprintf(file, "%ld\n", count);
        fclose(file);
    }
}

static bool fails(void)
{
    if (!process || getpid() != process || atomic_fetch_add(&done, 1) + 1 != at)
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
