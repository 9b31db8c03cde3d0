/* Plain accesses, as the instrumented code reports them. */
#ifndef QLAB_EXPLORE_HOOKS_ACCESS_H
#define QLAB_EXPLORE_HOOKS_ACCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Ends the execution if the running worker may not access these bytes. */
void access_check(const volatile void *at, size_t width, bool write, uint64_t caller);

#endif
