/* JSON documents that somebody sent: as files go, of no size that takes the memory away. */
#include "json/read.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files/plain.h"

#define BYTES_MOST (32 << 20)

/* A control character at `at`: how many bytes it has; 0: there is none. */
static size_t control_at(const char *at)
{
    unsigned char first = (unsigned char)at[0], next = first ? (unsigned char)at[1] : 0;
    if (first == 0xc2 && next >= 0x80 && next < 0xa0)
        return 2;
    return (first && first < ' ') || first == 0x7f;
}

static int calm_text(json_t *text)
{
    char *calm = strdup(json_string_value(text));
    for (char *at = calm; at && *at; at++)
        memset(at, ' ', control_at(at));
    int failed = calm ? json_string_set(text, calm) : -1;
    free(calm);
    return failed ? ENOMEM : 0;
}

/* 0, or ENOMEM. */
static int calm_all(json_t *document)
{
    const char *key;
    size_t index;
    json_t *value;
    int error = 0;
    if (json_is_string(document))
        return calm_text(document);
    json_object_foreach(document, key, value) error = error ? error : calm_all(value);
    json_array_foreach(document, index, value) error = error ? error : calm_all(value);
    return error;
}

/* jansson calls a text without memory for it a mistake in the document, and leaves out a character
 * where it has none to look back at: so its allocations are watched. */
static bool starved;

static void *allocate(size_t size)
{
    void *memory = malloc(size);
    starved |= !memory;
    return memory;
}

json_t *json_read(const char *path, int *status, char *problem, size_t size)
{
    json_error_t wrong = {0};
    const char *why;
    *status = 0;
    FILE *file = plain_open(path, BYTES_MOST, &why);
    if (!file) {
        *status = plain_status(errno);
        snprintf(problem, size, "%.300s: %s", path, why);
        return NULL;
    }
    starved = false;
    json_set_alloc_funcs(allocate, free);
    json_t *document = json_loadf(file, 0, &wrong);
    fclose(file);
    if (document && !starved && calm_all(document) == 0)
        return document;
    *status = document || starved ? 71 : 65;
    if (*status == 71)
        snprintf(problem, size, "out of memory");
    else
        snprintf(problem, size, "%.200s:%d: %s", path, wrong.line, wrong.text);
    json_decref(document);
    return NULL;
}
