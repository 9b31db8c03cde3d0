/* objcopy changes the names that an object needs. */
#include "own/rename.h"

#include <stdio.h>

static const char *const renamed[][2] = {
#define SAME(name)                                                                                 \
    {                                                                                              \
        "pthread_" #name, "explore_" #name                                                         \
    }
    SAME(mutex_init),
    SAME(mutex_destroy),
    SAME(mutex_lock),
    SAME(mutex_trylock),
    SAME(mutex_timedlock),
    SAME(mutex_clocklock),
    SAME(mutex_unlock),
    SAME(cond_init),
    SAME(cond_destroy),
    SAME(cond_wait),
    SAME(cond_timedwait),
    SAME(cond_clockwait),
    SAME(cond_signal),
    SAME(cond_broadcast),
    SAME(spin_init),
    SAME(spin_destroy),
    SAME(spin_lock),
    SAME(spin_trylock),
    SAME(spin_unlock),
    SAME(once),
#undef SAME
    {"pthread_self", "explore_thread_self"},
    {"sched_yield", "explore_yield"},
    {"nanosleep", "explore_nanosleep"},
    {"clock_nanosleep", "explore_clock_nanosleep"},
    {"usleep", "explore_usleep"},
    {"clock_gettime", "explore_clock_gettime"},
    {"sem_init", "explore_sem_init"},
    {"sem_destroy", "explore_sem_destroy"},
    {"sem_wait", "explore_sem_wait"},
    {"sem_trywait", "explore_sem_trywait"},
    {"sem_timedwait", "explore_sem_timedwait"},
    {"sem_clockwait", "explore_sem_clockwait"},
    {"sem_post", "explore_sem_post"},
    {"sem_getvalue", "explore_sem_getvalue"},
    {"malloc", "explore_malloc"},
    {"calloc", "explore_calloc"},
    {"realloc", "explore_realloc"},
    {"aligned_alloc", "explore_aligned_alloc"},
    {"posix_memalign", "explore_posix_memalign"},
    {"free", "explore_free"},
    {"memcpy", "explore_memcpy"},
    {"memmove", "explore_memmove"},
    {"memset", "explore_memset"},
    /* operator new and delete; who gives back may say the size */
    {"_Znwm", "explore_new"},
    {"_Znam", "explore_new_array"},
    {"_ZnwmRKSt9nothrow_t", "explore_new_nothrow"},
    {"_ZnamRKSt9nothrow_t", "explore_new_array_nothrow"},
    {"_ZnwmSt11align_val_t", "explore_new_aligned"},
    {"_ZdlPv", "explore_delete"},
    {"_ZdaPv", "explore_delete_array"},
    {"_ZdlPvm", "explore_delete_sized"},
    {"_ZdaPvm", "explore_delete_array_sized"},
    {"_ZdlPvSt11align_val_t", "explore_delete_aligned"},
    {"_ZdlPvmSt11align_val_t", "explore_delete_array_aligned"},
    {"__cxa_allocate_exception", "explore_allocate_exception"},
    {"__cxa_throw", "explore_throw"},
};

void rename_calls(struct recipe *recipe, const char *object)
{
    *recipe = (struct recipe){0};
    recipe_add(recipe, "objcopy");
    for (size_t i = 0; i < sizeof renamed / sizeof *renamed; i++) {
        char word[128];
        snprintf(word, sizeof word, "--redefine-sym=%s=%s", renamed[i][0], renamed[i][1]);
        recipe_add(recipe, word);
    }
    recipe_add(recipe, object);
}
