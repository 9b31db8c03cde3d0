/* exercise.ini, by inih. */
#include "command/exercise/goal.h"

#include <errno.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files/plain.h"
#include "lab/lab.h"
#include "lab/lab_find.h"

static bool take_text(char *text, size_t size, const char *value)
{
    snprintf(text, size, "%s", value);
    return strlen(value) < size;
}

static bool take_number(unsigned *number, const char *value)
{
    char *end;
    unsigned long read = strtoul(value, &end, 10);
    *number = (unsigned)read;
    return end > value && !*end && read < 64;
}

/* inih's: 0 for a line that is wrong. */
static int take(void *user, const char *section, const char *key, const char *value)
{
    struct goal *goal = user;
    bool good = strcmp(section, "exercise") == 0;
    if (strcmp(key, "reach") == 0)
        good &= take_text(goal->reach, sizeof goal->reach, value);
    else if (strcmp(key, "none") == 0)
        good &= take_text(goal->none, sizeof goal->none, value);
    else if (strcmp(key, "has") == 0)
        good &= take_text(goal->has, sizeof goal->has, value);
    else if (strcmp(key, "calls") == 0)
        good &= take_number(&goal->calls, value);
    else if (strcmp(key, "stopped") == 0)
        good &= take_number(&goal->stopped, value);
    else if (strcmp(key, "orders") == 0)
        good &= take_number(&goal->orders, value);
    else if (strcmp(key, "memory") == 0)
        good &= goal->weak = strcmp(value, "c11") == 0;
    else if (strcmp(key, "putters") == 0)
        good &= take_number(&goal->putters, value);
    else if (strcmp(key, "getters") == 0)
        good &= take_number(&goal->getters, value);
    else if (strcmp(key, "order") == 0)
        good &= goal->bag = strcmp(value, "bag") == 0;
    else
        good = false;
    return good;
}

int goal_read(const char *name, struct goal *goal, struct lab_error *error)
{
    char path[4200];
    const char *why;
    struct lab *lab = lab_find(name, error);
    if (!lab)
        return error->status;
    *goal = (struct goal){0};
    snprintf(goal->lab, sizeof goal->lab, "%s", lab->name);
    snprintf(goal->folder, sizeof goal->folder, "%s/exercise", lab->folder);
    lab_free(lab);
    snprintf(path, sizeof path, "%s/exercise.ini", goal->folder);
    FILE *file = plain_open(path, PLAIN_ANY, &why);
    if (!file) {
        int status = plain_status(errno);
        if (status == 66)
            lab_fail(error, status, "%.60s has no exercise; qlab exercise lists those that have",
                     goal->lab);
        else
            lab_fail(error, status, "%.300s: %s", path, why);
        return status;
    }
    int line = ini_parse_file(file, take, goal);
    fclose(file);
    if (line < 0)
        lab_fail(error, 71, LAB_NO_MEMORY);
    else if (!line && *goal->none)
        lab_fail(error, 66, "%.60s has no exercise: %s", goal->lab, goal->none);
    else if (line || !goal->calls || !*goal->reach)
        lab_fail(error, 65,
                 "%.300s:%d: expected reach, calls, stopped, has, putters, getters, order, memory "
                 "or orders, and the first two of them; or none, and why",
                 path, line);
    return error->status;
}

bool goal_named(const char *path, char lab[64])
{
    static const char mark[] = "qlab: exercise ";
    char line[512];
    bool found = false;
    const char *why;
    FILE *file = plain_open(path, PLAIN_ANY, &why);
    while (file && !found && fgets(line, sizeof line, file)) {
        const char *at = line + strspn(line, " \t*/");
        if (at == line || strncmp(at, mark, sizeof mark - 1) != 0)
            continue;
        at += sizeof mark - 1;
        size_t length = strcspn(at, " \t\r\n*");
        found = length > 0 && length < 64;
        if (found)
            snprintf(lab, 64, "%.*s", (int)length, at);
    }
    if (file)
        fclose(file);
    return found;
}

static bool has(const struct queue_class *queue, const char *function)
{
    return strcmp(function, "empty") == 0       ? queue->empty != NULL
           : strcmp(function, "get") == 0       ? queue->get != NULL
           : strcmp(function, "get_timed") == 0 ? queue->get_timed != NULL
                                                : queue->settle != NULL;
}

/* The first function that the queue lacks of those wanted, NULL: none. */
static const char *lacking(const struct goal *goal, const struct queue_class *queue, char *word)
{
    for (const char *at = goal->has; *at; at += strspn(at, " ")) {
        int length = (int)strcspn(at, " ");
        snprintf(word, sizeof goal->has, "%.*s", length, at);
        if (!has(queue, word))
            return word;
        at += length;
    }
    return NULL;
}

void goal_add(struct cases *cases, const struct goal *goal, const struct queue_class *queue)
{
    char word[sizeof goal->has];
    enum queue_order order = goal->bag ? QUEUE_BAG : QUEUE_FIFO;
    const char *function = lacking(goal, queue, word);
    bool shy = queue->claim != QUEUE_EXACT || queue->wrong || queue->order > order;
    if (shy)
        cases_add(cases, "exercise", CASE_FAILED, 0,
                  "to be reached is that %s; the queue does not even promise it", goal->reach);
    else if (function)
        cases_add(cases, "exercise", CASE_FAILED, 0, "the queue has no .%s", function);
    else if ((queue->putters && queue->putters != goal->putters) ||
             (queue->getters && queue->getters != goal->getters))
        cases_add(cases, "exercise", CASE_FAILED, 0,
                  "the queue asks for fewer putters or getters than the exercise has");
    else
        cases_add(cases, "exercise", CASE_TOLD, 0, "%s; to be reached: %s", goal->lab, goal->reach);
}

struct walk_plan goal_plan(const struct goal *goal, unsigned seconds)
{
    return (struct walk_plan){.seconds = seconds,
                              .orders = goal->orders,
                              .calls = {[WALK_ORDERED] = goal->calls,
                                        [WALK_BUFFERED] = goal->calls,
                                        [WALK_WEAK] = goal->weak ? goal->calls : 0,
                                        [WALK_STOPPED] = goal->stopped}};
}
