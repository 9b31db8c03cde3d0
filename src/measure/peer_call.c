/* A peer's script is told the scenario on its command line: every knob by name that the workload
 * uses. */
#include "measure/peer_call.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/place.h"
#include "measure/rig.h"

#define BEYOND_S  20 /* for starting up, filling and writing, besides the run's own duration */
#define ENDLESS_S 60 /* for a run that has no duration */

static const char *python(void)
{
    const char *named = getenv("QLAB_PYTHON");
    return named && *named ? named : "python3";
}

static void say(struct peer_call *call, const char *format, ...)
{
    va_list arguments;
    char *text = call->text[call->count];
    va_start(arguments, format);
    vsnprintf(text, sizeof call->text[0], format, arguments);
    va_end(arguments);
    call->list[call->count++] = text;
    call->list[call->count] = NULL;
}

static void say_knob(struct peer_call *call, const struct scenario *scenario, enum knob knob)
{
    const struct knob_class *class = &knob_table[knob];
    uint64_t value = knob == KNOB_BYTES ? scenario_bytes(scenario) : scenario->knob[knob];
    if (knob == KNOB_ITEMS && value > PEER_ITEMS_MOST)
        value = PEER_ITEMS_MOST;
    if (class->unit == UNIT_WORD)
        say(call, "--%s=%s", class->name, class->words[value]);
    else if (knob != KNOB_CAPACITY) /* which is 0: scenario_refuses() */
        say(call, "--%s=%" PRIu64, class->name, value);
}

struct peer_call *peer_call_make(const struct queue_class *queue, const struct scenario *scenario,
                                 uint64_t seed)
{
    struct peer_call *call = calloc(1, sizeof *call);
    if (!call)
        return NULL;
    uint64_t duration = scenario->knob[KNOB_DURATION];
    call->limit_s = duration ? duration / NS_A_SECOND + BEYOND_S : ENDLESS_S;
    say(call, "%s", python());
    say(call, "%s/peers/%s", scripts_folder(), queue->peer);
    say(call, "--queue=%s", queue->name);
    say(call, "--workload=%s", scenario->workload->name);
    for (enum knob knob = 0; knob < KNOB_COUNT; knob++)
        if (workload_uses(scenario->workload, knob))
            say_knob(call, scenario, knob);
    say(call, "--seed=%" PRIu64, seed % 1000000);
    say(call, "--limit=%" PRIu64, call->limit_s);
    if (scenario->pin)
        say(call, "--pin");
    return call;
}

/* Whether a program of that name can be run, along the PATH if it is no path. */
static bool is_program(const char *name)
{
    char path[PATH_MAX];
    if (strchr(name, '/'))
        return access(name, X_OK) == 0;
    for (const char *at = getenv("PATH"); at && *at; at += strcspn(at, ":"), at += *at == ':') {
        snprintf(path, sizeof path, "%.*s/%s", (int)strcspn(at, ":"), at, name);
        if (access(path, X_OK) == 0)
            return true;
    }
    return false;
}

const char *peer_missing(const struct queue_class *queue)
{
    static char text[PATH_MAX + 200];
    char path[PATH_MAX];
    if (!queue->peer)
        return NULL;
    if (!is_program(python())) {
        snprintf(text, sizeof text, "%s cannot be run; install python3, or name one in QLAB_PYTHON",
                 python());
        return text;
    }
    snprintf(path, sizeof path, "%s/peers/%s", scripts_folder(), queue->peer);
    if (access(path, R_OK) != 0) {
        snprintf(text, sizeof text,
                 "%s: %s; expected the script that runs it, in QLAB_SCRIPTS or "
                 "./scripts",
                 path, strerror(errno));
        return text;
    }
    return NULL;
}
