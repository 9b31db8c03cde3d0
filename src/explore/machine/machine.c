/* The machine, and simple questions about who stands where in it. */
#include "explore/machine/machine.h"

struct machine machine;

unsigned machine_spent(enum ingredient ingredient)
{
    unsigned spent = 0;
    for (size_t w = 0; w < machine.workers; w++)
        spent += machine.worker[w].spent[ingredient];
    return spent;
}

bool machine_killed(void)
{
    return machine.experiment.budget[INGREDIENT_DEATH] && machine_spent(INGREDIENT_DEATH);
}

bool thread_alive(void)
{
    for (size_t w = 0; w < machine.workers; w++)
        if (thread_is(w) && worker_moves(w))
            return true;
    return false;
}

size_t thread_place(void)
{
    for (size_t w = 0; w < machine.workers; w++)
        if (thread_is(w) && !machine.worker[w].fiber.request.what)
            return w;
    return SIZE_MAX;
}

uint64_t machine_returned(const struct machine_worker *worker)
{
    uint64_t count = worker->position;
    while (machine.blurred && count && worker->facts[count - 1].answer == ANSWER_GOT)
        count--;
    return count;
}
