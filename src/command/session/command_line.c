/* Writing a command line down. */
#include "command/session/command_line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *command_line(int argc, char **argv)
{
    char *line = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&line, &size);
    if (!out)
        return NULL;
    for (int i = 0; i < argc; i++) {
        const char *safe =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=.,/:%+";
        const char *word = argv[i];
        if (i == 0 || (*word && strspn(word, safe) == strlen(word))) {
            fprintf(out, "%s%s", i ? " " : "", word);
            continue;
        }
        fputs(" '", out);
        for (; *word; word++)
            fputs(*word == '\'' ? "'\\''" : (char[]){*word, 0}, out);
        fputc('\'', out);
    }
    if (fclose(out) != 0) {
        free(line);
        return NULL;
    }
    return line;
}
