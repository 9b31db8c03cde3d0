/* The facts about a machine without which a figure means nothing. */
#ifndef QLAB_REPORT_RESULT_HOST_H
#define QLAB_REPORT_RESULT_HOST_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

/* Unreadable facts are "" or -1. */
struct host {
    char id[17];        /* of this machine and no other: made of /etc/machine-id, which it hides */
    char node[65];      /* as a cluster calls it: QLAB_NODE; "" if nobody said so */
    char hardware[200]; /* as hardware.h writes it */
    char name[65], kernel[160], cpu[160], compiler[80], flags[160], commit[80];
    char started[32];  /* UTC, "20260506T170159Z" */
    char allowed[160]; /* the processors it may use: "0-1" */
    int cpus_online, cpus_allowed;
    double load_start, load_end; /* one-minute load average */
    int64_t steal_ticks;         /* /proc/stat steal between start and end */
};

/* Notes the host as it is before measuring, and the load and what was stolen after it. */
void host_begin(struct host *host);
void host_end(struct host *host);

/* Writes a moment in UTC: "20260506T170159Z"; "" if it is none. */
#define HOST_TIME 17
void host_time(char text[HOST_TIME], time_t moment);

bool host_noisy(const struct host *host); /* the load was above its processors */

#endif
