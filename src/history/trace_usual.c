/* The usual lines of a trace, read in one go: what a call of the first edition looks like when all
 * is well. Reading is most of the time that judging takes. Whatever is unusual, or wrong, is left
 * to trace_line.c, which knows all there is and says what was expected.
 */
#include "history/trace_usual.h"

#include <errno.h>
#include <string.h>

#include "history/digits.h"
#include "history/part.h"

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

/* A usual line. */
struct usual {
    struct field worker_name, item_name;
    uint64_t worker, item, invoked, returned;
    enum operation_kind kind;
    enum operation_answer answer;
};

/* Takes the kind and the answer. */
static inline bool take_call(const char **at, struct usual *usual)
{
    bool put = memcmp(*at, "put,ok,", 7) == 0, got = memcmp(*at, "get,got,", 8) == 0;
    bool empty = !put && !got && memcmp(*at, "get,empty,", 10) == 0;
    usual->kind = put ? OPERATION_PUT : OPERATION_GET;
    usual->answer = put ? ANSWER_OK : got ? ANSWER_GOT : ANSWER_EMPTY;
    *at += put ? 7 : got ? 8 : 10;
    return put || got || empty;
}

/* Takes the line that begins at `at` apart. Returns where the next one begins; NULL if this is not
 * a usual one. */
static inline const char *parse(const char *at, struct usual *usual)
{
    const char *worker = at;
    if (!take_number(&at, ',', &usual->worker))
        return NULL;
    usual->worker_name = (struct field){worker, (size_t)(at - 1 - worker)};
    if (!take_call(&at, usual))
        return NULL;
    const char *item = at;
    if (!take_number(&at, ',', &usual->item))
        return NULL;
    usual->item_name = (struct field){item, (size_t)(at - 1 - item)};
    if (!take_number(&at, ',', &usual->invoked) || !take_number(&at, '\n', &usual->returned))
        return NULL;
    bool has_item = usual->answer != ANSWER_EMPTY;
    return usual->invoked <= usual->returned && (usual->item != 0) == has_item ? at : NULL;
}

/* Adds the call of the present line, member by member: no record is copied that was only just
 * written, in pieces. Returns 0 or ENOMEM. */
static inline int add(struct part *part, struct usual *usual, uint64_t line)
{
    struct history_log *log = part_log(part, usual->worker_name, usual->worker);
    if (!log || (usual->item && part_item(part, usual->item_name, &usual->item)))
        return ENOMEM;
    struct operation *place = part_place(log);
    if (!place)
        return ENOMEM;
    *place = (struct operation){.item = usual->item,
                                .invoked = usual->invoked,
                                .returned = usual->returned,
                                .line = (uint32_t)line,
                                .kind = (uint8_t)usual->kind,
                                .answer = (uint8_t)usual->answer};
    log->count++;
    return 0;
}

int trace_usual_take(struct text *lines, struct gather *gather, bool *some)
{
    int error = 0;
    struct part *part = NULL;
    while (!error && lines->end - lines->next >= LOOKED_AT && lines->number < UINT32_MAX) {
        struct usual usual;
        const char *next = parse(lines->next, &usual);
        if (!next)
            break;
        text_take(lines, (size_t)(next - 1 - lines->next));
        if (!part && !(part = gather_part(gather)))
            return ENOMEM;
        error = add(part, &usual, lines->number);
        *some = true;
    }
    return error;
}
