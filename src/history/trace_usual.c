/* The usual lines of a trace, read in one go: what a call of the first edition looks like when all
 * is well. Reading is most of the time that judging takes. Whatever is unusual, or wrong, is left
 * to trace_line.c, which knows all there is and says what was expected.
 */
#include "history/trace_usual.h"

#include <string.h>

#include "history/digits.h"

/* So many bytes may be looked at: three numbers of 19 digits and a comma, the words, and a number
 * that is too long. */
enum { LOOKED_AT = 3 * 20 + 10 + DIGITS_MOST + DIGITS_BEYOND };

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
    bool put = memcmp(*at, "put,ok,", 7) == 0, got = memcmp(*at, "get,got,", 8) == 0;
    bool empty = !put && !got && memcmp(*at, "get,empty,", 10) == 0;
    operation->kind = put ? OPERATION_PUT : OPERATION_GET;
    operation->answer = put ? ANSWER_OK : got ? ANSWER_GOT : ANSWER_EMPTY;
    *at += put ? 7 : got ? 8 : 10;
    return put || got || empty;
}

/* Takes the line that begins at `at` apart. Returns where the next one begins; NULL if this is not
 * a usual one. */
static inline const char *parse(const char *at, struct record *record)
{
    const char *worker = at;
    uint64_t number;
    if (!take_number(&at, ',', &number))
        return NULL;
    record->worker = (struct field){worker, (size_t)(at - 1 - worker)};
    record->worker_number = number + 1;
    struct operation *operation = &record->operation;
    if (!take_call(&at, operation))
        return NULL;
    const char *item = at;
    if (!take_number(&at, ',', &record->number))
        return NULL;
    record->item = (struct field){item, (size_t)(at - 1 - item)};
    record->has_item = operation->answer != ANSWER_EMPTY;
    if (!take_number(&at, ',', &operation->invoked) ||
        !take_number(&at, '\n', &operation->returned))
        return NULL;
    bool usual =
        operation->invoked <= operation->returned && (record->number != 0) == record->has_item;
    return usual ? at : NULL;
}

int trace_usual_take(struct text *lines, struct gather *gather, bool *some)
{
    struct record record = {0};
    int error = 0;
    while (!error && lines->end - lines->next >= LOOKED_AT && lines->number < UINT32_MAX) {
        const char *next = parse(lines->next, &record);
        if (!next)
            break;
        text_take(lines, (size_t)(next - 1 - lines->next));
        record.operation.line = (uint32_t)lines->number;
        error = gather_add(gather, &record);
        *some = true;
    }
    return error;
}
