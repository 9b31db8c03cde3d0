/* The python3 that is installed: its queues keep their promises, and its processes their ends.
 * Without one nothing is tested, and that is said. */
#include "python.h"

#include <signal.h>

#include "../measure_runs.h"
#include "marked.h"
#include "measure/script.h"
#include "measure/peer_call.h"

/* From now on the python3 that is installed is run: the program itself, for what is found along the
 * PATH may be a script with children of its own. */
static void python_again(void)
{
    char path[400] = "";
    FILE *says = popen("python3 -c 'import sys; print(sys.executable)' 2>&1", "r");
    if (says && fgets(path, sizeof path, says))
        path[strcspn(path, "\n")] = '\0';
    if (says)
        pclose(says);
    setenv("QLAB_PYTHON", path, 1);
    setenv("QLAB_SCRIPTS", QLAB_SOURCE_ROOT "/scripts", 1);
}

static struct measure_outcome python_run(const struct queue_class *queue, struct scenario scenario)
{
    char what[80];
    struct measure_outcome outcome = run(queue, &scenario, STAMP_FENCED, 0);
    snprintf(what, sizeof what, "%s, %s, case %d: whole", queue->name, scenario.workload->name,
             (int)scenario.knob[KNOB_CASE]);
    check_int(what, outcome.died + outcome.stalled, 0);
    check_that(outcome.tally.got <= outcome.tally.put, "%s: got %" PRIu64 " of %" PRIu64, what,
               outcome.tally.got, outcome.tally.put);
    check_int("pending", outcome.tally.pending, 0);
    if (queue->claim == QUEUE_EXACT)
        check_int(queue->name, outcome.tally.spurious, 0);
    history_free(&outcome.witness);
    readings_free(&outcome.readings);
    return outcome;
}

static void python_workloads(const struct queue_class *queue)
{
    struct scenario scenario = small("prefilled", true);
    struct measure_outcome outcome = python_run(queue, scenario);
    check_int("prefilled: all are got", outcome.tally.got, 500);
    check_int("prefilled: all were put", outcome.tally.put, 500);
    scenario.pin = true;
    scenario.knob[KNOB_CONSUMERS] = 1;
    scenario.knob[KNOB_LOOKS] = 1;
    outcome = python_run(queue, scenario);
    check_int("one consumer is never refused", outcome.tally.spurious, 0);
    check_int("one consumer gets all", outcome.tally.got, 500);
    scenario = small("producer-consumer", true);
    scenario.knob[KNOB_OPS] = 100;
    outcome = python_run(queue, scenario);
    check_int("producer-consumer: all are got", outcome.tally.got, 100);
    for (int flush = FLUSH_YES; flush <= FLUSH_NO; flush++) {
        scenario = small("drain", true);
        scenario.knob[KNOB_FLUSH] = (uint64_t)flush;
        scenario.knob[KNOB_TIMEOUT] = flush == FLUSH_YES ? 0 : 1000000;
        outcome = python_run(queue, scenario);
        check_int("drained: nothing is lost", outcome.faulty.count[FAULT_LOST], 0);
        check_int("drained, and that is known", outcome.drained, 1);
        if (flush == FLUSH_YES || queue->claim == QUEUE_EXACT)
            check_int("drained: no task is left", outcome.tally.got, 500);
    }
    for (uint64_t what = CASE_FIRST; what <= CASE_COMPUTING; what++) {
        scenario = small("delay", true);
        scenario.knob[KNOB_CASE] = what;
        scenario.knob[KNOB_OPS] = 5;
        outcome = python_run(queue, scenario);
        check_int("delay: every item is got", outcome.tally.got, 5);
    }
}

static bool python_there(void)
{
    python_again();
    const char *missing = peer_missing(queue_find("python-mp"));
    if (missing)
        printf("not tested: %s\n", missing);
    return !missing;
}

void test_python_queues(void)
{
    for (size_t q = 0; python_there() && queue_table[q]; q++)
        if (queue_table[q]->peer && !queue_table[q]->unavailable)
            python_workloads(queue_table[q]);
    check_no_child();
}

/* Workers that wait for an item until somebody ends them. */
static struct scenario endless(void)
{
    struct scenario scenario = small("drain", true);
    scenario.knob[KNOB_TIMEOUT] = scenario.knob[KNOB_DURATION] = UINT64_C(600000000000);
    scenario.knob[KNOB_CONSUMERS] = 4;
    return scenario;
}

/* A worker is killed from outside: the run is not whole, and nobody waits for the dead. */
void test_python_loses_one(void)
{
    struct scenario scenario = endless();
    if (!python_there())
        return;
    marked_begin();
    pid_t killer = fork();
    if (killer == 0) {
        marked_wait(5);
        _exit(marked_kill() ? 0 : 1);
    }
    check_int("whole", !run(queue_find("python-mp"), &scenario, STAMP_FENCED, 0).stalled, false);
    int status = 1;
    check_int("the killer", waitpid(killer, &status, 0), killer);
    check_int("one was killed", status, 0);
    check_int("left", marked_wait(0), 0);
    marked_end();
}

/* Nothing but its limit ends the script: its gets wait, so no log becomes full before. */
void test_python_keeps_its_limit(void)
{
    if (!python_there())
        return;
    const char *const words[] = {getenv("QLAB_PYTHON"),
                                 QLAB_SOURCE_ROOT "/scripts/peers/python.py",
                                 "--queue=python-mp",
                                 "--workload=drain",
                                 "--timeout=600000000000",
                                 "--limit=1",
                                 NULL};
    struct script script;
    char line[200], whole[200] = "";
    check_int("run", script_run(words, UINT64_C(600000000000), &stop, &script), 0);
    check_int("by itself", script.end, SCRIPT_EXITED);
    check_int("status", script.status, 0);
    while (fgets(line, sizeof line, script.out))
        if (strncmp(line, "# whole:", 8) == 0)
            memcpy(whole, line, sizeof whole);
    check_text("whole", whole, "# whole: no\n");
    fclose(script.out);
}

/* Who measures is killed, and everybody goes. */
void test_python_goes_along(void)
{
    static const char *const names[] = {"python-mp", "python-manager"};
    struct scenario scenario = endless();
    for (size_t i = 0; python_there() && i < 2; i++) {
        marked_begin();
        pid_t child = fork();
        if (child == 0) {
            run(queue_find(names[i]), &scenario, STAMP_FENCED, 0);
            _exit(0);
        }
        check_that(marked_wait(5) >= 5, "%s: script and workers are there", names[i]);
        kill(child, SIGKILL);
        check_int("the child", waitpid(child, NULL, 0), child);
        check_int(names[i], marked_wait(0), 0);
        marked_end();
    }
}
