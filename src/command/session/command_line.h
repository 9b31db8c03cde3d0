/* The command line of a session, which its result keeps. */
#ifndef QLAB_COMMAND_SESSION_COMMAND_LINE_H
#define QLAB_COMMAND_SESSION_COMMAND_LINE_H

/* As one string from malloc, quoted where a shell needs it; NULL when out of memory. */
char *command_line(int argc, char **argv);

#endif
