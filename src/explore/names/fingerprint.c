/* Fingerprints: a few digits that tell whether a schedule still means what it meant. */
#include "explore/names/fingerprint.h"

#include <stdio.h>

/* A get_timed() has had bit 4 since there were schedules, a wait has bit 5, a
 * get_back bit 6. */
static uint64_t operation_number(const struct program_operation *operation)
{
    return (uint64_t)operation->kind + (operation->manner == MANNER_TIMED ? 16 : 0) +
           (operation->manner == MANNER_WAIT ? 32 : 0) + (operation->back ? 64 : 0);
}

struct hash fingerprint_experiment(const struct experiment *experiment)
{
    const struct program *program = experiment->program;
    size_t count = 0; /* of workers, without places for the queue's threads */
    while (count < program->count && program->workers[count].count)
        count++;
    struct hash hash = {experiment->capacity, count};
    for (const char *letter = experiment->queue->name; *letter; letter++)
        hash_words(&hash, (unsigned char)*letter, 1);
    for (size_t w = 0; w <= count; w++) {
        const struct program_worker *worker = &program->workers[w == count ? program->count : w];
        for (size_t i = 0; i < worker->count; i++)
            hash_words(&hash, operation_number(&worker->operations[i]), w + 2);
    }
    if (experiment->memory)
        hash_words(&hash, experiment->memory, 3);
    for (size_t i = 0; i < INGREDIENTS; i++)
        if (experiment->budget[i])
            hash_words(&hash, experiment->budget[i], i + 4);
    return hash;
}

/* Compilers do not agree on the kind of a compare-exchange: all count as one. Of a value of 16
 * bytes the lower half counts. */
void fingerprint_add(struct hash *hash, const struct record *record)
{
    bool swaps = step_kinds[record->kind]->compares;
    hash_words(hash, swaps ? STEP_CAS_STRONG : record->kind, record->address);
    hash_words(hash, (uint64_t)record->before, (uint64_t)record->after);
    hash_words(hash, record->succeeded, record->position);
}

void fingerprint_write(char *text, unsigned count, struct hash hash)
{
    unsigned digits = (unsigned)((hash.high ^ hash.low) & 0xffff);
    snprintf(text, count + 1, "%0*x", (int)count, digits & ((1u << 4 * count) - 1));
}
