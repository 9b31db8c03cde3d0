#include "seed.h"

#include <stdlib.h>

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value && *value == '1';
}

bool light_test(void)
{
    return is_set("QLAB_TEST_LIGHT");
}

bool whole_test(void)
{
    return is_set("QLAB_TEST_ALL");
}

uint64_t test_seed(void)
{
    const char *seed = getenv("QLAB_TEST_SEED");
    return seed ? strtoull(seed, NULL, 10) : 1;
}
