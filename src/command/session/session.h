/* A measuring session: all rounds of a lab, from the plan to the rows. */
#ifndef QLAB_COMMAND_SESSION_SESSION_H
#define QLAB_COMMAND_SESSION_SESSION_H

#include "command/session/settings.h"
#include "report/result/result.h"

/* Measures the whole lab (and frees it), prints it on stdout, saves the run folder, and returns the
 * exit status: the verdict, or an error after complaining. ^C and SIGTERM end the session early:
 * what exists is reported and saved, marked incomplete. */
int session_run(struct lab *lab, const struct settings *settings, int argc, char **argv,
                exporter_print *print);

/* The exit status of what was found, or of being out of memory after complaining. */
int session_verdict(const struct result *result);

#endif
