/* Writing a command line down. */
#include "command/session/command_line.h"

#include <limits.h>
#include <string.h>

#include "files/draft.h"
#include "files/utf8.h"

/* A word that is no text, as shells take it that know $'\377'. */
static void put_bytes(FILE *out, const char *word)
{
    fputs("$'", out);
    for (; *word; word++)
        if (*word == '\'' || *word == '\\')
            fprintf(out, "\\%c", *word);
        else if ((unsigned char)*word < ' ' || (unsigned char)*word >= 0x7f)
            fprintf(out, "\\%03o", (unsigned char)*word);
        else
            fputc(*word, out);
    fputc('\'', out);
}

void command_word(FILE *out, const char *word)
{
    static const char safe[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=.,/:%+";
    if (*word && strspn(word, safe) == strlen(word)) {
        fputs(word, out);
    } else if (utf8_length(word, strlen(word)) < strlen(word)) {
        put_bytes(out, word);
    } else {
        fputc('\'', out);
        for (; *word; word++)
            fputs(*word == '\'' ? "'\\''" : (char[]){*word, 0}, out);
        fputc('\'', out);
    }
}

void command_queue(FILE *out, const char *name)
{
    char list[2 * PATH_MAX + 1], *to = list;
    for (; *name && to + 2 < list + sizeof list; *to++ = *name++)
        if (strchr(", \t\\", *name))
            *to++ = '\\';
    *to = '\0';
    fputs(" --queues ", out);
    command_word(out, list);
}

char *command_line(int argc, char **argv)
{
    struct draft draft;
    if (!draft_open(&draft))
        return NULL;
    fputs(argc ? argv[0] : "", draft.out);
    for (int i = 1; i < argc; i++) {
        fputc(' ', draft.out);
        command_word(draft.out, argv[i]);
    }
    draft_close(&draft, 0);
    return draft.text;
}
