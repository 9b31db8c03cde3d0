/* What is known of the past, as those see it who do not know who is who: by all facts, or by what
 * the judge still has to know (outlook/outlook.h). */
#include "explore/search/lineup.h"

#include "explore/outlook/outlook.h"

uint64_t lineup_items(uint64_t items, const uint64_t at[])
{
    uint64_t sum = 0;
    for (; items; items &= items - 1) {
        const struct item_origin *origin = &item_origins[__builtin_ctzll(items) + 1];
        sum += lineup_mix(at[origin->worker] + 1, origin->turn);
    }
    return sum;
}

static uint64_t sum_of_workers(uint64_t workers, const uint64_t at[])
{
    uint64_t sum = 0;
    for (; workers; workers &= workers - 1)
        sum += lineup_mix(at[__builtin_ctzll(workers)] + 1, 0x77);
    return sum;
}

static bool knows(const struct machine_worker *worker, size_t i)
{
    return i < worker->position || (i == worker->position && worker->inside);
}

/* Marks whoever others know of: by his items in their hands, and by how much of his work was done
 * when they began theirs. Sums, for the order of those others does not matter. */
static void mark_by_facts(struct lineup *lineup, size_t self)
{
    const struct machine_worker *worker = &machine.worker[self];
    for (size_t i = 0; knows(worker, i); i++) {
        const struct fact *fact = &worker->facts[i];
        uint64_t about = lineup_mix(lineup->kin[self] + 1, i + 1), sum = 0;
        for (size_t w = 0; w < machine.workers; w++) {
            uint64_t count = fact->before >> 8 * w & 0xff;
            lineup->mark[w] += lineup_mix(about, count);
            sum += lineup_mix(lineup->kin[w] + 7, count);
        }
        lineup->mark[self] += lineup_mix(sum, i);
        if (i == worker->position)
            break;
        lineup->mark[self] += lineup_mix(fact->answer + 3, i);
        if (fact->item && fact->item <= ITEMS_MOST)
            lineup->mark[item_origins[fact->item].worker] +=
                lineup_mix(about + 5, item_origins[fact->item].turn);
    }
}

/* The same by what the judge still has to know: sums, for sets have no order. */
static void mark_by_matters(struct lineup *lineup, const struct matters *matters)
{
    for (size_t i = 0; i < matters->count; i++) {
        const struct matter *matter = &matters->list[i];
        const struct item_origin *origin = &item_origins[matter->item];
        uint64_t about = lineup_mix(matter->kind + 1, matter->number);
        if (matter->worker != MATTER_NOBODY)
            about = lineup_mix(about, lineup->kin[matter->worker] + 1);
        if (matter->item)
            about = lineup_mix(about, lineup->kin[origin->worker] + origin->turn);
        about +=
            lineup_items(matter->items, lineup->kin) + sum_of_workers(matter->workers, lineup->kin);
        if (matter->worker != MATTER_NOBODY)
            lineup->mark[matter->worker] += lineup_mix(about, 1);
        if (matter->item)
            lineup->mark[origin->worker] += lineup_mix(about, 2);
        for (uint64_t rest = matter->items; rest; rest &= rest - 1) {
            const struct item_origin *of = &item_origins[__builtin_ctzll(rest) + 1];
            lineup->mark[of->worker] += lineup_mix(about + of->turn, 3);
        }
        for (uint64_t rest = matter->workers; rest; rest &= rest - 1)
            lineup->mark[__builtin_ctzll(rest)] += lineup_mix(about, 4);
    }
}

static void hash_facts(const struct lineup *lineup, struct hash *key,
                       const struct machine_worker *worker)
{
    const struct hash *left = machine.left[worker_number(worker)];
    for (size_t i = 0; knows(worker, i); i++) {
        const struct fact *fact = &worker->facts[i];
        uint64_t before = 0, item = fact->item;
        for (size_t w = 0; w <= machine.workers; w++)
            before |= (fact->before >> 8 * w & 0xff) << 8 * lineup->slot[w];
        if (i == worker->position) {
            hash_words(key, before, 0);
            break;
        }
        if (item && item <= ITEMS_MOST)
            item = lineup->slot[item_origins[item].worker] << 8 | item_origins[item].turn;
        hash_words(key, before, item);
        hash_words(key, left[i].high + fact->answer, left[i].low);
    }
}

static void hash_matters(const struct lineup *lineup, struct hash *key,
                         const struct matters *matters)
{
    struct hash sum = {0, 0}, one = {0, 0};
    for (size_t i = 0; i < matters->count; i++) {
        const struct matter *matter = &matters->list[i];
        const struct item_origin *origin = &item_origins[matter->item];
        uint64_t worker =
            matter->worker == MATTER_NOBODY ? MATTER_NOBODY : lineup->slot[matter->worker];
        uint64_t item =
            matter->item ? lineup->slot[origin->worker] << 8 | origin->turn : UINT16_MAX;
        if (!matter->also)
            one = (struct hash){0, 0};
        hash_words(&one, (uint64_t)matter->kind << 56 | worker << 48 | item << 32 | matter->number,
                   lineup_items(matter->items, lineup->slot));
        hash_words(&one, sum_of_workers(matter->workers, lineup->slot), 1);
        if (i + 1 < matters->count && matters->list[i + 1].also)
            continue;
        sum.high += one.high;
        sum.low += one.low;
    }
    hash_words(key, sum.high, sum.low);
}

/* What matters, if that is what states keep and it can be told. */
static const struct matters *told(void)
{
    const struct matters *matters =
        machine.experiment.remember == REMEMBER_OUTLOOK ? &outlook_now()->matters : NULL;
    return matters && !matters->whole ? matters : NULL;
}

void lineup_mark(struct lineup *lineup)
{
    const struct matters *matters = told();
    if (matters)
        mark_by_matters(lineup, matters);
    for (size_t w = 0; !matters && w < machine.workers; w++)
        mark_by_facts(lineup, w);
}

void lineup_hash(const struct lineup *lineup, struct hash *key)
{
    const struct matters *matters = told();
    if (matters)
        hash_matters(lineup, key, matters);
    for (size_t place = 0; !matters && place < machine.workers; place++)
        hash_facts(lineup, key, &machine.worker[lineup->worker[place]]);
}
