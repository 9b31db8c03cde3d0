/* Words by number: one store of text, one table of where each word begins, one hash table. */
#include "history/dictionary.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct dictionary {
    char *text; /* all words, each ended by NUL */
    size_t used, text_room;
    size_t *start; /* of word `number` at start[number] */
    uint64_t count, start_room;
    uint64_t *slots; /* numbers by the hash of their text; 0: free */
    uint64_t mask, found_by_text;
};

struct dictionary *dictionary_open(void)
{
    struct dictionary *names = calloc(1, sizeof *names);
    if (!names)
        return NULL;
    names->mask = 15;
    names->slots = calloc(names->mask + 1, sizeof *names->slots);
    if (names->slots)
        return names;
    free(names);
    return NULL;
}

void dictionary_close(struct dictionary *names)
{
    if (!names)
        return;
    free(names->text);
    free(names->start);
    free(names->slots);
    free(names);
}

uint64_t dictionary_count(const struct dictionary *names)
{
    return names->count;
}

const char *dictionary_text(const struct dictionary *names, uint64_t number)
{
    return names->text + names->start[number];
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
static uint64_t *look(const struct dictionary *names, const char *text, size_t length)
{
    uint64_t at = hash(text, length) & names->mask;
    for (; names->slots[at]; at = (at + 1) & names->mask) {
        const char *there = dictionary_text(names, names->slots[at]);
        if ((length == 0 || !strncmp(there, text, length)) && there[length] == '\0')
            break;
    }
    return &names->slots[at];
}

/* Twice the slots, every number in its new place. Returns 0 or ENOMEM. */
static int grow(struct dictionary *names)
{
    uint64_t *old = names->slots, slots = names->mask + 1;
    uint64_t *wider = calloc(2 * slots, sizeof *wider);
    if (!wider)
        return ENOMEM;
    names->slots = wider;
    names->mask = 2 * slots - 1;
    for (uint64_t i = 0; i < slots; i++)
        if (old[i]) {
            const char *text = dictionary_text(names, old[i]);
            *look(names, text, strlen(text)) = old[i];
        }
    free(old);
    return 0;
}

/* A number for the word that begins at `start`. 0 when out of memory. */
static uint64_t add(struct dictionary *names, size_t start)
{
    if (names->count + 1 >= names->start_room) {
        uint64_t room = names->start_room ? 2 * names->start_room : 16;
        size_t *wider = realloc(names->start, room * sizeof *wider);
        if (!wider)
            return 0;
        names->start = wider;
        names->start_room = room;
    }
    names->start[++names->count] = start;
    return names->count;
}

uint64_t dictionary_number(struct dictionary *names, const char *text, size_t length)
{
    uint64_t *slot = look(names, text, length);
    if (*slot)
        return *slot;
    if (names->used + length + 1 > names->text_room) {
        size_t room = 2 * (names->text_room + length) + 4096;
        char *wider = realloc(names->text, room);
        if (!wider)
            return 0;
        names->text = wider;
        names->text_room = room;
    }
    if (2 * names->found_by_text > names->mask) {
        if (grow(names))
            return 0;
        slot = look(names, text, length);
    }
    uint64_t number = add(names, names->used);
    if (!number)
        return 0;
    if (length > 0) /* text may be NULL then */
        memcpy(names->text + names->used, text, length);
    names->text[names->used + length] = '\0';
    names->used += length + 1;
    names->found_by_text++;
    return *slot = number;
}

uint64_t dictionary_find(const struct dictionary *names, const char *text)
{
    return *look(names, text, strlen(text));
}

uint64_t dictionary_again(struct dictionary *names, uint64_t number)
{
    return add(names, names->start[number]);
}
