/* Assembly of the user's in what his compiler made of a file. */
#ifndef QLAB_OWN_ASSEMBLY_H
#define QLAB_OWN_ASSEMBLY_H

#include <stdio.h>

/* Copies what a compiler wrote for the assembler. Each line that somebody wrote by hand, wherever
 * it came from, gets a symbol "assembly_by_hand.N" behind it, which explore/names/symbols.c looks
 * for. Writes to `out`; whoever closes it sees an error. */
void assembly_mark(FILE *out, const char *text);

#endif
