/* --delay and --chaos: workers that wait where a student wants them to. */
#include "command/session/delays.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/line/status.h"
#include "explore/table.h"
#include "explore/threads/chaos.h"
#include "lab/number.h"
#include "lab/words.h"

/* Whether the file is a source of one of the lab's queues. Another queue's is worth a note, no
 * queue's an error. */
static int check_file(const struct lab *lab, const char *file, const char *text)
{
    const char *names[64] = {0};
    char expected[512];
    for (size_t i = 0; i < lab->queue_count && i + 1 < sizeof names / sizeof names[0]; i++) {
        names[i] = basename(lab->queues[i].queue->source);
        if (strcmp(names[i], file) == 0)
            return 0;
    }
    for (size_t i = 0; queue_table[i]; i++)
        if (strcmp(basename(queue_table[i]->source), file) == 0)
            return complain(0, "--delay %s: no queue here is made of %s, so nobody waits", text,
                            file);
    return complain(STATUS_USAGE, "--delay %s: no queue is made of %s; %s", text, file,
                    words_expected(expected, sizeof expected, file, names));
}

/* One "FILE:LINE=TIME". */
static int arm(const struct lab *lab, const char *text)
{
    char file[128], why[256];
    const char *colon = strchr(text, ':'), *equals = colon ? strchr(colon, '=') : NULL;
    char *end = NULL;
    long line = equals ? strtol(colon + 1, &end, 10) : 0;
    uint64_t time;
    if (!equals || end != equals || line < 1 || line > INT32_MAX)
        return complain(STATUS_USAGE, "--delay %s: expected FILE:LINE=TIME, such as %s:74=20us",
                        text, basename(lab->queues[0].queue->source));
    snprintf(file, sizeof file, "%.*s", (int)(colon - text), text);
    const char *expected = number_read(equals + 1, UNIT_TIME, &time);
    if (expected)
        return complain(STATUS_USAGE, "--delay %s: got '%s', expected %s", text, equals + 1,
                        expected);
    int status = check_file(lab, file, text);
    if (status)
        return status;
    switch (chaos_delay(file, (int)line, time, why, sizeof why)) {
    case 0:
        return 0;
    case EINVAL:
        return complain(STATUS_USAGE, "--delay %s: %s", text, why);
    case ENOSPC:
        return complain(STATUS_USAGE, "--delay %s: more than %d places in all", text, CHAOS_SITES);
    default:
        return complain(STATUS_SYSTEM, "out of memory");
    }
}

static int arm_random(const char *text)
{
    char *end;
    errno = 0;
    unsigned long long seed = strtoull(text, &end, 10);
    if (errno || end == text || *end || *text == '-')
        return complain(STATUS_USAGE, "--chaos: got '%s', expected a whole number", text);
    return chaos_random(seed) ? complain(STATUS_SYSTEM, "out of memory") : 0;
}

/* "--delay vyukov.c:74=20us --chaos 7" */
static void describe(const struct delays *delays, struct settings *settings)
{
    size_t used = 0, size = sizeof settings->delays;
    for (size_t i = 0; i < delays->places.count && used < size; i++)
        used += (size_t)snprintf(settings->delays + used, size - used, "%s--delay %s", i ? " " : "",
                                 delays->places.list[i]);
    if (delays->chaos && used < size)
        snprintf(settings->delays + used, size - used, "%s--chaos %s", used ? " " : "",
                 delays->chaos);
}

int delays_arm(const struct delays *delays, struct lab *lab, struct settings *settings)
{
    int status = 0;
    if (!delays->places.count && !delays->chaos)
        return 0;
    for (size_t i = 0; i < delays->places.count && !status; i++)
        status = arm(lab, delays->places.list[i]);
    if (!status && delays->chaos)
        status = arm_random(delays->chaos);
    for (size_t i = 0; i < lab->queue_count && !status; i++) {
        const struct queue_class *delayed = queue_find_instrumented(lab->queues[i].queue->name);
        if (!delayed)
            status = complain(STATUS_FEATURE,
                              "%s: only queues compiled from this tree's source can be delayed",
                              lab->queues[i].queue->name);
        else
            lab->queues[i].queue = delayed;
    }
    describe(delays, settings);
    return status;
}
