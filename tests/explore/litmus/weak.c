/* Reads litmus programs, a line each, and prints what each can come to, in one line: see rc11.py.
 * What is seq_cst throughout is asked twice: by all messages, and by the newest alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/litmus/litmus.h"

static bool is_same_by_newest(const struct outcomes *all)
{
    struct outcomes outcomes;
    char why[256];
    bool same = !outcomes_find(&outcomes, true, why, sizeof why) && outcomes.count == all->count;
    for (size_t i = 0; same && i < all->count; i++)
        same = !strcmp(outcomes.texts[i], all->texts[i]);
    outcomes_free(&outcomes);
    return same;
}

int main(void)
{
    char line[256], why[256] = "no such program";
    while (fgets(line, sizeof line, stdin)) {
        struct outcomes outcomes;
        line[strcspn(line, "\n")] = '\0';
        if (!litmus_parse(line) || outcomes_find(&outcomes, false, why, sizeof why)) {
            fprintf(stderr, "%s: %s\n", line, why);
            return EXIT_FAILURE;
        }
        if (litmus_is_seq_cst() && !is_same_by_newest(&outcomes))
            fprintf(stderr, "%s: not the same by the newest messages alone\n", line);
        for (size_t i = 0; i < outcomes.count; i++)
            printf("%s%s", i ? "; " : "", outcomes.texts[i]);
        putchar('\n');
        outcomes_free(&outcomes);
    }
    return EXIT_SUCCESS;
}
