/* The planned runs as command lines. */
#include "command/session/dry_run.h"

#include <inttypes.h>
#include <stdio.h>

#include "command/session/command_line.h"
#include "lab/lab_find.h"
#include "lab/words.h"

/* Appends " --knob VALUE" for every knob that the workload uses. */
static void print_knobs(const struct scenario *scenario)
{
    for (int knob = 0; knob < KNOB_COUNT; knob++) {
        if (!workload_uses(scenario->workload, (enum knob)knob))
            continue;
        const struct knob_class *class = &knob_table[knob];
        if (class->unit == UNIT_WORD)
            printf(" --%s %s", class->name, class->words[scenario->knob[knob]]);
        else
            printf(" --%s %" PRIu64 "%s", class->name, scenario->knob[knob],
                   class->unit == UNIT_TIME ? "ns" : "");
    }
}

void dry_run(const struct lab *lab, const struct settings *settings, const char *verb)
{
    for (size_t queue = 0; queue < lab->queue_count; queue++)
        for (size_t point = 0; point < lab->value_count; point++) {
            struct scenario scenario = lab_point(lab, point);
            const char *name = lab->queues[queue].queue->name;
            printf("qlab %s ", verb);
            command_word(stdout, lab->folder ? lab_word(lab) : name);
            command_queue(stdout, name);
            printf(" --workers %s%s --stamp %s --rounds %u --seed %" PRIu64,
                   words_workers[scenario.processes], scenario.pin ? " --pin" : "",
                   words_stamp[scenario.stamp], lab->rounds, settings->seed);
            if (!lab->folder)
                printf(" --workload %s", scenario.workload->name);
            print_knobs(&scenario);
            printf("%s%s", *settings->delays ? " " : "", settings->delays);
            putchar('\n');
        }
}
