/* Parsing the arguments of a verb. */
#ifndef QLAB_COMMAND_ARGUMENTS_H
#define QLAB_COMMAND_ARGUMENTS_H

#include <argp.h>

/* Lets `argp` parse, with -h, -?, --help and --usage. Help and usage errors end the program, with
 * status 0, 64, or 73 if the help could not be written. */
void arguments_parse(const struct argp *argp, int argc, char **argv, void *input);

#endif
