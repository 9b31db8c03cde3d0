/* Reads the one line that says what every worker does. */
#include "explore/program.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

const struct timespec program_deadline = {.tv_sec = INT32_MAX};

static const struct {
    const char *word;
    struct program_operation operation;
} words[] = {
    {"put", {.kind = OPERATION_PUT}},
    {"get", {.kind = OPERATION_GET}},
    {"empty", {.kind = OPERATION_EMPTY}},
    {"get_back", {.kind = OPERATION_GET, .back = true}},
    {"get_timed", {.kind = OPERATION_GET, .manner = MANNER_TIMED}},
    {"wait", {.kind = OPERATION_GET, .manner = MANNER_WAIT}},
    {"wait_put", {.kind = OPERATION_PUT, .manner = MANNER_WAIT}},
};

enum { WORDS = sizeof words / sizeof *words };

const char *program_word(const struct program_operation *operation)
{
    size_t i = 0;
    while (words[i].operation.kind != operation->kind ||
           words[i].operation.manner != operation->manner ||
           words[i].operation.back != operation->back)
        i++;
    return words[i].word;
}

static const char *skip_blanks(const char *at)
{
    while (isspace((unsigned char)*at))
        at++;
    return at;
}

/* Reads operations up to | ; or the end; NULL on a mistake. */
static const char *read_worker(struct program_worker *worker, const char *at, const char *text,
                               char *why, size_t why_size)
{
    for (at = skip_blanks(at); *at && *at != '|' && *at != ';'; at = skip_blanks(at)) {
        if (*at == ',' && worker->count) {
            at = skip_blanks(at + 1);
        }
        size_t length = strspn(at, "abcdefghijklmnopqrstuvwxyz_"), k = 0;
        while (k < WORDS && (strlen(words[k].word) != length || strncmp(at, words[k].word, length)))
            k++;
        if (k == WORDS) {
            snprintf(why, why_size,
                     "column %d: \"%.*s\" is no operation: put, get, get_back, empty, get_timed, "
                     "wait or wait_put",
                     (int)(at - text) + 1, length ? (int)length : 1, at);
            return NULL;
        }
        if (worker->count == PROGRAM_OPERATIONS) {
            snprintf(why, why_size, "column %d: a worker has at most %d operations",
                     (int)(at - text) + 1, PROGRAM_OPERATIONS);
            return NULL;
        }
        worker->operations[worker->count++] = words[k].operation;
        at += length;
    }
    if (!worker->count) {
        snprintf(why, why_size, "column %d: a worker without operations", (int)(at - text) + 1);
        return NULL;
    }
    return at;
}

static void number_items(struct program_worker *worker, uint64_t *next)
{
    for (size_t i = 0; i < worker->count; i++)
        if (worker->operations[i].kind == OPERATION_PUT)
            worker->operations[i].item = (*next)++;
}

bool program_parse(struct program *program, const char *text, char *why, size_t why_size)
{
    struct program_worker prefix = {0};
    const char *at = skip_blanks(text);
    memset(program, 0, sizeof *program);
    if (!strncmp(at, "init:", 5)) {
        at = read_worker(&prefix, at + 5, text, why, why_size);
        if (!at)
            return false;
        if (*at != ';') {
            snprintf(why, why_size, "column %d: the prefix ends with a semicolon",
                     (int)(at - text) + 1);
            return false;
        }
        at++;
    }
    for (;; at++) {
        if (program->count == PROGRAM_WORKERS) {
            snprintf(why, why_size, "column %d: at most %d workers", (int)(at - text) + 1,
                     PROGRAM_WORKERS);
            return false;
        }
        at = read_worker(&program->workers[program->count++], at, text, why, why_size);
        if (!at)
            return false;
        if (*at == ';') {
            snprintf(why, why_size, "column %d: only \"init: ...\" ends with a semicolon",
                     (int)(at - text) + 1);
            return false;
        }
        if (!*at)
            break;
    }
    program->workers[program->count] = prefix;
    uint64_t next = 1;
    number_items(&program->workers[program->count], &next);
    for (size_t w = 0; w < program->count; w++)
        number_items(&program->workers[w], &next);
    return true;
}

bool program_is_timed(const struct program *program)
{
    for (size_t w = 0; w <= program->count; w++)
        for (size_t i = 0; i < program->workers[w].count; i++)
            if (program->workers[w].operations[i].manner == MANNER_TIMED)
                return true;
    return false;
}
