/* Facts: "# KEY: VALUE". Any other line that begins with '#' is a comment. */
#include "history/trace_fact.h"

#include <errno.h>
#include <string.h>

/* Whether the line begins with `key`; then *value is the rest. */
static bool has_key(const struct text *lines, const char *key, struct field *value)
{
    size_t length = strlen(key);
    if (lines->line.length < length || memcmp(lines->line.text, key, length) != 0)
        return false;
    *value = (struct field){lines->line.text + length, lines->line.length - length};
    return true;
}

/* The facts that are numbers. */
static int read_number(const struct text *lines, const char *key, struct field value,
                       const char *expected, uint64_t *number)
{
    if (field_number(value, STAMP_NEVER - 1, number))
        return 0;
    return text_refuse(lines, lines->number, "not a number after \"%s\"; expected %s", key,
                       expected);
}

static int read_order(const struct text *lines, struct field value, struct history *facts)
{
    for (size_t order = 0; history_order_word(order); order++) {
        const char *word = history_order_word(order);
        if (field_is(value, word)) {
            facts->order = (enum history_order)order;
            return 0;
        }
    }
    return text_refuse_field(lines, "order", value, "fifo, fifo-per-putter, lifo, priority or bag");
}

int trace_fact_read(const struct text *lines, struct gather *gather)
{
    struct history *facts = gather_facts(gather);
    struct field value;
    if (text_check_bytes(lines))
        return EINVAL;
    const struct {
        const char *key, *expected;
        uint64_t *number;
    } numbers[] = {
        {"# ticks_per_second: ", "a whole number of ticks", &facts->ticks_per_second},
        {"# guard: ", "a whole number of ticks", &facts->guard},
        {"# capacity: ", "a whole number of items", &facts->capacity},
        {"# ended: ", "a stamp", &facts->ended},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (has_key(lines, numbers[i].key, &value)) {
            facts->has_ended |= numbers[i].number == &facts->ended;
            return read_number(lines, numbers[i].key, value, numbers[i].expected,
                               numbers[i].number);
        }
    if (has_key(lines, "# order: ", &value))
        return read_order(lines, value, facts);
    if (has_key(lines, "# gone: ", &value))
        return gather_gone(gather, value);
    if (has_key(lines, "# reserved: inside", &value) && value.length == 0)
        gather_reserved_inside(gather);
    if (has_key(lines, "# drained", &value) && value.length == 0)
        facts->drained = true;
    return 0;
}
