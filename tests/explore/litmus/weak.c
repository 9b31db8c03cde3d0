/* Reads litmus programs, a line each, and prints what each can come to, in one line: see rc11.py.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/litmus/litmus.h"

int main(void)
{
    char line[256], why[256] = "no such program";
    while (fgets(line, sizeof line, stdin)) {
        struct outcomes outcomes;
        line[strcspn(line, "\n")] = '\0';
        if (!litmus_parse(line) || outcomes_find(&outcomes, why, sizeof why)) {
            fprintf(stderr, "%s: %s\n", line, why);
            return EXIT_FAILURE;
        }
        for (size_t i = 0; i < outcomes.count; i++)
            printf("%s%s", i ? "; " : "", outcomes.texts[i]);
        putchar('\n');
        outcomes_free(&outcomes);
    }
    return EXIT_SUCCESS;
}
