/* A scanner of values: strings, brackets within brackets, and words up to a blank or bracket. */
#include "history/from/map.h"

#include <errno.h>
#include <string.h>

/* Commas are blanks, as in EDN. */
static void skip_blanks(struct field *rest)
{
    while (rest->length && memchr(" \t,", *rest->text, 3))
        *rest = (struct field){rest->text + 1, rest->length - 1};
}

/* How long the string is that begins here with a quote; 0 if it does not end. */
static size_t string_length(struct field rest)
{
    for (size_t i = 1; i < rest.length; i++) {
        if (rest.text[i] == '"')
            return i + 1;
        i += rest.text[i] == '\\';
    }
    return 0;
}

/* How long the word is that begins here. */
static size_t word_length(struct field rest)
{
    size_t length = 0;
    while (length < rest.length && !memchr(" \t,{}[]()\"", rest.text[length], 10))
        length++;
    return length;
}

/* How long the bracket is that begins here, with all that lies in it; 0 if it does not end. */
static size_t bracket_length(struct field rest)
{
    size_t depth = 0, i = 0;
    while (i < rest.length) {
        struct field from = {rest.text + i, rest.length - i};
        size_t step = 1;
        if (*from.text == '"' && !(step = string_length(from)))
            return 0;
        depth += memchr("{[(", *from.text, 3) != NULL;
        depth -= memchr("}])", *from.text, 3) != NULL;
        i += step;
        if (depth == 0)
            return i;
    }
    return 0;
}

/* Takes a value from the front: false if there is none, or none that ends. */
static bool take_value(struct field *rest, struct field *value)
{
    skip_blanks(rest);
    size_t length = 0;
    if (rest->length == 0)
        return false;
    if (*rest->text == '"')
        length = string_length(*rest);
    else if (memchr("{[(", *rest->text, 3))
        length = bracket_length(*rest);
    else
        length = word_length(*rest);
    /* A tag, #inst "..." or #{...}, belongs to what follows it. */
    if (length && *rest->text == '#') {
        struct field after = {rest->text + length, rest->length - length}, tagged;
        if (!take_value(&after, &tagged))
            return false;
        length = (size_t)(after.text - rest->text);
    }
    *value = (struct field){rest->text, length};
    *rest = (struct field){rest->text + length, rest->length - length};
    return length > 0;
}

/* A string without its quotes, a keyword without its colon. */
static struct field bare(struct field value)
{
    if (value.length >= 2 && *value.text == '"')
        return (struct field){value.text + 1, value.length - 2};
    if (value.length >= 2 && *value.text == ':')
        return (struct field){value.text + 1, value.length - 1};
    return value;
}

bool map_begins(struct field line, struct field *inside)
{
    struct field rest = line;
    skip_blanks(&rest);
    if (rest.length && (*rest.text == '[' || *rest.text == '('))
        rest = (struct field){rest.text + 1, rest.length - 1};
    skip_blanks(&rest);
    if (rest.length > 1 && *rest.text == '#' && rest.text[1] != ' ') {
        size_t tag = word_length(rest);
        rest = (struct field){rest.text + tag, rest.length - tag};
    }
    if (rest.length == 0 || *rest.text != '{')
        return false;
    *inside = (struct field){rest.text + 1, rest.length - 1};
    return true;
}

/* Takes a key, in JSON with the colon behind it. */
static bool take_key(struct field *rest, struct field *key)
{
    bool string = rest->length && *rest->text == '"';
    if (!take_value(rest, key) || (!string && *key->text != ':'))
        return false;
    *key = bare(*key);
    if (!string)
        return true;
    while (rest->length && *rest->text == ' ')
        *rest = (struct field){rest->text + 1, rest->length - 1};
    bool colon = rest->length && *rest->text == ':';
    if (colon)
        *rest = (struct field){rest->text + 1, rest->length - 1};
    return colon;
}

/* Whether nothing stands here but blanks and the bracket that ends a list. */
static bool ends(struct field rest)
{
    skip_blanks(&rest);
    if (rest.length && (*rest.text == ']' || *rest.text == ')'))
        rest = (struct field){rest.text + 1, rest.length - 1};
    skip_blanks(&rest);
    return rest.length == 0;
}

int map_read(const struct text *lines, const char *expected, struct map *map)
{
    struct field rest = lines->line;
    map->count = 0;
    if (!map_begins(rest, &rest)) {
        skip_blanks(&rest);
        if (rest.length && *rest.text == '[')
            rest = (struct field){rest.text + 1, rest.length - 1};
        if ((rest.length && (*rest.text == ';' || *rest.text == '#')) || ends(rest))
            return 0;
        return text_refuse_field(lines, "no map:", rest, expected);
    }
    for (skip_blanks(&rest); rest.length && *rest.text != '}'; skip_blanks(&rest)) {
        if (map->count == MAP_MOST)
            return text_refuse(lines, lines->number, "more than %d keys; expected %s", MAP_MOST,
                               expected);
        struct field *key = &map->keys[map->count], *value = &map->values[map->count];
        struct field at = rest;
        if (!take_key(&rest, key))
            return text_refuse_field(lines, "no key:", at, expected);
        if (!take_value(&rest, value))
            return text_refuse_field(lines, "no value that ends after", *key, expected);
        for (size_t i = 0; i < map->count; i++)
            if (map->keys[i].length == key->length &&
                !memcmp(map->keys[i].text, key->text, key->length))
                return text_refuse_field(lines, "key", *key, "every key once");
        *value = bare(*value);
        map->count++;
    }
    if (rest.length == 0)
        return text_refuse(lines, lines->number, "no } at the end; expected %s", expected);
    rest = (struct field){rest.text + 1, rest.length - 1};
    return ends(rest) ? 0
                      : text_refuse_field(lines, "more after the map:", rest,
                                          "one map on a line and nothing else");
}

struct field map_value(const struct map *map, const char *key)
{
    for (size_t i = 0; i < map->count; i++)
        if (field_is(map->keys[i], key) && !field_is(map->values[i], "nil") &&
            !field_is(map->values[i], "null"))
            return map->values[i];
    return (struct field){"", 0};
}
