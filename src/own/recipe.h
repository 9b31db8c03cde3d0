/* How a queue file is compiled: the words of the compiler's command line. */
#ifndef QLAB_OWN_RECIPE_H
#define QLAB_OWN_RECIPE_H

#include <stdbool.h>
#include <stddef.h>

enum { RECIPE_WORDS = 192, RECIPE_TEXT = 16384 };

/* A command line, ended by NULL; the words lie in .text or are lasting. */
struct recipe {
    char *words[RECIPE_WORDS];
    size_t count;
    char text[RECIPE_TEXT];
    size_t used;
    bool too_long; /* something did not fit any more */
};

/* Begins a command line for the file: the compiler ($CC or cc; $CXX or c++), the flags that make
 * its plain or its instrumented object, and those of its own lines "qlab: flags ...", but the
 * linker's. */
void recipe_compile(struct recipe *recipe, const char *path, bool instrumented);

/* Begins a command line that makes an object of a text for the assembler. */
void recipe_assemble(struct recipe *recipe, const char *path, const char *text);

/* Begins a command line that links objects of the file. */
void recipe_link(struct recipe *recipe, const char *path, bool instrumented);

/* Adds a word; it is copied. */
void recipe_add(struct recipe *recipe, const char *word);

/* Adds what the file wants linked. */
void recipe_add_linked(struct recipe *recipe, const char *path);

#endif
