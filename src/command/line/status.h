/* Exit statuses, and how verbs end: complaints, one line each on stderr, and results that reached
 * stdout. */
#ifndef QLAB_COMMAND_LINE_STATUS_H
#define QLAB_COMMAND_LINE_STATUS_H

/* README has a table for users. Verdicts are small, tool errors as in sysexits(3). */
enum status {
    STATUS_HOLDS = 0,        /* every queue behaved as it claims */
    STATUS_REFUTED = 1,      /* a claim is refuted */
    STATUS_INCONCLUSIVE = 2, /* a queue expected to lie never did within the budget */
    STATUS_USAGE = 64,
    STATUS_DATA = 65,
    STATUS_MISSING = 66,
    STATUS_FEATURE = 69,
    STATUS_INTERNAL = 70,
    STATUS_SYSTEM = 71,
    STATUS_OUTPUT = 73,
    STATUS_INTERRUPTED = 130,
};

/* Prints one line "qlab: ..." to stderr and returns `status`, so that a verb can end with it. */
int complain(int status, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The status of a file or folder that could not be written, by the errno value: STATUS_SYSTEM when
 * out of memory, else STATUS_OUTPUT. */
int unwritten(int error);

/* What a writer to stdout came to: 0, or STATUS_SYSTEM after complaining that there was no memory,
 * or STATUS_OUTPUT, of which finish() will complain. `error` is 0 or an errno value. */
int printed(int error);

/* Flushes stdout and returns `status`, or complains and returns STATUS_OUTPUT: results that nobody
 * could read are an error, whatever the verb found. */
int finish(int status);

#endif
