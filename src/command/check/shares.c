/* Each process takes every so-manieth client, so that all are done at about the same time; of two
 * that go wrong the one with the smaller number is the smallest. */
#include "command/check/shares.h"

#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "command/check/clock.h"
#include "command/line/status.h"
#include "command/session/interrupt.h"
#include "own/contain.h"

enum { ALONE = 4, SHARES_MOST = 64, NAP_MS = 10 };

struct share {
    pid_t process; /* 0: none */
    int status;
    struct walk walk;
};

/* What the processes have in common. */
struct shares {
    _Atomic uint64_t first;
    struct share list[];
};

static size_t processors(void)
{
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed))
        return 1;
    size_t count = (size_t)CPU_COUNT(&allowed);
    return count < SHARES_MOST ? count : SHARES_MOST;
}

static enum walk_pass pass_of(const struct walk_plan *plan)
{
    size_t pass = 0;
    while (pass + 1 < WALK_PASSES && !plan->calls[pass])
        pass++;
    return (enum walk_pass)pass;
}

/* Starts a process for a part of the plan. False: there is none. */
static bool start(const struct lab *lab, struct walk_plan plan, struct share *share)
{
    pid_t parent = getpid();
    pid_t process = fork();
    if (process) {
        share->process = process;
        return process > 0;
    }
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(0);
    share->status = walk_clients(lab, &plan, &share->walk);
    _exit(EXIT_SUCCESS);
}

/* Waits for one; a signal that this process got is passed on. False: it did not come to its end. */
static bool wait_for(struct share *share)
{
    int status = 0;
    bool passed_on = false;
    while (waitpid(share->process, &status, WNOHANG) == 0) {
        if (interrupted && !passed_on)
            passed_on = kill(share->process, SIGTERM) == 0;
        poll(NULL, 0, NAP_MS);
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS;
}

/* Adds what a share found to the whole. */
static void add(struct walk *walk, const struct walk *more, enum walk_pass pass)
{
    struct walk_proof *sum = &walk->proof[pass];
    const struct walk_proof *proof = &more->proof[pass];
    struct walk_proof before[WALK_PASSES];
    sum->calls = proof->calls < sum->calls ? proof->calls : sum->calls;
    sum->clients += proof->clients;
    sum->states += proof->states;
    sum->looked += proof->looked;
    sum->untried += proof->untried;
    sum->programs += proof->programs;
    if (!(more->found && (!walk->found || more->number < walk->number)) && !more->refused)
        return;
    for (size_t i = 0; i < WALK_PASSES; i++)
        before[i] = walk->proof[i];
    *walk = *more;
    for (size_t i = 0; i < WALK_PASSES; i++)
        walk->proof[i] = before[i];
}

/* Shares the rest of the plan. Returns 0 or an exit status after complaining. */
static int share_out(const struct lab *lab, struct walk_plan plan, size_t count, struct walk *walk)
{
    enum walk_pass pass = pass_of(&plan);
    size_t bytes = sizeof(struct shares) + count * sizeof(struct share), lost = 0;
    struct shares *shares = contain_share(bytes);
    int status = 0;
    if (!shares)
        return complain(STATUS_SYSTEM, "out of memory");
    shares->first = UINT64_MAX;
    plan.first = &shares->first;
    plan.parts = count;
    for (plan.part = 1; plan.part <= count; plan.part++)
        lost += !start(lab, plan, &shares->list[plan.part - 1]);
    walk->proof[pass].calls = plan.calls[pass];
    for (size_t i = 0; i < count; i++) {
        struct share *share = &shares->list[i];
        if (share->process <= 0)
            continue;
        if (!wait_for(share))
            lost++;
        if (share->status > status)
            status = share->status;
        add(walk, &share->walk, pass);
    }
    contain_unshare(shares, bytes);
    if (lost && !status)
        return complain(STATUS_SYSTEM, "a process that looked at clients is gone");
    return status;
}

int walk_shared(const struct lab *lab, const struct walk_plan *plan, struct walk *walk)
{
    enum walk_pass pass = pass_of(plan);
    size_t count = processors();
    struct walk_plan alone = *plan, rest = *plan;
    uint64_t began = clock_now();
    if (plan->parts || plan->calls[pass] <= ALONE || count == 1)
        return walk_clients(lab, plan, walk);
    alone.calls[pass] = ALONE;
    int status = walk_clients(lab, &alone, walk);
    uint64_t seconds = (clock_now() - began) / NS_A_SECOND;
    if (status || walk->found || walk->refused || *walk->weak || walk->proof[pass].calls < ALONE ||
        interrupted || seconds >= plan->seconds)
        return status;
    rest.least = ALONE + 1;
    rest.seconds = plan->seconds - (unsigned)seconds;
    status = share_out(lab, rest, count, walk);
    walk->proof[pass].nanoseconds = clock_now() - began;
    return status;
}
