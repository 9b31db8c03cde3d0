/* What tells one machine of a cloud from the next: "AMD EPYC" is the name of hundreds of
 * processors, and all of a cloud's machines are called "vm".
 */
#include "report/result/hardware.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats/stats.h"

/* The first line of a file without its end; "" if it cannot be read. */
static void read_line(const char *path, char *line, size_t size)
{
    FILE *file = fopen(path, "r");
    *line = '\0';
    if (!file)
        return;
    if (!fgets(line, (int)size, file))
        *line = '\0';
    line[strcspn(line, "\n")] = '\0';
    fclose(file);
}

/* machine-id(5) asks to hash it with the name of who asks: it is to stay on the machine. */
void hardware_id(char *id, size_t size)
{
    char line[80];
    uint64_t hash = 0;
    read_line("/etc/machine-id", line, sizeof line);
    for (const char *at = "qlab"; *at; at++)
        hash = random_mix(hash, (unsigned char)*at);
    for (const char *at = line; *at; at++)
        hash = random_mix(hash, (unsigned char)*at);
    *id = '\0';
    if (*line)
        snprintf(id, size, "%016" PRIx64, hash);
}

/* The lines of /proc/cpuinfo that tell a processor, and how the text calls them. */
static const struct {
    const char *key, *word;
} told[] = {
    {"cpu family", "family"},
    {"model\t", "model"},
    {"stepping", "stepping"},
    {"microcode", "microcode"},
};
#define TOLD (sizeof told / sizeof *told)

/* Appends to a text. */
static void add(char *text, size_t size, const char *between, const char *word, const char *value)
{
    size_t used = strlen(text);
    snprintf(text + used, size - used, "%s%s%s%s", used ? between : "", word, *word ? " " : "",
             value);
}

static const char *after_colon(char *line)
{
    char *colon = strchr(line, ':');
    line[strcspn(line, "\n")] = '\0';
    return colon ? colon + 1 + strspn(colon + 1, " ") : "";
}

/* The first processor's facts, how many sockets, cores and threads all have, and whether there is a
 * host below. */
static void read_cpuinfo(char *text, size_t size)
{
    char *line = NULL, values[TOLD][40] = {{0}};
    size_t room = 0;
    long sockets = 0, cores = 0, siblings = 0;
    bool virtual = false;
    FILE *file = fopen("/proc/cpuinfo", "r");
    while (file && getline(&line, &room, file) >= 0) {
        if (strncmp(line, "flags", 5) == 0)
            virtual |= strstr(line, " hypervisor") != NULL;
        for (size_t i = 0; i < TOLD; i++)
            if (!*values[i] && strncmp(line, told[i].key, strlen(told[i].key)) == 0)
                snprintf(values[i], sizeof values[i], "%.30s", after_colon(line));
        long value = strtol(after_colon(line), NULL, 10);
        if (strncmp(line, "physical id", 11) == 0 && value >= sockets)
            sockets = value + 1;
        if (strncmp(line, "cpu cores", 9) == 0)
            cores = value;
        if (strncmp(line, "siblings", 8) == 0)
            siblings = value;
    }
    free(line);
    if (file)
        fclose(file);
    for (size_t i = 0; i < TOLD; i++)
        if (*values[i])
            add(text, size, " ", told[i].word, values[i]);
    if (sockets > 0 && cores > 0) {
        char many[90];
        snprintf(many, sizeof many, "%ld x %ld cores, %ld threads", sockets, cores,
                 sockets * siblings);
        add(text, size, ", ", "", many);
    }
    if (virtual)
        add(text, size, ", ", "", "virtual");
}

void hardware_write(char *text, size_t size)
{
    static const struct {
        const char *path, *word;
    } files[] = {
        {"/sys/devices/system/cpu/cpu0/cache/index3/size", "L3"},
        {"/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "governor"},
    };
    *text = '\0';
    read_cpuinfo(text, size);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char value[40];
        read_line(files[i].path, value, sizeof value);
        if (*value)
            add(text, size, ", ", files[i].word, value);
    }
}
