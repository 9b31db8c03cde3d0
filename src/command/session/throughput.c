/* compare --throughput: the rounds, run by run, and what is kept of them. */
#include "command/session/throughput.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/line/status.h"
#include "command/session/command_line.h"
#include "command/session/interrupt.h"
#include "command/session/progress.h"
#include "command/session/throughput_plan.h"
#include "measure/contained.h"
#include "measure/measure.h"
#include "measure/throughput.h"
#include "report/folder/folder.h"
#include "report/folder/throughput_folder.h"
#include "lab/lab_error.h"
#include "lab/place.h"
#include "measure/rounds.h"
#include "own/own.h"
#include "report/plot/throughput_plot.h"

static struct throughput_row row_of(const struct planned_run *plan, const struct throughput *run)
{
    struct throughput_row row = {.queue = plan->queue,
                                 .point = plan->point,
                                 .round = plan->round,
                                 .warmup = plan->warmup,
                                 .whole = !run->interrupted && run->stuck == 0,
                                 .elapsed_ns = run->elapsed_ns,
                                 .left = run->left,
                                 .slowest = UINT64_MAX};
    double sum = 0, squares = 0;
    for (size_t i = 0; i < run->threads; i++) {
        const struct throughput_share *share = &run->share[i];
        uint64_t operations = share->put + share->got;
        row.cpu_ns += share->cpu_ns;
        row.put += share->put;
        row.got += share->got;
        row.full += share->full;
        row.empty += share->empty;
        row.busy += share->busy;
        row.slowest = operations < row.slowest ? operations : row.slowest;
        row.fastest = operations > row.fastest ? operations : row.fastest;
        sum += (double)operations;
        squares += (double)operations * (double)operations;
    }
    row.jain = squares > 0 ? sum * sum / ((double)run->threads * squares) : 1;
    return row;
}

static int run_one(const struct planned_run *plan, struct throughput_result *result,
                   const struct progress *progress)
{
    const struct queue_class *queue = result->queues[plan->queue];
    struct throughput run;
    struct ending ending = {0};
    int error = own_is(queue)
                    ? throughput_contained(queue, result->threads[plan->point], result->capacity,
                                           result->duration_ns, &interrupted, &run, &ending)
                    : throughput_run(queue, result->threads[plan->point], result->capacity,
                                     result->duration_ns, &interrupted, &run);
    if (!error && ending.how != END_RETURNED) {
        char words[400];
        progress_end(progress);
        return complain(STATUS_REFUTED, "round %u, %s: %s", plan->round + 1, queue->name,
                        ending_words(&ending, words, sizeof words));
    }
    if (error)
        return complain(STATUS_SYSTEM, "run of %s: %s", queue->name, strerror(error));
    struct throughput_row row = row_of(plan, &run);
    if (run.stuck > 0) {
        progress_end(progress);
        complain(0, "round %u, %s: %zu threads never came back from the queue; not counted",
                 plan->round + 1, queue->name, run.stuck);
    }
    if (throughput_add(result, &row))
        return complain(STATUS_SYSTEM, "out of memory after %zu runs", result->row_count);
    return 0;
}

static int run_all(struct throughput_result *result)
{
    size_t runs = result->rounds * result->queue_count * result->thread_counts, done = 0;
    struct planned_run *plan =
        rounds_plan(result->rounds, result->queue_count, result->thread_counts, result->seed);
    if (!plan)
        return complain(STATUS_SYSTEM, "out of memory for a plan of %zu runs", runs);
    struct progress progress;
    int status = 0;
    progress_begin(&progress, runs);
    for (; done < runs && !interrupted && status == 0; done++) {
        progress_show(&progress, done, plan[done].round, result->rounds,
                      result->queues[plan[done].queue]->name);
        status = run_one(&plan[done], result, &progress);
    }
    progress_end(&progress);
    result->complete = done == runs && !interrupted && status == 0;
    free(plan);
    return status;
}

/* Names the queues that lost items or made some up. 0, or 1 if there is one. */
static int check_items(const struct throughput_result *result)
{
    int status = STATUS_HOLDS;
    for (size_t i = 0; i < result->row_count; i++) {
        const struct throughput_row *row = &result->rows[i];
        if (throughput_row_broken(row))
            status = complain(STATUS_REFUTED,
                              "%s is broken: with %zu threads %" PRIu64 " items put, but %" PRIu64
                              " got and %" PRIu64 " left",
                              result->queues[row->queue]->name, result->threads[row->point],
                              row->put, row->got, row->left);
    }
    return status;
}

static int print(const struct throughput_result *result, const struct settings *settings)
{
    int error = settings->exporter->throughput(stdout, result, settings->colour);
    return error ? complain(STATUS_OUTPUT, "stdout: %s", strerror(error)) : 0;
}

static int save(const struct throughput_result *result, const char *parent)
{
    char *folder = NULL;
    struct lab_error unplotted;
    int error = throughput_folder(parent, result, &folder, &unplotted);
    if (error)
        return complain(STATUS_OUTPUT, "%s: cannot write the run folder: %s", parent,
                        strerror(error));
    if (!*unplotted.text)
        throughput_data_write(folder, result, &unplotted); /* for drawing by hand */
    if (*unplotted.text)
        complain(0, "no plot: %s", unplotted.text);
    fprintf(stderr, "wrote %s\n", folder);
    free(folder);
    return 0;
}

/* Measures, prints and saves; the exit status. */
static int measure(struct throughput_result *result, const struct settings *settings,
                   const char *parent)
{
    int error = report_parent(parent);
    if (error)
        return complain(STATUS_OUTPUT, "'%s': no run folder can be made there: %s", parent,
                        strerror(error));
    interrupt_listen();
    host_begin(&result->host);
    int status = run_all(result);
    host_end(&result->host);
    if (result->row_count > 0) {
        int printed = print(result, settings), saved = save(result, parent);
        status = status ? status : printed ? printed : saved;
    }
    if (status == 0)
        status = interrupted ? STATUS_INTERRUPTED : check_items(result);
    return status;
}

/* The planned runs as command lines. */
static int dry_run(const struct throughput_result *result)
{
    for (size_t queue = 0; queue < result->queue_count; queue++)
        for (size_t n = 0; n < result->thread_counts; n++)
            printf("qlab compare --throughput %s --threads %zu --rounds %u --duration %" PRIu64
                   "ns --capacity %zu --seed %" PRIu64 "\n",
                   result->queues[queue]->name, result->threads[n], result->rounds,
                   result->duration_ns, result->capacity, result->seed);
    return finish(STATUS_HOLDS);
}

int throughput_compare(const struct throughput_typed *typed, const struct settings *settings,
                       int argc, char **argv)
{
    struct throughput_result result;
    char *parent = NULL;
    int status = throughput_plan(typed, settings, &result);
    if (status == 0 && typed->options->dry_run) {
        status = dry_run(&result);
    } else if (status == 0) {
        result.command = command_line(argc, argv);
        if (settings->output)
            parent = strdup(settings->output);
        else if (asprintf(&parent, "%s/throughput", results_folder()) < 0)
            parent = NULL;
        status = result.command && parent ? measure(&result, settings, parent)
                                          : complain(STATUS_SYSTEM, "out of memory");
    }
    free(parent);
    throughput_free(&result);
    return status;
}
