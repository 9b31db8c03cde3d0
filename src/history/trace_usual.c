/* The usual lines of a trace, read in one go: what a call of the first edition looks like when all
 * is well. Reading is most of the time that judging takes. Whatever is unusual, or wrong, is left
 * to trace_line.c, which knows all there is and says what was expected.
 */
#include "history/trace_usual.h"

#include <string.h>

#include "history/digits.h"

/* Takes a number of at most 19 digits and the byte after it; false if that is not there. */
static inline bool take_number(const char **at, char after, uint64_t *number)
{
    unsigned count = digits_read(*at, number);
    const char *end = *at + count;
    *at = end + 1;
    return count > 0 && count <= 19 && *end == after;
}

/* Takes the kind and the answer. */
static inline bool take_call(const char **at, struct operation *operation)
{
    static const struct {
        char text[12];
        size_t length;
        enum operation_kind kind;
        enum operation_answer answer;
    } calls[] = {
        {"put,ok,", 7, OPERATION_PUT, ANSWER_OK},
        {"get,got,", 8, OPERATION_GET, ANSWER_GOT},
        {"get,empty,", 10, OPERATION_GET, ANSWER_EMPTY},
    };
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (!memcmp(*at, calls[i].text, calls[i].length)) {
            *at += calls[i].length;
            operation->kind = (uint8_t)calls[i].kind;
            operation->answer = (uint8_t)calls[i].answer;
            return true;
        }
    return false;
}

bool trace_usual_parse(const struct text *lines, struct record *record)
{
    enum { SHORTEST = 16 }; /* shorter lines may end within a comparison */
    const char *at = lines->line.text, *end = at + lines->line.length;
    uint64_t worker, item;
    if (lines->line.length < SHORTEST || *end != '\n')
        return false;
    struct operation operation = {.line = (uint32_t)lines->number};
    const char *name = at;
    if (!take_number(&at, ',', &worker) || end - at < 12)
        return false;
    size_t length = (size_t)(at - 1 - name);
    if (!take_call(&at, &operation))
        return false;
    const char *thing = at;
    if (!take_number(&at, ',', &item))
        return false;
    struct field field = {thing, (size_t)(at - 1 - thing)};
    if (!take_number(&at, ',', &operation.invoked) || !take_number(&at, '\n', &operation.returned))
        return false;
    bool has_item = operation.answer != ANSWER_EMPTY;
    *record = (struct record){.worker = {name, length},
                              .item = field,
                              .has_item = has_item,
                              .number = item,
                              .worker_number = worker + 1,
                              .operation = operation};
    return at == end + 1 && operation.invoked <= operation.returned && (item != 0) == has_item;
}
