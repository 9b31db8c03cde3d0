/* One map on a line, in EDN, {:key value, ...}, or in JSON, {"key": value, ...}: its keys and
 * values as they stand there. What lies deeper is a value as a whole. */
#ifndef QLAB_HISTORY_FROM_MAP_H
#define QLAB_HISTORY_FROM_MAP_H

#include <stdbool.h>
#include <stddef.h>

#include "history/text.h"

enum { MAP_MOST = 32 };

struct map {
    struct field keys[MAP_MOST], values[MAP_MOST]; /* without : and " around them */
    size_t count;
};

/* Whether a line begins with a map, maybe behind the bracket of a list, a comma or an EDN tag; then
 * *inside is what follows its brace. */
bool map_begins(struct field line, struct field *inside);

/* Takes the present line apart; count is 0 if there is no map on it, only blanks, a comment or the
 * bracket of a list. Returns 0 or EINVAL with the error told. */
int map_read(const struct text *lines, const char *expected, struct map *map);

/* The value of a key; no text if there is none, or it is nil or null. */
struct field map_value(const struct map *map, const char *key);

#endif
