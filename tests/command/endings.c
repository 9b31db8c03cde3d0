/* Runs that are ended from outside: what exists is saved, and nobody is left behind. */
#include <signal.h>
#include <string.h>

#include "check.h"
#include "command/expect.h"

/* A run that lasts until somebody ends it. */
static const char endless[] = "run get-nowait --queues mutex,mutex-trylock --consumers 2 "
                              "--rounds 10000 --duration 500ms --items 2000 --ops 0 --format=json";

void test_interrupt(void)
{
    pid_t child = 0, pid = program_start("endless", endless);
    check_that(wait_for_children(pid, 2, &child), "two workers start");
    kill(pid, SIGINT);
    struct said said = program_wait("endless", pid);
    check_int("^C: exit status", said.status, 130);
    check_that(wait_until_gone(child), "the worker is gone");
    if (said.out[0]) {
        json_t *document = json_of(said.out);
        check_that(json_is_false(json_object_get(document, "complete")), "marked incomplete");
        json_decref(document);
    }
    said_free(&said);
}

/* It ends workers too, but none that would have to be reported. */
void test_group_signal(void)
{
    const int numbers[] = {SIGINT, SIGTERM};
    for (int i = 0; i < 2; i++) {
        pid_t child = 0, pid = program_start("group", endless);
        check_that(wait_for_children(pid, 2, &child), "two workers start");
        check_int("kill", kill(-pid, numbers[i]), 0);
        struct said said = program_wait("group", pid);
        check_int("exit status", said.status, 130);
        check_that(strstr(said.err, "not counted") == NULL, "no worker was lost, got \"%s\"",
                   said.err);
        check_that(wait_until_gone(child), "the worker is gone");
        said_free(&said);
    }
}

void test_kill_worker(void)
{
    pid_t child = 0, pid = program_start("endless", endless);
    check_that(wait_for_children(pid, 2, &child), "two workers start");
    kill(child, SIGKILL);
    check_that(wait_until_gone(child), "the killed worker is reaped");
    check_that(wait_for_children(pid, 2, &child), "the next run starts");
    kill(pid, SIGINT);
    struct said said = program_wait("endless", pid);
    check_int("exit status", said.status, 130);
    check_that(strstr(said.err, "killed by a signal") != NULL, "says so, got \"%s\"", said.err);
    check_int("children left", children_of(pid, NULL), 0);
    said_free(&said);
}

/* It is alive and makes no call, and the run has no duration: as in a deadlock. */
void test_stopped_worker(void)
{
    pid_t child = 0,
          pid = program_start("stopped", "run get-nowait --queues mutex --consumers 1 --rounds 1 "
                                         "--items 2000 --ops 1000000000 --duration 0");
    check_that(wait_for_children(pid, 1, &child), "a worker starts");
    kill(child, SIGSTOP);
    struct said said = program_wait("stopped", pid);
    check_int("exit status: nothing was tested", said.status, 2);
    check_that(strstr(said.err, "made no progress") && !strstr(said.err, "killed by"),
               "says so, got \"%s\"", said.err);
    check_that(wait_until_gone(child), "the worker is gone");
    said_free(&said);
}

/* Whoever starts the lab may ignore its own children, and that is inherited. */
void test_children_ignored(void)
{
    signal(SIGCHLD, SIG_IGN);
    pid_t pid = program_start("ignored", "run get-nowait --workers processes --queues mutex "
                                         "--consumers 2 --rounds 2 --duration 50ms --format=csv");
    signal(SIGCHLD, SIG_DFL);
    struct said said = program_wait("ignored", pid);
    check_int("exit status", said.status, 0);
    check_that(strstr(said.err, "killed") == NULL, "no worker died, got \"%s\"", said.err);
    said_free(&said);
}

void test_kill_parent(void)
{
    pid_t child = 0, pid = program_start("endless", endless);
    check_that(wait_for_children(pid, 2, &child), "two workers start");
    kill(pid, SIGKILL);
    struct said said = program_wait("endless", pid);
    check_int("killed", said.status, 128 + SIGKILL);
    check_that(wait_until_gone(child), "no worker outlives the lab");
    said_free(&said);
}
