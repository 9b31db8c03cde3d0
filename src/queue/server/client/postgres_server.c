/* A server of PostgreSQL: found, made, started, ended. */
#include "queue/server/client/postgres_server.h"

#include <glob.h>
#include <libpq-fe.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define NOBODY    65534 /* PostgreSQL refuses root */
#define START_S   60
#define TEXT_MOST 400
#define PROGRAMS  "/usr/lib/postgresql/*/bin"

static struct keeper keeper;
static unsigned opened; /* how many want it */

/* Where its programs are: of the newest version. False: nowhere. */
static bool find_programs(char *folder, size_t size)
{
    glob_t found = {0};
    bool any = glob(PROGRAMS "/initdb", 0, NULL, &found) == 0;
    if (any)
        snprintf(folder, size, "%.*s",
                 (int)(strlen(found.gl_pathv[found.gl_pathc - 1]) - strlen("/initdb")),
                 found.gl_pathv[found.gl_pathc - 1]);
    globfree(&found);
    return any;
}

void postgres_address(char address[POSTGRES_ADDRESS])
{
    snprintf(address, POSTGRES_ADDRESS, "host=%s user=qlab dbname=postgres", keeper.folder);
}

/* Waits until it answers. */
static bool answers(void)
{
    char address[POSTGRES_ADDRESS];
    time_t until = time(NULL) + START_S;
    postgres_address(address);
    while (PQping(address) != PQPING_OK) {
        if (time(NULL) > until || !keeper_lives(&keeper))
            return false;
        nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
    }
    return true;
}

/* initdb, then the server. */
static bool start(const char *programs)
{
    char initdb[TEXT_MOST], postgres[TEXT_MOST];
    uid_t user = geteuid() == 0 ? NOBODY : 0;
    snprintf(initdb, sizeof initdb, "%s/initdb", programs);
    snprintf(postgres, sizeof postgres, "%s/postgres", programs);
    const char *const make[] = {initdb,
                                "--pgdata=data",
                                "--username=qlab",
                                "--auth=trust",
                                "--no-sync",
                                "--no-instructions",
                                "--locale=C",
                                "--encoding=UTF8",
                                "--wal-segsize=1",
                                NULL};
    const char *const serve[] = {postgres, "-D", "data", "-k", keeper.folder, "-c",
                                 "listen_addresses=", "-c", "fsync=off", "-c", "autovacuum=off",
                                 "-c", "shared_buffers=16MB", "-c", "max_connections=80", "-c",
                                 "dynamic_shared_memory_type=mmap",
                                 /* the oldest row by the index, row by row */
                                 "-c", "enable_seqscan=off", "-c", "enable_bitmapscan=off", NULL};
    if (user && chown(keeper.folder, user, NOBODY))
        return false;
    return keeper_start_after(&keeper, make, serve, user) == 0 && answers();
}

const char *postgres_open(void)
{
    static char why[300];
    char programs[TEXT_MOST - 20], said[200];
    if (opened > 0) {
        opened++;
        return NULL;
    }
    if (!find_programs(programs, sizeof programs))
        return "no server of PostgreSQL below " PROGRAMS "; Debian's package is postgresql";
    int error = keeper_make(&keeper, "postgresql", KEEPER_DISK);
    if (error) {
        snprintf(why, sizeof why, "no folder for its server: %.80s", strerror(error));
        return why;
    }
    if (!start(programs)) {
        keeper_log(&keeper, said, sizeof said);
        keeper_end(&keeper);
        snprintf(why, sizeof why, "PostgreSQL does not start: %s", said);
        return why;
    }
    opened++;
    return NULL;
}

void postgres_close(void)
{
    if (--opened == 0)
        keeper_end(&keeper);
}
