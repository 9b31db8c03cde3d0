/* Running `qlab explain` and reading its answers. */
#include "said.h"

#include <stdbool.h>

#include "../check.h"

struct said expect(int status, const char *words)
{
    struct said said = program_run("explain %s", words);
    if (!check_int(words, said.status, status))
        fprintf(stderr, "--- stderr of qlab explain %s:\n%s", words, said.err);
    return said;
}

void expect_complaint(int status, const char *words, const char *line)
{
    struct said said = expect(status, words);
    check_that(strstr(said.err, line) != NULL, "qlab explain %s: stderr \"%s\" lacks \"%s\"", words,
               said.err, line);
    check_text(words, said.out, "");
    said_free(&said);
}

static size_t columns(const char *line, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)line[i] & 0xc0) != 0x80;
    return count;
}

void check_width(const char *words, const char *text)
{
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        check_that(columns(line, length) <= 100 || strstr(line, "--replay") < line + length,
                   "%s: wider than 100: %.*s", words, (int)length, line);
        line += length + (line[length] == '\n');
    }
}

json_t *results_of(const char *words, int status)
{
    char line[256];
    json_error_t error;
    snprintf(line, sizeof line, "%s --format=json", words);
    struct said said = expect(status, line);
    json_t *document = json_loads(said.out, 0, &error);
    check_that(document != NULL, "%s: one JSON document, got line %d: %s", words, error.line,
               error.text);
    said_free(&said);
    return document;
}

json_t *result_of(json_t *document, const char *queue)
{
    size_t i;
    json_t *result;
    json_array_foreach(json_object_get(document, "results"), i, result)
    {
        if (strcmp(json_string_value(json_object_get(result, "queue")), queue) == 0)
            return result;
    }
    check_that(false, "no result for %s", queue);
    return NULL;
}

const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}
