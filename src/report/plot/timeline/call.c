/* How calls and items read in the timeline. */
#include "report/plot/timeline/call.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>

/* Two different items that end in the same digits would be taken for one. */
static bool ends_differ(const struct history *history, uint64_t modulus)
{
    for (size_t i = 0; i < history->workers; i++)
        for (size_t j = 0; j < history->workers; j++)
            for (size_t k = 0; k < history->logs[i].count; k++)
                for (size_t l = 0; l < history->logs[j].count; l++) {
                    uint64_t a = call_item(&history->logs[i].operations[k]);
                    uint64_t b = call_item(&history->logs[j].operations[l]);
                    if (a != b && a % modulus == b % modulus)
                        return false;
                }
    return true;
}

struct item_style item_style_of(const struct history *history)
{
    struct item_style style = {.modulus = 1000, .digits = 3, .history = history};
    uint64_t largest = 0;
    if (history->item_names)
        return (struct item_style){.history = history};
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; i < history->logs[w].count; i++)
            if (call_item(&history->logs[w].operations[i]) > largest)
                largest = call_item(&history->logs[w].operations[i]);
    for (; style.modulus < largest / 100 && !ends_differ(history, style.modulus); style.digits++)
        style.modulus *= 10;
    if (style.modulus >= largest / 100)
        style.modulus = 0;
    return style;
}

char *item_write(char *text, size_t size, const struct item_style *style, uint64_t item)
{
    if (style->modulus)
        snprintf(text, size, "…%0*" PRIu64, style->digits, item % style->modulus);
    else if (!item)
        *text = '\0';
    else if (style->history)
        snprintf(text, size, "%s", history_item_name(style->history, item, (char[NAME_ROOM]){0}));
    else
        snprintf(text, size, "%" PRIu64, item);
    return text;
}

char *call_write(char *text, size_t size, const struct item_style *style,
                 const struct operation *call)
{
    static const char *const kinds[] = {"put", "get", "empty()"};
    char item[32];
    item_write(item, sizeof item, style, call_item(call));
    switch (call->answer) {
    case ANSWER_OK:
        snprintf(text, size, "%s %s", call->manner == MANNER_BACK ? "back" : "put", item);
        break;
    case ANSWER_FULL:
        snprintf(text, size, "put %s: Full", item);
        break;
    case ANSWER_GOT:
        snprintf(text, size, "get %s", item);
        break;
    case ANSWER_EMPTY:
        snprintf(text, size, "Empty");
        break;
    case ANSWER_BUSY:
        snprintf(text, size, "Busy");
        break;
    case ANSWER_PENDING:
        snprintf(text, size, "%s …", call->manner == MANNER_WAIT ? "wait" : kinds[call->kind]);
        break;
    default:
        snprintf(text, size, "empty() %s", call->answer == ANSWER_TRUE ? "true" : "false");
    }
    return text;
}
