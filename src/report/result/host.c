/* The host: the facts without which a figure means nothing. */
#include "report/result/host.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "files/utf8.h"
#include "report/commit.h"
#include "report/result/hardware.h"

#ifdef __clang__
#define COMPILER __VERSION__
#else
#define COMPILER "gcc " __VERSION__
#endif

/* Only letters, digits, '-' and '_' are left, so that the name can stand in a folder's name. */
static void read_name(char *host, size_t size)
{
    if (gethostname(host, size) != 0)
        *host = '\0';
    host[size - 1] = '\0';
    for (char *at = host; *at; at++) {
        bool letter = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z');
        if (!letter && !(*at >= '0' && *at <= '9') && *at != '_')
            *at = '-';
    }
}

static void read_cpu(char *cpu, size_t size)
{
    char line[256];
    FILE *file = fopen("/proc/cpuinfo", "r");

    *cpu = '\0';
    while (file && !*cpu && fgets(line, sizeof line, file)) {
        char *colon = strchr(line, ':');
        if (strncmp(line, "model name", 10) != 0 || !colon)
            continue;
        colon += 1 + strspn(colon + 1, " ");
        snprintf(cpu, size, "%.*s", (int)strcspn(colon, "\n"), colon);
    }
    if (file)
        fclose(file);
}

/* Writes the allowed processors as "0-3,7" and returns how many there are, or -1. */
static int read_allowed(char *allowed, size_t size)
{
    cpu_set_t set;
    size_t used = 0;

    *allowed = '\0';
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return -1;
    for (int first = 0; first < CPU_SETSIZE; first++) {
        if (!CPU_ISSET(first, &set))
            continue;
        int last = first;
        while (last + 1 < CPU_SETSIZE && CPU_ISSET(last + 1, &set))
            last++;
        char range[32];
        int length = last > first ? snprintf(range, sizeof range, "%d-%d", first, last)
                                  : snprintf(range, sizeof range, "%d", first);
        if (used + (size_t)length + 1 < size)
            used += (size_t)sprintf(allowed + used, "%s%s", used ? "," : "", range);
        first = last;
    }
    return CPU_COUNT(&set);
}

static double read_load(void)
{
    double load;
    return getloadavg(&load, 1) == 1 ? load : -1;
}

/* Ticks in which this virtual machine was ready but its host ran something else; -1 if unknown. */
static int64_t read_steal(void)
{
    long long steal = -1;
    FILE *file = fopen("/proc/stat", "r");

    if (!file)
        return -1;
    if (fscanf(file, "cpu %*s %*s %*s %*s %*s %*s %*s %lld", &steal) != 1)
        steal = -1;
    fclose(file);
    return steal;
}

void host_begin(struct host *host)
{
    struct utsname system;

    memset(host, 0, sizeof *host);
    const char *node = getenv("QLAB_NODE");
    read_name(host->name, sizeof host->name);
    hardware_id(host->id, sizeof host->id);
    hardware_write(host->hardware, sizeof host->hardware);
    snprintf(host->node, sizeof host->node, "%.60s", node ? node : "");
    if (uname(&system) == 0)
        snprintf(host->kernel, sizeof host->kernel, "%.50s %.50s %.50s", system.sysname,
                 system.release, system.machine);
    read_cpu(host->cpu, sizeof host->cpu);
    utf8_calm(host->node);
    utf8_calm(host->cpu);
    snprintf(host->compiler, sizeof host->compiler, "%s", COMPILER);
    snprintf(host->flags, sizeof host->flags, "%s", QLAB_FLAGS);
    snprintf(host->commit, sizeof host->commit, "%s", QLAB_COMMIT);
    host_time(host->started, time(NULL));
    host->cpus_online = (int)sysconf(_SC_NPROCESSORS_ONLN);
    host->cpus_allowed = read_allowed(host->allowed, sizeof host->allowed);
    host->load_start = host->load_end = read_load();
    host->steal_ticks = read_steal(); /* the count so far, until machine_end */
}

void host_end(struct host *host)
{
    int64_t steal = read_steal();

    host->load_end = read_load();
    host->steal_ticks = steal >= 0 && host->steal_ticks >= 0 ? steal - host->steal_ticks : -1;
}

void host_time(char text[HOST_TIME], time_t moment)
{
    struct tm utc;
    *text = '\0';
    if (gmtime_r(&moment, &utc))
        strftime(text, HOST_TIME, "%Y%m%dT%H%M%SZ", &utc);
}

bool host_noisy(const struct host *host)
{
    double load = host->load_start > host->load_end ? host->load_start : host->load_end;
    return host->cpus_allowed > 0 && load > host->cpus_allowed;
}
