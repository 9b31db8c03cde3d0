/* A rate as a student types it. */
#ifndef QLAB_COMMAND_SESSION_FRACTION_H
#define QLAB_COMMAND_SESSION_FRACTION_H

/* "5%", "5 %", "0.05" or "1e-6" as a fraction; NAN if it is none of them. */
double fraction_read(const char *text);

#endif
