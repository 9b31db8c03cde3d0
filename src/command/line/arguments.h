/* Parsing the arguments of a verb, by the rows of its options. */
#ifndef QLAB_COMMAND_LINE_ARGUMENTS_H
#define QLAB_COMMAND_LINE_ARGUMENTS_H

#include "command/command.h"

/* Puts the options into `chosen`, a struct of the verb that holds what it is to be without any, and
 * checks words and options as the command says. Help and usage errors end the program, with status
 * 0, 64, or 73 if the help could not be written. */
void arguments_parse(const struct command *command, int argc, char **argv, void *chosen,
                     struct words *words);

#endif
