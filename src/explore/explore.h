/* The explorer: every interleaving of a small program on one queue, or the proof of what cannot be.
 *
 * The queue source that is measured runs here under a deterministic scheduler: instrumented by the
 * compiler, on fibers, in memory at fixed addresses. One exploration at a time per process. This is
 * the room's front door, for others; inside, each file includes what it needs.
 *
 *     struct program program;
 *     program_parse(&program, "put | put,get", why, sizeof why);
 *     struct experiment experiment = {queue_find_instrumented("vyukov"), &program, 4};
 *     struct exploration *exploration;
 *     explore_search(&experiment, &(struct search_options){0}, &exploration);
 *     const struct findings *findings = explore_findings(exploration);
 *     explore_shortest(exploration, &execution);
 */
#ifndef QLAB_EXPLORE_EXPLORE_H
#define QLAB_EXPLORE_EXPLORE_H

#include "explore/experiment.h"
#include "explore/graph/graph_walk.h"
#include "explore/graph/state_graph.h"
#include "explore/machine/aftermath.h"
#include "explore/machine/choices.h"
#include "explore/machine/machine.h"
#include "explore/machine/open.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/machine/state.h"
#include "explore/names/members.h"
#include "explore/names/names.h"
#include "explore/program.h"
#include "explore/search/naive.h"
#include "explore/search/search.h"
#include "explore/search/shortest.h"
#include "explore/table.h"
#include "explore/tell/execution.h"

#endif
