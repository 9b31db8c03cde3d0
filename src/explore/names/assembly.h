/* Assembly in a source of C or C++. */
#ifndef QLAB_EXPLORE_NAMES_ASSEMBLY_H
#define QLAB_EXPLORE_NAMES_ASSEMBLY_H

/* The line of the first assembly, and in *word how it is called there; 0: there is none. With an
 * empty template it says something to the compiler and nothing to the processor: that is none. */
int assembly_first(const char *text, const char **word);

#endif
