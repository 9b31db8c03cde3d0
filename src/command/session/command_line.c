/* Writing a command line down. */
#include "command/session/command_line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files/utf8.h"

/* A word that is no text, as shells take it that know $'\377'. */
static void put_bytes(FILE *out, const char *word)
{
    fputs(" $'", out);
    for (; *word; word++)
        if (*word == '\'' || *word == '\\')
            fprintf(out, "\\%c", *word);
        else if ((unsigned char)*word < ' ' || (unsigned char)*word >= 0x7f)
            fprintf(out, "\\%03o", (unsigned char)*word);
        else
            fputc(*word, out);
    fputc('\'', out);
}

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
        if (utf8_length(word, strlen(word)) < strlen(word)) {
            put_bytes(out, word);
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
