/* Tests of peers: what a script says is judged and measured, however it ends; and nothing of it is
 * left behind. With the python3 that is installed: peer/python.c. */
#include <math.h>

#include "measure/peer_call.h"
#include "measure/script.h"
#include "measure_runs.h"
#include "peer/marked.h"
#include "peer/python.h"

static const struct queue_class fake = {.name = "fake", .peer = "fake.sh"};

/* From now on fake.sh is run by sh and does this. */
static void fake_does(const char *script)
{
    setenv("QLAB_PYTHON", "/bin/sh", 1);
    setenv("QLAB_SCRIPTS", QLAB_SOURCE_ROOT "/tests/peer", 1);
    setenv("QLAB_TEST_PEER", script, 1);
}

#define SAYS(lines) "cat <<'END'\n# ticks_per_second: 1000000000\n" lines "END\n"

/* ---- what a script says ---- */

/* Tickets have no guard, so that these stamps are taken as they are. Two consumers; their filler is
 * worker 2. Worker 1 is refused once, and comes too late once. */
static void trace_is_judged(void)
{
    struct scenario scenario = small("prefilled", true);
    scenario.knob[KNOB_CONSUMERS] = 2;
    fake_does(SAYS("# peer: a script of the tests\n"
                   "# cpu_ns: 77\n"
                   "# whole: yes\n"
                   "2,put,ok,7,1000,2000\n"
                   "2,put,ok,8,3000,4000\n"
                   "1,get,empty,0,10000,11000\n"
                   "0,get,got,7,10000,20000\n"
                   "0,get,got,8,30000,40000\n"
                   "1,get,empty,0,35000,50000\n"));
    struct measure_outcome outcome = run(&fake, &scenario, STAMP_TICKET, 0);
    check_text("peer", outcome.peer, "a script of the tests");
    check_int("spurious", outcome.tally.spurious, 1);
    check_int("legal", outcome.tally.legal_empty, 1);
    check_int("got", outcome.tally.got, 2);
    check_int("the filler's puts are not moved", outcome.moved, 2);
    check_int("elapsed", outcome.elapsed_ns, 40000);
    check_int("processor time", outcome.cpu_ns, 77);
    check_int("pieces", outcome.pieces, 1);
    check_int("longest episode, ns", outcome.tally.longest_episode, 1000);
    check_int("whole", outcome.died + outcome.stalled + outcome.interrupted, 0);
    check_int("the lie is shown", outcome.witness.workers, 3);
    check_no_child();
    history_free(&outcome.witness);
}

/* Who drained is worker 3: item 8 came, item 9 was lost. Its calls count in no tally. */
static void the_drain_is_judged(void)
{
    struct scenario scenario = small("prefilled", true);
    scenario.knob[KNOB_CONSUMERS] = 2;
    for (int drained = 0; drained < 2; drained++) {
        fake_does(drained ? SAYS("# whole: yes\n# drained\n"
                                 "2,put,ok,7,1000,2000\n2,put,ok,8,3000,4000\n"
                                 "2,put,ok,9,5000,6000\n0,get,got,7,10000,20000\n"
                                 "1,get,empty,0,35000,50000\n3,get,got,8,60000,70000\n")
                          : SAYS("# whole: yes\n"
                                 "2,put,ok,7,1000,2000\n2,put,ok,8,3000,4000\n"
                                 "2,put,ok,9,5000,6000\n0,get,got,7,10000,20000\n"
                                 "1,get,empty,0,35000,50000\n"));
        struct measure_outcome outcome = run(&fake, &scenario, STAMP_TICKET, 0);
        check_int("drained", outcome.drained, drained);
        check_int("lost", outcome.faulty.count[FAULT_LOST], drained);
        check_int("got", outcome.tally.got, 1);
        check_int("spurious, of what came", outcome.tally.spurious, 1);
        check_int("out of order", outcome.faulty.count[FAULT_ORDER], 0);
        history_free(&outcome.witness);
        readings_free(&outcome.readings);
    }
    fake_does(SAYS("# whole: yes\n3,get,got,8,60000,70000\n"));
    run(&fake, &scenario, STAMP_TICKET, EPROTO);
}

/* Three items on queues of their own: seen at once, at the second look, and at the first one, which
 * had begun before the put returned and so tells nothing of it. */
static void delays_are_measured(void)
{
    struct scenario scenario = small("delay", true);
    scenario.knob[KNOB_CASE] = CASE_FIRST;
    fake_does(SAYS("# whole: yes\n"
                   "0,put,ok,1,1000,2000\n0,empty,false,0,3000,5000\n0,get,got,1,6000,7000\n"
                   "0,put,ok,2,11000,12000\n0,empty,true,0,13000,14000\n"
                   "0,empty,false,0,15000,22000\n0,get,got,2,23000,24000\n"
                   "0,put,ok,3,31000,32000\n0,empty,true,0,33000,34000\n"
                   "0,get,empty,0,35000,36000\n0,get,got,3,37000,38000\n"
                   "0,put,ok,4,41000,42000\n"));
    struct measure_outcome outcome = run(&fake, &scenario, STAMP_TICKET, 0);
    check_near("first look said Empty", value_of(&outcome, "first_true"), 2.0 / 3, 1e-9);
    check_near("median until visible", value_of(&outcome, "visible_after"), 6000, 1e-9);
    check_near("longest", value_of(&outcome, "longest"), 10000, 1e-9);
    check_int("items seen", values_of(&outcome, "visible_after"), 3);
    readings_free(&outcome.readings);
    history_free(&outcome.witness);

    scenario.knob[KNOB_CASE] = CASE_WARM; /* the first item started the feeder: it does not count */
    outcome = run(&fake, &scenario, STAMP_TICKET, 0);
    check_near("first look said Empty, without the first", value_of(&outcome, "first_true"), 1,
               1e-9);
    check_int("items seen, without the first", values_of(&outcome, "visible_after"), 2);
    readings_free(&outcome.readings);
    history_free(&outcome.witness);
}

/* The time was up before anybody made a call. */
static void no_calls_are_no_failure(void)
{
    struct scenario scenario = small("delay", true);
    fake_does(SAYS("# whole: yes\nworker,kind,answer,item,invoked,returned\n"));
    struct measure_outcome outcome = run(&fake, &scenario, STAMP_TICKET, 0);
    check_int("operations", outcome.tally.operations, 0);
    check_int("whole", outcome.died + outcome.stalled + outcome.interrupted, 0);
    check_that(isnan(value_of(&outcome, "first_true")), "nothing was measured");
}

static void somebody_else_watches(void)
{
    struct scenario scenario = small("delay", true);
    scenario.knob[KNOB_CASE] = CASE_COMPUTING;
    fake_does(SAYS("# whole: yes\n"
                   "0,put,ok,1,1000,2000\n1,get,got,1,3000,5000\n"
                   "1,empty,true,0,11000,12000\n0,put,ok,2,11000,21000\n"
                   "1,empty,false,0,13000,14000\n1,get,got,2,23000,24000\n"
                   "1,empty,true,0,31000,35000\n0,put,ok,3,31000,32000\n"
                   "1,empty,true,0,36000,37000\n1,empty,false,0,38000,42000\n"
                   "1,get,got,3,43000,44000\n"));
    struct measure_outcome outcome = run(&fake, &scenario, STAMP_TICKET, 0);
    check_near("first look said Empty", value_of(&outcome, "first_true"), 0.5, 1e-9);
    check_near("seen before the put returned: at once; and after",
               value_of(&outcome, "visible_after"), 5000, 1e-9);
    check_near("longest", value_of(&outcome, "longest"), 10000, 1e-9);
    readings_free(&outcome.readings);
    history_free(&outcome.witness);
}

/* ---- how a script ends ---- */

static void failures_are_told(void)
{
    static const struct {
        const char *does, *why;
    } cases[] = {
        {"echo one >&2; echo two >&2; exit 3", "two"},
        {"exit 1", "the script failed and did not say why"},
        {SAYS("# whole: yes\n0,put,ok\n"), "fake.sh:3: "},
        {SAYS("# whole: yes\n9,get,got,7,1,2\n"), "fake.sh: more workers than were asked for"},
        {"echo '# whole: yes'; echo none", "fake.sh:2: "},
    };
    struct scenario scenario = small("prefilled", true);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        fake_does(cases[i].does);
        struct measure_outcome outcome = run(&fake, &scenario, STAMP_TICKET, EPROTO);
        outcome.peer[strlen(cases[i].why)] = '\0';
        check_text(cases[i].does, outcome.peer, cases[i].why);
    }
    fake_does("kill -9 $$");
    check_int("killed", run(&fake, &scenario, STAMP_TICKET, 0).died, 1);
    fake_does("echo '# whole: no'");
    check_int("not whole", run(&fake, &scenario, STAMP_TICKET, 0).stalled, true);
    setenv("QLAB_PYTHON", "/no/such/python", 1);
    struct measure_outcome outcome = run(&fake, &scenario, STAMP_TICKET, EPROTO);
    check_text("no python", outcome.peer, "/no/such/python: No such file or directory");
    check_no_child();
}

static void what_is_missing(void)
{
    fake_does("");
    check_text("nothing", peer_missing(&fake), NULL);
    check_text("a queue in C needs nothing", peer_missing(queue_find("mutex")), NULL);
    setenv("QLAB_PYTHON", "no-such-python", 1);
    check_text("no python3", peer_missing(&fake),
               "no-such-python cannot be run; install python3, or name one in QLAB_PYTHON");
    fake_does("");
    setenv("QLAB_SCRIPTS", "/nowhere", 1);
    check_text("no script", peer_missing(&fake),
               "/nowhere/peers/fake.sh: No such file or directory; expected the script that runs "
               "it, in QLAB_SCRIPTS or ./scripts");
}

static void ring(int number)
{
    (void)number;
    stop = 1;
}

/* A script that never ends, and a child that it left in the background. */
static void nothing_is_left(void)
{
    const char *const forever[] = {"sh", "-c", "sleep 1000 & sleep 1000", NULL};
    const char *const leaves[] = {"sh", "-c", "sleep 1000 & exit 0", NULL};
    struct script script;
    marked_begin();
    check_int("run", script_run(forever, 1, &stop, &script), 0);
    check_int("at its limit", script.end, SCRIPT_LATE);
    fclose(script.out);
    check_int("left after the limit", marked_wait(0), 0);
    check_int("run", script_run(leaves, UINT64_C(60000000000), &stop, &script), 0);
    check_int("by itself", script.end, SCRIPT_EXITED);
    fclose(script.out);
    check_int("left after its end", marked_wait(0), 0);
    signal(SIGUSR1, ring);
    const char *const rings[] = {"sh", "-c", "sleep 1000 & kill -USR1 $PPID; sleep 1000", NULL};
    check_int("run", script_run(rings, UINT64_C(60000000000), &stop, &script), 0);
    check_int("stopped", script.end, SCRIPT_STOPPED);
    fclose(script.out);
    stop = 0;
    check_int("left after a stop", marked_wait(0), 0);
    marked_end();
    check_no_child();
}

int main(void)
{
    static const struct check_case cases[] = {
        {"a trace is judged", trace_is_judged},
        {"the drain is judged", the_drain_is_judged},
        {"delays are measured", delays_are_measured},
        {"no calls are no failure", no_calls_are_no_failure},
        {"somebody else watches", somebody_else_watches},
        {"failures are told", failures_are_told},
        {"what is missing", what_is_missing},
        {"nothing is left", nothing_is_left},
        {"the queues of python3", test_python_queues},
        {"python loses a worker", test_python_loses_one},
        {"python keeps its limit", test_python_keeps_its_limit},
        {"python goes along", test_python_goes_along},
        {NULL, NULL},
    };
    return check_main("peer", cases);
}
