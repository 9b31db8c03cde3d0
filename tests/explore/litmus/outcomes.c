/* Reads litmus programs, and walks through all that they can do: an engine of its own. */
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/litmus/litmus.h"
#include "explore/machine/arena.h"
#include "explore/machine/choices.h"
#include "explore/machine/machine.h"
#include "explore/machine/open.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/machine/state.h"
#include "explore/races/races.h"
#include "explore/search/states.h"

static bool read_order(const char **at, int *order)
{
    static const char letters[] = "ralbs";
    static const int orders[] = {__ATOMIC_RELAXED, __ATOMIC_ACQUIRE, __ATOMIC_RELEASE,
                                 __ATOMIC_ACQ_REL, __ATOMIC_SEQ_CST};
    const char *letter = **at ? strchr(letters, *(*at)++) : NULL;
    if (letter)
        *order = orders[letter - letters];
    return letter;
}

static bool read_digit(const char **at, uint64_t *value)
{
    if (!isdigit((unsigned char)**at))
        return false;
    *value = (uint64_t)(*(*at)++ - '0');
    return true;
}

static bool read_step(const char **at, struct litmus_step *step)
{
    *step = (struct litmus_step){.kind = *(*at)++};
    if (step->kind == 'F')
        return read_order(at, &step->order);
    if (!strchr("WREAC", step->kind) || **at < 'x' || **at >= 'x' + LITMUS_WORDS)
        return false;
    step->word = (uint8_t)(*(*at)++ - 'x');
    if (!read_order(at, &step->order))
        return false;
    if (step->kind == 'C')
        return read_order(at, &step->failed) && read_digit(at, &step->value) &&
               read_digit(at, &step->desired);
    return step->kind == 'R' || read_digit(at, &step->value);
}

bool litmus_parse(const char *text)
{
    litmus = (struct litmus){.workers = 1};
    for (const char *at = text; *at;) {
        size_t worker = litmus.workers - 1;
        if (*at == ' ') {
            at++;
        } else if (*at == '|') {
            at++;
            if (litmus.workers++ == LITMUS_WORKERS)
                return false;
        } else if (litmus.count[worker] == LITMUS_STEPS ||
                   !read_step(&at, &litmus.steps[worker][litmus.count[worker]++])) {
            return false;
        }
    }
    return true;
}

bool litmus_is_seq_cst(void)
{
    for (size_t w = 0; w < litmus.workers; w++)
        for (size_t i = 0; i < litmus.count[w]; i++) {
            const struct litmus_step *step = &litmus.steps[w][i];
            if (step->kind != 'F' && (step->order != __ATOMIC_SEQ_CST ||
                                      (step->kind == 'C' && step->failed != __ATOMIC_SEQ_CST)))
                return false;
        }
    return true;
}

/* Adds what the machine has come to, if it is new. */
static bool add_outcome(struct outcomes *outcomes)
{
    char text[LITMUS_TEXT] = "", number[24];
    const uint64_t *words = (const uint64_t *)arena.queue;
    for (size_t w = 0; w < litmus.workers; w++) {
        snprintf(number, sizeof number, "%" PRIu64, machine.worker[w].facts[0].item);
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s", w ? "|" : "", number + 1);
    }
    snprintf(text + strlen(text), sizeof text - strlen(text), " x%" PRIu64 "y%" PRIu64 "z%" PRIu64,
             words[0], words[1], words[2]);
    size_t at = 0;
    while (at < outcomes->count && strcmp(outcomes->texts[at], text) < 0)
        at++;
    if (at < outcomes->count && !strcmp(outcomes->texts[at], text))
        return true;
    if (outcomes->count == outcomes->room) {
        size_t room = 2 * outcomes->room + 32;
        char(*more)[LITMUS_TEXT] = realloc(outcomes->texts, room * sizeof *more);
        if (!more)
            return false;
        outcomes->texts = more;
        outcomes->room = room;
    }
    memmove(outcomes->texts[at + 1], outcomes->texts[at],
            (outcomes->count++ - at) * sizeof *outcomes->texts);
    memcpy(outcomes->texts[at], text, sizeof text);
    return true;
}

/* Everything from here on; false: no memory, or the machine has stopped. */
static bool walk(struct outcomes *outcomes, struct states *states)
{
    struct choice choices[MACHINE_CHOICES];
    bool fresh;
    if (machine.trouble || states_enter(states, machine_key(), &fresh) == STATE_NONE)
        return false;
    size_t count = machine_choices(choices);
    if (count && !fresh)
        return true;
    bool fine = count || add_outcome(outcomes); /* of an end the key says nothing of memory */
    for (size_t i = 0; fine && i < count; i++) {
        if (!machine_save(choices[i].worker))
            return false;
        machine_take(choices[i]);
        fine = walk(outcomes, states);
        machine_back();
    }
    return fine;
}

int outcomes_find(struct outcomes *outcomes, bool seq_cst, char *why, size_t why_size)
{
    static struct program program;
    static const char *const texts[] = {"get", "get | get", "get | get | get",
                                        "get | get | get | get"};
    struct states states = {0};
    struct experiment experiment = {.queue = &queue_litmus_instrumented,
                                    .program = &program,
                                    .capacity = 1,
                                    .apart = true, /* an end keeps what was read */
                                    .memory = MEMORY_C11,
                                    .seq_cst = seq_cst};
    *outcomes = (struct outcomes){0};
    if (!program_parse(&program, texts[litmus.workers - 1], why, why_size))
        return EINVAL;
    int error = machine_open(&experiment, why, why_size);
    if (error)
        return error;
    races_watch(false);
    if (!walk(outcomes, &states)) {
        snprintf(why, why_size, "the machine stopped: %.200s", machine.why);
        error = EINVAL;
    }
    outcomes->states = states.count;
    states_free(&states);
    machine_close();
    return error;
}

void outcomes_free(struct outcomes *outcomes)
{
    free(outcomes->texts);
    *outcomes = (struct outcomes){0};
}
