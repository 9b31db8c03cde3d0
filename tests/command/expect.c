/* Running the program and wanting something of it. */
#include "command/expect.h"

#include <stdio.h>
#include <string.h>

#include "check.h"

struct said expect(int status, const char *words)
{
    struct said said = program_run("%s", words);
    if (!check_int(words, said.status, status))
        fprintf(stderr, "--- stderr of qlab %s:\n%s", words, said.err);
    return said;
}

void expect_complaint(int status, const char *words, const char *line)
{
    struct said said = expect(status, words);
    check_that(strstr(said.err, line) != NULL, "qlab %s: stderr \"%s\" lacks \"%s\"", words,
               said.err, line);
    check_text(words, said.out, "");
    said_free(&said);
}

json_t *json_of(const char *text)
{
    json_error_t error;
    json_t *document = json_loads(text, 0, &error);
    check_that(document != NULL, "one JSON document, got line %d: %s", error.line, error.text);
    return document;
}
