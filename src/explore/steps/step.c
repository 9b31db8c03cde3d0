/* The table of step kinds. */
#include "explore/steps/step.h"

const struct step_kind *const step_kinds[STEP_KINDS] = {
#define STEP(name, kind) [STEP_##name] = &step_##kind,
#include "explore/steps/steps.list"
#undef STEP
};
