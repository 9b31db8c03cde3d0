/* The outlook, by the facts: what was found for the same facts before is found again. */
#include "explore/outlook/outlook.h"

#include <string.h>

#include "explore/machine/facts.h"
#include "explore/machine/machine.h"
#include "explore/outlook/questions.h"
#include "explore/places.h"

enum { REMEMBERED = 1 << 10 };

static struct {
    struct hash facts[REMEMBERED];
    bool used[REMEMBERED];
    struct outlook outlooks[REMEMBERED];
} memory;

/* An item that is given back comes twice; and of Full, and of who waits for room whose measure is
 * not known, there is more to know. */
bool outlook_applies(const struct experiment *experiment)
{
    const struct queue_class *queue = experiment->queue;
    const struct program *program = experiment->program;
    bool ordered = !experiment->unordered && queue->order != QUEUE_BAG;
    if (experiment->memory == MEMORY_C11 || experiment->apart || (queue->full && ordered))
        return false;
    for (size_t w = 0; w <= program->count; w++)
        for (size_t i = 0; i < program->workers[w].count; i++) {
            const struct program_operation *operation = &program->workers[w].operations[i];
            bool waits = operation->kind == OPERATION_PUT && operation->manner == MANNER_WAIT;
            if (operation->back || (waits && !places_promised(queue)))
                return false;
        }
    return true;
}

static void add_items(struct matters *matters, enum matter_kind kind, uint64_t items)
{
    if (items)
        matters_add(matters, (struct matter){
                                 .kind = (uint8_t)kind, .worker = MATTER_NOBODY, .items = items});
}

static void tell(struct matters *matters, const struct calls *calls)
{
    uint64_t early = 0;
    unsigned wrong =
        ask_empties(matters, calls) | ask_deadlines(matters, calls) | ask_not_empty(matters, calls);
    if (!machine.experiment.unordered)
        wrong |= ask_order(matters, calls);
    for (size_t item = 1; item <= ITEMS_MOST; item++)
        if (calls->get[item] && call_under_way(calls->put[item]))
            early |= ITEM_BIT(item);
    add_items(matters, MATTER_INSIDE, calls->inside);
    add_items(matters, MATTER_GOT, early);
    if (wrong)
        matters_add(matters, (struct matter){
                                 .kind = MATTER_WRONG, .worker = MATTER_NOBODY, .number = wrong});
}

static void make(struct outlook *outlook, struct hash facts)
{
    struct calls calls;
    struct matters *matters = &outlook->matters;
    matters->count = 0;
    outlook->tangled = matters->whole = !calls_list(&calls, facts_history());
    if (!outlook->tangled)
        tell(matters, &calls);
    outlook->key = matters->whole ? facts : matters_key(matters);
}

const struct outlook *outlook_now(void)
{
    struct hash facts = facts_key();
    size_t place = facts.low % REMEMBERED;
    struct hash *known = &memory.facts[place];
    if (!memory.used[place] || known->low != facts.low || known->high != facts.high) {
        make(&memory.outlooks[place], facts);
        *known = facts;
        memory.used[place] = true;
    }
    return &memory.outlooks[place];
}

void outlook_forget(void)
{
    memset(memory.used, 0, sizeof memory.used);
}
