/* Prints where results are printed. */
#include <stdio.h>

#include "start.h"

static void mischief(void *queue)
{
    (void)queue;
    puts("hello");
}
