/* Exceptions of C++, as its ABI has them (Itanium C++ ABI: Exception Handling, the layout of
 * libstdc++): the objects lie in the arena, and what is being handled is the worker's own, so both
 * go back with it. The unwinder and the personality routine are the libraries' and keep nothing
 * between steps. An exception that nobody catches ends the execution: a verdict.
 */
#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unwind.h>

#include "explore/hooks/posix.h"
#include "explore/machine/machine.h"
#include "explore/machine/trouble.h"

#define CALLER ((uintptr_t)__builtin_return_address(0))

/* What lies in front of an exception. The personality routine reads and writes it. */
struct thrown {
    uint64_t references[2]; /* of no matter here, and room: it counts in the alignment */
    const struct type *type;
    void (*destroy)(void *object);
    void (*unexpected)(void);
    void (*terminate)(void);
    struct thrown *next; /* that is being handled, too */
    int handlers;        /* how many handle it; negative: it is thrown again meanwhile */
    int switch_value;
    const void *action, *language_data;
    uint64_t landing;
    void *adjusted; /* what the handler is given */
    struct _Unwind_Exception unwind;
};

_Static_assert(offsetof(struct thrown, unwind) - offsetof(struct thrown, type) == 80 &&
                   sizeof(struct thrown) == 128,
               "libstdc++ knows the layout");

/* std::type_info */
struct type {
    const void *functions;
    const char *name;
};

/* Of a thread that is none of the machine's. */
static _Thread_local struct exceptions native;

static struct exceptions *mine(void)
{
    return machine.running ? &machine.running->exceptions : &native;
}

/* Named by own/rename.c. */
void *explore_allocate_exception(size_t size);
void explore_free_exception(void *object);
_Noreturn void explore_throw(void *object, const struct type *type, void (*destroy)(void *));
void *explore_begin_catch(void *unwind);
void *explore_exception_pointer(void *unwind);
void explore_end_catch(void);
_Noreturn void explore_rethrow(void);
_Noreturn void explore_terminate(void);

_Noreturn void explore_terminate(void)
{
    if (!machine.running)
        abort();
    if (mine()->from)
        trouble(VERDICT_CRASH, mine()->from, "throws an exception that nobody catches");
    else
        trouble(VERDICT_CRASH, CALLER, "calls std::terminate()");
    __builtin_unreachable();
}

static struct thrown *thrown_of(void *unwind)
{
    return (struct thrown *)((struct _Unwind_Exception *)unwind + 1) - 1;
}

void *explore_allocate_exception(size_t size)
{
    struct thrown *thrown = explore_malloc(sizeof *thrown + size);
    if (!thrown)
        explore_terminate();
    memset(thrown, 0, sizeof *thrown);
    return thrown + 1;
}

void explore_free_exception(void *object)
{
    explore_free((struct thrown *)object - 1);
}

/* Where such an object has its functions, if it was made here and its type is the library's. */
static void complete(void *object, const struct type *type)
{
    const char *functions = NULL;
    char table[128];
    if (strncmp(type->name, "St", 2) != 0 || *(void **)object)
        return;
    void *library = dlopen("libstdc++.so.6", RTLD_LAZY | RTLD_NOLOAD);
    snprintf(table, sizeof table, "_ZTV%s", type->name);
    if (library && (functions = dlsym(library, table)))
        functions += 2 * sizeof(void *); /* behind its head */
    memcpy(object, &functions, sizeof functions);
    if (library)
        dlclose(library);
}

/* Nobody handles it any more. */
static void forget(_Unwind_Reason_Code reason, struct _Unwind_Exception *unwind)
{
    struct thrown *thrown = thrown_of(unwind);
    (void)reason;
    if (thrown->destroy)
        thrown->destroy(thrown + 1);
    explore_free(thrown);
}

void explore_throw(void *object, const struct type *type, void (*destroy)(void *))
{
    static const char class[] = {'G', 'N', 'U', 'C', 'C', '+', '+', '\0'};
    struct thrown *thrown = (struct thrown *)object - 1;
    thrown->type = type;
    thrown->destroy = destroy;
    thrown->terminate = explore_terminate;
    for (size_t i = 0; i < sizeof class; i++)
        thrown->unwind.exception_class = thrown->unwind.exception_class << 8 | (uint8_t) class[i];
    thrown->unwind.exception_cleanup = forget;
    complete(object, type);
    mine()->from = CALLER;
    _Unwind_RaiseException(&thrown->unwind);
    explore_terminate();
}

/* One that the library itself has thrown lies outside of the arena, and would not go back. */
static struct thrown *handled(void *unwind, uint64_t caller)
{
    struct thrown *thrown = thrown_of(unwind);
    if (machine.running && thrown->unwind.exception_cleanup != forget)
        trouble(VERDICT_REFUSED, caller,
                "handles an exception of the C++ library's, which is not modelled");
    return thrown;
}

void *explore_begin_catch(void *unwind)
{
    struct thrown *thrown = handled(unwind, CALLER);
    thrown->handlers = (thrown->handlers < 0 ? -thrown->handlers : thrown->handlers) + 1;
    if (mine()->handled != thrown) {
        thrown->next = mine()->handled;
        mine()->handled = thrown;
    }
    return thrown->adjusted;
}

void *explore_exception_pointer(void *unwind)
{
    return handled(unwind, CALLER)->adjusted;
}

void explore_end_catch(void)
{
    struct thrown *thrown = mine()->handled;
    if (!thrown)
        return;
    bool again = thrown->handlers < 0;
    thrown->handlers += again ? 1 : -1;
    if (thrown->handlers)
        return;
    mine()->handled = thrown->next;
    if (again)
        return;
    mine()->from = 0;
    _Unwind_DeleteException(&thrown->unwind);
}

void explore_rethrow(void)
{
    struct thrown *thrown = mine()->handled;
    if (thrown) {
        thrown->handlers = -thrown->handlers;
        mine()->from = CALLER;
        _Unwind_Resume_or_Rethrow(&thrown->unwind);
    }
    explore_terminate();
}

/* The library's own types with a text would keep a copy where it does not go back; ours keep the
 * pointer, in the place of theirs, and what() reads nothing else. */
static void make(void *object, const char *text)
{
    const void *const members[] = {NULL, text};
    memcpy(object, members, sizeof members);
}

static void end(void *object)
{
    (void)object;
}

#define ALIAS(function, name)                                                                      \
    extern __typeof__(function) name;                                                              \
    extern __typeof__(function) name __attribute__((alias(#function)));
#define TEXT(type)                                                                                 \
    ALIAS(make, explore_make_##type)                                                               \
    ALIAS(make, explore_base_##type)                                                               \
    ALIAS(end, explore_end_##type)                                                                 \
    ALIAS(end, explore_base_end_##type)
TEXT(13runtime_error)
TEXT(11range_error)
TEXT(14overflow_error)
TEXT(15underflow_error)
TEXT(11logic_error)
TEXT(12domain_error)
TEXT(12length_error)
TEXT(12out_of_range)
TEXT(16invalid_argument)
