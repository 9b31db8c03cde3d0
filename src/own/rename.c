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
    {"syscall", "explore_syscall"},
    {"malloc", "explore_malloc"},
    {"calloc", "explore_calloc"},
    {"realloc", "explore_realloc"},
    {"aligned_alloc", "explore_aligned_alloc"},
    {"posix_memalign", "explore_posix_memalign"},
    {"free", "explore_free"},
    {"memcpy", "explore_memcpy"},
    {"memmove", "explore_memmove"},
    {"memset", "explore_memset"},
    {"bcopy", "explore_bcopy"},
    {"bzero", "explore_bzero"},
    {"memcmp", "explore_memcmp"},
    {"bcmp", "explore_bcmp"},
    {"memchr", "explore_memchr"},
    {"strlen", "explore_strlen"},
    {"strcmp", "explore_strcmp"},
    {"strncmp", "explore_strncmp"},
    {"snprintf", "explore_snprintf"},
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
    {"__cxa_free_exception", "explore_free_exception"},
    {"__cxa_throw", "explore_throw"},
    {"__cxa_begin_catch", "explore_begin_catch"},
    {"__cxa_get_exception_ptr", "explore_exception_pointer"},
    {"__cxa_end_catch", "explore_end_catch"},
    {"__cxa_rethrow", "explore_rethrow"},
    {"_ZSt9terminatev", "explore_terminate"},
    /* std::condition_variable, std::list, shared pointers: see explore/hooks/library.c */
    {"_ZNSt18condition_variableC1Ev", "explore_variable_begin"},
    {"_ZNSt18condition_variableD1Ev", "explore_variable_end"},
    {"_ZNSt18condition_variable10notify_oneEv", "explore_variable_notify_one"},
    {"_ZNSt18condition_variable10notify_allEv", "explore_variable_notify_all"},
    {"_ZNSt18condition_variable4waitERSt11unique_lockISt5mutexE", "explore_variable_wait"},
    {"_ZNSt8__detail15_List_node_base7_M_hookEPS0_", "explore_list_hook"},
    {"_ZNSt8__detail15_List_node_base9_M_unhookEv", "explore_list_unhook"},
    {"_ZNSt6chrono3_V212system_clock3nowEv", "explore_system_clock_now"},
    {"_ZNSt6chrono3_V212steady_clock3nowEv", "explore_steady_clock_now"},
    {"__libc_single_threaded", "explore_single_threaded"},
/* exceptions with a text, made and at their end; see explore/hooks/exceptions.c */
#define TEXT(type)                                                                                 \
    {"_ZNSt" #type "C1EPKc", "explore_make_" #type},                                               \
        {"_ZNSt" #type "C2EPKc", "explore_base_" #type},                                           \
        {"_ZNSt" #type "D1Ev", "explore_end_" #type},                                              \
    {                                                                                              \
        "_ZNSt" #type "D2Ev", "explore_base_end_" #type                                            \
    }
    TEXT(13runtime_error),
    TEXT(11range_error),
    TEXT(14overflow_error),
    TEXT(15underflow_error),
    TEXT(11logic_error),
    TEXT(12domain_error),
    TEXT(12length_error),
    TEXT(12out_of_range),
    TEXT(16invalid_argument),
#undef TEXT
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
