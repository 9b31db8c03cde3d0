/* Run folders, dry runs and command lines: what a session leaves behind, or would do. */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "command/command.h"
#include "command/session/session.h"
#include "report/folder/folder.h"
#include "lab/lab_find.h"
#include "lab/place.h"
#include "lab/words.h"

/* The folder for the lab's run folders, from malloc; NULL when out of memory. */
static char *parent_of(const struct lab *lab, const struct settings *settings)
{
    char *parent = NULL;
    if (settings->output)
        return strdup(settings->output);
    return asprintf(&parent, "%s/%s", results_folder(), lab->name) < 0 ? NULL : parent;
}

int session_place(const struct lab *lab, const struct settings *settings)
{
    char *parent = parent_of(lab, settings);
    if (!parent)
        return complain(STATUS_SYSTEM, "out of memory");
    int error = report_parent(parent);
    if (error)
        complain(STATUS_OUTPUT, "'%s': no run folder can be made there: %s", parent,
                 strerror(error));
    free(parent);
    return error ? STATUS_OUTPUT : 0;
}

int session_save(const struct result *result, const struct settings *settings)
{
    char *parent = parent_of(result->lab, settings);
    if (!parent)
        return complain(STATUS_SYSTEM, "out of memory");
    char *folder = NULL;
    int error = report_folder(parent, result, &folder);
    if (error)
        complain(STATUS_OUTPUT, "%s: cannot write the run folder: %s", parent, strerror(error));
    else
        fprintf(stderr, "wrote %s\n", folder);
    free(folder);
    free(parent);
    return error ? STATUS_OUTPUT : 0;
}

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

void session_dry_run(const struct lab *lab, const struct settings *settings, const char *verb)
{
    for (size_t queue = 0; queue < lab->queue_count; queue++)
        for (size_t point = 0; point < lab->value_count; point++) {
            struct scenario scenario = lab_point(lab, point);
            printf("qlab %s %s --queues %s --workers %s%s --stamp %s --rounds %u --seed %" PRIu64,
                   verb, lab->folder ? lab_word(lab) : lab->queues[queue].queue->name,
                   lab->queues[queue].queue->name, words_workers[scenario.processes],
                   scenario.pin ? " --pin" : "", words_stamp[scenario.stamp], lab->rounds,
                   settings->seed);
            if (!lab->folder)
                printf(" --workload %s", scenario.workload->name);
            print_knobs(&scenario);
            printf("%s%s", *settings->delays ? " " : "", settings->delays);
            putchar('\n');
        }
}

char *command_line(int argc, char **argv)
{
    char *line = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&line, &size);
    if (!out)
        return NULL;
    for (int i = 0; i < argc; i++) {
        const char *safe =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=.,/:%+";
        const char *word = argv[i];
        if (i == 0 || (*word && strspn(word, safe) == strlen(word))) {
            fprintf(out, "%s%s", i ? " " : "", word);
            continue;
        }
        fputs(" '", out);
        for (; *word; word++)
            fputs(*word == '\'' ? "'\\''" : (char[]){*word, 0}, out);
        fputc('\'', out);
    }
    if (fclose(out) != 0) {
        free(line);
        return NULL;
    }
    return line;
}
