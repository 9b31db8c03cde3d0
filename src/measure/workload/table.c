/* The table of workloads, made of the list. */
#include "lab/workload.h"

#define WORKLOAD(NAME) extern const struct workload_class workload_##NAME;
#include "measure/workload/workloads.list"
#undef WORKLOAD

#define WORKLOAD(NAME) &workload_##NAME,
const struct workload_class *const workload_table[] = {
#include "measure/workload/workloads.list"
    NULL};
