/* Words by small tables. */
#include "history/from/words.h"

#include <string.h>
#include <strings.h>

size_t words_split(struct field line, struct field *words, size_t most)
{
    const char *at = line.text, *end = at + line.length;
    for (size_t count = 0;; count++) {
        while (at < end && (*at == ' ' || *at == '\t'))
            at++;
        if (at == end || count == most)
            return count + (at < end);
        const char *from = at;
        while (at < end && *at != ' ' && *at != '\t')
            at++;
        words[count] = (struct field){from, (size_t)(at - from)};
    }
}

bool word_among(struct field word, const char *const *list)
{
    for (; *list; list++)
        if (strlen(*list) == word.length && !strncasecmp(*list, word.text, word.length))
            return true;
    return false;
}

bool word_call(struct field word, enum operation_kind *kind)
{
    static const char *const calls[][9] = {
        [OPERATION_PUT] = {"enqueue", "enq", "put", "add", "push", "offer", "send"},
        [OPERATION_GET] = {"dequeue", "deq", "get", "remove", "pop", "take", "poll", "receive"},
        [OPERATION_EMPTY] = {"empty", "isempty", "is_empty"},
    };
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (word_among(word, calls[i])) {
            *kind = (enum operation_kind)i;
            return true;
        }
    return false;
}

bool word_says_empty(struct field word)
{
    static const char *const nothing[] = {"empty", "nil", "null", "none", "-1", NULL};
    return word_among(word, nothing);
}

bool word_is_item(struct field word)
{
    for (size_t i = 0; i < word.length; i++) {
        unsigned char byte = (unsigned char)word.text[i];
        if (byte <= ' ' || byte == 0x7f || strchr("\"\\,()[]{}", byte))
            return false;
    }
    return word.length > 0 && !word_says_empty(word);
}
