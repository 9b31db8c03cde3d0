/* The host in JSON: written, and read back. */
#include "report/folder/host_json.h"

#include <stdio.h>

#include "report/folder/read_fail.h"

json_t *host_json(const struct host *host)
{
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:i, s:i, s:s, s:f, s:f, s:I, s:b, s:s, "
                     "s:s, s:s}",
                     "host", host->name, "kernel", host->kernel, "cpu", host->cpu, "compiler",
                     host->compiler, "flags", host->flags, "commit", host->commit, "started",
                     host->started, "cpus_online", host->cpus_online, "cpus_allowed",
                     host->cpus_allowed, "allowed", host->allowed, "load_start", host->load_start,
                     "load_end", host->load_end, "steal_ticks", (json_int_t)host->steal_ticks,
                     "noisy", host_noisy(host), "id", host->id, "node", host->node, "hardware",
                     host->hardware);
}

int read_host(const char *path, json_t *document, struct host *host, struct lab_error *error)
{
    const char *name, *kernel, *cpu, *compiler, *flags, *commit, *started, *allowed;
    const char *id = "", *node = "", *hardware = ""; /* not in older files */
    json_int_t steal;
    json_error_t problem;

    if (json_unpack_ex(
            document, &problem, 0,
            "{s:{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:i, s:i, s:F, s:F, s:I, s?s, s?s, "
            "s?s}}",
            "machine", "host", &name, "kernel", &kernel, "cpu", &cpu, "compiler", &compiler,
            "flags", &flags, "commit", &commit, "started", &started, "allowed", &allowed,
            "cpus_online", &host->cpus_online, "cpus_allowed", &host->cpus_allowed, "load_start",
            &host->load_start, "load_end", &host->load_end, "steal_ticks", &steal, "id", &id,
            "node", &node, "hardware", &hardware) != 0)
        return read_misfit(error, path, "machine: ", &problem);
    host->steal_ticks = steal;
    snprintf(host->name, sizeof host->name, "%s", name);
    snprintf(host->id, sizeof host->id, "%s", id);
    snprintf(host->node, sizeof host->node, "%s", node);
    snprintf(host->hardware, sizeof host->hardware, "%s", hardware);
    snprintf(host->kernel, sizeof host->kernel, "%s", kernel);
    snprintf(host->cpu, sizeof host->cpu, "%s", cpu);
    snprintf(host->compiler, sizeof host->compiler, "%s", compiler);
    snprintf(host->flags, sizeof host->flags, "%s", flags);
    snprintf(host->commit, sizeof host->commit, "%s", commit);
    snprintf(host->started, sizeof host->started, "%s", started);
    snprintf(host->allowed, sizeof host->allowed, "%s", allowed);
    return 0;
}
