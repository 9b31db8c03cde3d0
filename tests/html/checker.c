/* A strict reader of HTML. */
#include "html/checker.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MOST = 64, NAME_MOST = 32, VALUE_MOST = 2000, IDS_MOST = 8000, ATTRIBUTES_MOST = 16 };

struct reader {
    struct page page;
    char open[DEPTH_MOST][NAME_MOST];
    size_t depth;
    char *ids[IDS_MOST], *wanted[IDS_MOST]; /* places, and references to them */
    size_t id_count;
};

static void wrong(struct reader *reader, const char *what, const char *at)
{
    char text[sizeof reader->page.problem]; /* `at` may be the reader's own */
    snprintf(text, sizeof text, "%s: %.120s", what, at);
    if (!*reader->page.problem)
        strcpy(reader->page.problem, text);
}

static bool one_of(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(word, *words) == 0)
            return true;
    return false;
}

static void keep(struct reader *reader, char **list, size_t *count, const char *text)
{
    if (*count == IDS_MOST)
        wrong(reader, "too many ids for this checker", text);
    else
        list[(*count)++] = strdup(text);
}

/* Text, or an attribute's value, of that length. */
static void read_text(struct reader *reader, const char *text, size_t length)
{
    static const char *const entities[] = {"lt;", "gt;", "amp;", "quot;", "#39;", "nbsp;", NULL};
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '<' || (unsigned char)text[i] < '\t')
            wrong(reader, "no text", text + i);
        if (text[i] != '&')
            continue;
        bool known = false;
        for (const char *const *entity = entities; *entity; entity++)
            known |= strncmp(text + i + 1, *entity, strlen(*entity)) == 0;
        if (!known)
            wrong(reader, "no entity", text + i);
    }
}

/* What an attribute must not do, and what it refers to. */
static void read_attribute(struct reader *reader, const char *name, const char *value)
{
    static const char *const loading[] = {"src",    "srcset",     "xlink:href", "action", "data",
                                          "poster", "background", "ping",       NULL};
    const char *url = strstr(value, "url(");
    if (one_of(name, loading) || strncmp(name, "on", 2) == 0)
        wrong(reader, "an attribute that loads or runs", name);
    if (strcmp(name, "id") == 0)
        keep(reader, reader->ids, &reader->id_count, value);
    if (strcmp(name, "href") == 0 && *value != '#' && strcmp(value, "data:,") != 0)
        wrong(reader, "a reference out of the page", value);
    if (url && url[4] != '#')
        wrong(reader, "a reference out of the page", url);
    char target[VALUE_MOST] = "";
    if (strcmp(name, "href") == 0 && *value == '#')
        strcpy(target, value + 1);
    else if (url)
        sscanf(url, "url(#%1999[^)]", target);
    else if (strcmp(name, "aria-labelledby") == 0)
        strcpy(target, value);
    if (*target)
        keep(reader, reader->wanted, &reader->page.references, target);
}

/* Reads the attributes up to the tag's end and returns it. `seen` gets their names. */
static const char *read_attributes(struct reader *reader, const char *at,
                                   char seen[ATTRIBUTES_MOST][NAME_MOST])
{
    size_t count = 0;
    for (at += strspn(at, " \n"); *at && *at != '>' && *at != '/'; at += strspn(at, " \n")) {
        char value[VALUE_MOST] = "";
        size_t length = strcspn(at, " =/>\n");
        const char *equals = at + length + strspn(at + length, " ");
        const char *quote = *equals == '=' ? equals + 1 + strspn(equals + 1, " ") : equals;
        if (length >= NAME_MOST || count == ATTRIBUTES_MOST - 1)
            return wrong(reader, "too much for this checker", at), NULL;
        snprintf(seen[count], NAME_MOST, "%.*s", (int)length, at);
        if (*equals != '=' || (*quote != '"' && *quote != '\''))
            return wrong(reader, "an attribute without quotes", at), NULL;
        const char *value_start = quote + 1, *end = strchr(value_start, *quote);
        if (!end)
            return wrong(reader, "a quote without its end", at), NULL;
        for (size_t i = 0; i < count; i++)
            if (strcmp(seen[i], seen[count]) == 0)
                wrong(reader, "an attribute twice", at);
        size_t size = (size_t)(end - value_start);
        read_text(reader, value_start, size);
        if (size < sizeof value) /* long ones are paths of lines */
            snprintf(value, sizeof value, "%.*s", (int)size, value_start);
        read_attribute(reader, seen[count++], value);
        at = end + 1;
        if (!strchr(" \n/>", *at))
            wrong(reader, "no space between attributes", at);
    }
    return at;
}

static bool has(char seen[ATTRIBUTES_MOST][NAME_MOST], const char *name)
{
    for (size_t i = 0; *seen[i]; i++)
        if (strcmp(seen[i], name) == 0)
            return true;
    return false;
}

/* What is counted, and what an element must have. */
static void read_element(struct reader *reader, const char *name,
                         char seen[ATTRIBUTES_MOST][NAME_MOST], const char *at)
{
    static const char *const never[] = {"script", "iframe", "object", "embed", "img",   "base",
                                        "form",   "video",  "audio",  "image", "frame", NULL};
    if (one_of(name, never))
        wrong(reader, "an element that loads or runs", at);
    if (strcmp(name, "th") == 0 && !has(seen, "scope"))
        wrong(reader, "a th without scope", at);
    if (strcmp(name, "svg") == 0 && !(has(seen, "role") && has(seen, "aria-label")))
        wrong(reader, "a picture without a name", at);
    reader->page.elements++;
    reader->page.tables += strcmp(name, "table") == 0;
    reader->page.pictures += strcmp(name, "svg") == 0;
    if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0') {
        if (name[1] - '0' > reader->page.heading + 1)
            wrong(reader, "a heading that skips a level", at);
        reader->page.heading = name[1] - '0';
    }
}

static const char *close_tag(struct reader *reader, const char *at, const char *name)
{
    const char *end = at + 2 + strlen(name);
    if (*end != '>')
        return wrong(reader, "no end of a tag", at), NULL;
    if (reader->depth == 0 || strcmp(reader->open[reader->depth - 1], name) != 0)
        return wrong(reader, "closes what is not open", at), NULL;
    reader->depth--;
    return end + 1;
}

/* Reads the tag at `at`; returns what follows, or NULL when there is no going on. */
static const char *read_tag(struct reader *reader, const char *at)
{
    static const char *const empty[] = {"meta", "link", "br", NULL};
    char name[NAME_MOST], seen[ATTRIBUTES_MOST][NAME_MOST] = {{0}};
    bool closes = at[1] == '/';
    size_t length = strspn(at + 1 + closes, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                            "0123456789");
    if (length == 0 || length >= sizeof name)
        return wrong(reader, "no tag", at), NULL;
    snprintf(name, sizeof name, "%.*s", (int)length, at + 1 + closes);
    if (closes)
        return close_tag(reader, at, name);
    const char *end = read_attributes(reader, at + 1 + length, seen);
    if (!end)
        return NULL;
    read_element(reader, name, seen, at);
    if (end[0] == '/' && end[1] == '>')
        return end + 2;
    if (*end != '>')
        return wrong(reader, "no end of a tag", at), NULL;
    if (one_of(name, empty))
        return end + 1;
    if (reader->depth == DEPTH_MOST)
        return wrong(reader, "too deep for this checker", at), NULL;
    strcpy(reader->open[reader->depth++], name);
    if (strcmp(name, "style") != 0)
        return end + 1;
    const char *stop = strstr(end, "</style>");
    for (const char *rule = end; stop && rule < stop; rule++)
        if (strncmp(rule, "@import", 7) == 0 || strncmp(rule, "url(", 4) == 0)
            wrong(reader, "a style that loads", rule);
    return stop;
}

static void check_ids(struct reader *reader)
{
    for (size_t i = 0; i < reader->id_count; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(reader->ids[i], reader->ids[j]) == 0)
                wrong(reader, "an id twice", reader->ids[i]);
    for (size_t i = 0; i < reader->page.references; i++) {
        bool found = false;
        for (size_t j = 0; j < reader->id_count && !found; j++)
            found = strcmp(reader->wanted[i], reader->ids[j]) == 0;
        if (!found)
            wrong(reader, "a reference to nothing", reader->wanted[i]);
    }
}

struct page page_read(const char *text)
{
    struct reader *reader = calloc(1, sizeof *reader);
    const char *at = text;
    if (strncmp(text, "<!DOCTYPE html>\n", 16) != 0)
        wrong(reader, "no doctype", text);
    else
        at += 16;
    while (at && *at) {
        size_t length = strcspn(at, "<");
        read_text(reader, at, length);
        at += length;
        at = *at ? read_tag(reader, at) : at;
    }
    if (at && reader->depth > 0)
        wrong(reader, "never closed", reader->open[reader->depth - 1]);
    check_ids(reader);
    struct page page = reader->page;
    for (size_t i = 0; i < reader->id_count; i++)
        free(reader->ids[i]);
    for (size_t i = 0; i < page.references; i++)
        free(reader->wanted[i]);
    free(reader);
    return page;
}
