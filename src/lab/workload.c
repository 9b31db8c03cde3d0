/* What can be asked of a workload without doing its work. */
#include "lab/workload.h"

#include <assert.h>
#include <string.h>

const struct workload_class *workload_find(const char *name)
{
    for (size_t i = 0; workload_table[i]; i++)
        if (strcmp(workload_table[i]->name, name) == 0)
            return workload_table[i];
    return NULL;
}

const char *const *workload_names(void)
{
    static const char *names[WORKLOADS_MOST + 1];
    for (size_t i = 0; workload_table[i]; i++) {
        assert(i < WORKLOADS_MOST);
        names[i] = workload_table[i]->name;
    }
    return names;
}

bool workload_uses(const struct workload_class *workload, enum knob knob)
{
    return (workload->knobs & KNOB_BIT(knob)) != 0;
}

bool workload_has(const struct workload_class *workload, enum workload_trait trait)
{
    return (workload->traits & trait) != 0;
}

bool workload_unrecorded(const struct workload_class *workload)
{
    return workload->count != NULL;
}

size_t workload_measures(const struct workload_class *workload)
{
    size_t count = 0;
    while (workload->measures[count])
        count++;
    assert(count <= MEASURES_MOST);
    return count;
}

size_t workload_measure(const struct workload_class *workload, const char *name)
{
    for (size_t m = 0; workload->measures[m]; m++)
        if (strcmp(workload->measures[m]->name, name) == 0)
            return m;
    return MEASURES_MOST;
}
