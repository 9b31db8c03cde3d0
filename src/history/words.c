/* Words by number: one store of text, one table of where each word begins, one hash table. */
#include "history/words.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct words {
    char *text; /* all words, each ended by NUL */
    size_t used, text_room;
    size_t *start; /* of word `number` at start[number] */
    uint64_t count, start_room;
    uint64_t *slots; /* numbers by the hash of their text; 0: free */
    uint64_t mask, found_by_text;
};

struct words *words_open(void)
{
    struct words *words = calloc(1, sizeof *words);
    if (!words)
        return NULL;
    words->mask = 15;
    words->slots = calloc(words->mask + 1, sizeof *words->slots);
    if (words->slots)
        return words;
    free(words);
    return NULL;
}

void words_close(struct words *words)
{
    if (!words)
        return;
    free(words->text);
    free(words->start);
    free(words->slots);
    free(words);
}

uint64_t words_count(const struct words *words)
{
    return words->count;
}

const char *words_text(const struct words *words, uint64_t number)
{
    return words->text + words->start[number];
}

/* FNV-1a (Fowler, Noll, Vo), its high bits mixed down. */
static uint64_t hash(const char *text, size_t length)
{
    uint64_t sum = 0xcbf29ce484222325u;
    for (size_t i = 0; i < length; i++)
        sum = (sum ^ (unsigned char)text[i]) * 0x100000001b3u;
    return sum ^ sum >> 32;
}

/* The slot where the text's number is, or would go. */
static uint64_t *look(const struct words *words, const char *text, size_t length)
{
    uint64_t at = hash(text, length) & words->mask;
    for (; words->slots[at]; at = (at + 1) & words->mask) {
        const char *there = words_text(words, words->slots[at]);
        if (!strncmp(there, text, length) && there[length] == '\0')
            break;
    }
    return &words->slots[at];
}

/* Twice the slots, every number in its new place. Returns 0 or ENOMEM. */
static int grow(struct words *words)
{
    uint64_t *old = words->slots, slots = words->mask + 1;
    uint64_t *wider = calloc(2 * slots, sizeof *wider);
    if (!wider)
        return ENOMEM;
    words->slots = wider;
    words->mask = 2 * slots - 1;
    for (uint64_t i = 0; i < slots; i++)
        if (old[i]) {
            const char *text = words_text(words, old[i]);
            *look(words, text, strlen(text)) = old[i];
        }
    free(old);
    return 0;
}

/* A number for the word that begins at `start`. 0 when out of memory. */
static uint64_t add(struct words *words, size_t start)
{
    if (words->count + 1 >= words->start_room) {
        uint64_t room = words->start_room ? 2 * words->start_room : 16;
        size_t *wider = realloc(words->start, room * sizeof *wider);
        if (!wider)
            return 0;
        words->start = wider;
        words->start_room = room;
    }
    words->start[++words->count] = start;
    return words->count;
}

uint64_t words_number(struct words *words, const char *text, size_t length)
{
    uint64_t *slot = look(words, text, length);
    if (*slot)
        return *slot;
    if (words->used + length + 1 > words->text_room) {
        size_t room = 2 * (words->text_room + length) + 4096;
        char *wider = realloc(words->text, room);
        if (!wider)
            return 0;
        words->text = wider;
        words->text_room = room;
    }
    if (2 * words->found_by_text > words->mask) {
        if (grow(words))
            return 0;
        slot = look(words, text, length);
    }
    uint64_t number = add(words, words->used);
    if (!number)
        return 0;
    memcpy(words->text + words->used, text, length);
    words->text[words->used + length] = '\0';
    words->used += length + 1;
    words->found_by_text++;
    return *slot = number;
}

uint64_t words_again(struct words *words, uint64_t number)
{
    return add(words, words->start[number]);
}
