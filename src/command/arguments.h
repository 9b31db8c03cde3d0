/* Parsing the arguments of a verb. */
#ifndef QLAB_COMMAND_ARGUMENTS_H
#define QLAB_COMMAND_ARGUMENTS_H

#include <argp.h>
#include <stddef.h>

/* Lets `argp` parse, with -h, -?, --help and --usage. Help and usage errors end the program, with
 * status 0, 64, or 73 if the help could not be written. */
void arguments_parse(const struct argp *argp, int argc, char **argv, void *input);

/* Writes "a|b|c": how an option's words are shown in help, where completion finds them. Returns
 * `text`. */
char *arguments_words(char *text, size_t size, const char *const *words);

#endif
