/* Assembly in a source: a word outside of comments and literals. */
#include "explore/names/assembly.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

/* Skips a comment or a literal that begins there; NULL if none does. */
static const char *skip(const char *at)
{
    if (at[0] == '/' && at[1] == '/')
        return at + strcspn(at, "\n");
    if (at[0] == '/' && at[1] == '*') {
        const char *end = strstr(at + 2, "*/");
        return end ? end + 2 : at + strlen(at);
    }
    if (*at != '"' && *at != '\'')
        return NULL;
    const char quote = *at++;
    while (*at && *at != quote && *at != '\n')
        at += *at == '\\' && at[1] ? 2 : 1;
    return *at == quote ? at + 1 : at;
}

/* Whether a template has no text; more of it may follow its first literal. */
static bool is_empty(const char *template)
{
    template += *template == '(';
    template += strspn(template, " \t\n");
    while (template[0] == '"' && template[1] == '"') {
        template += 2;
        template += strspn(template, " \t\n");
    }
    return *template == ':' || *template == ')';
}

int assembly_first(const char *text, const char **word)
{
    static const char *const words[] = {"asm", "__asm__", "__asm"};
    int line = 1;
    for (const char *at = text; *at;) {
        const char *end = skip(at);
        size_t length = 0;
        while (isalnum((unsigned char)at[length]) || at[length] == '_')
            length++;
        for (size_t i = 0; length && i < sizeof words / sizeof *words; i++)
            if (length == strlen(words[i]) && strncmp(at, words[i], length) == 0 &&
                !is_empty(at + length + strcspn(at + length, "("))) {
                *word = words[i];
                return line;
            }
        end = end ? end : at + (length ? length : 1);
        for (; at < end; at++)
            line += *at == '\n';
    }
    return 0;
}
