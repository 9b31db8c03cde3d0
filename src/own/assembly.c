/* Both compilers put "#APP" and "#NO_APP" around a template that was written by hand, and gcc the
 * line where it stands around each. */
#include "own/assembly.h"

#include <stdbool.h>
#include <string.h>

/* Whether a line has these words and no more. */
static bool says(const char *line, size_t length, const char *words)
{
    return strlen(words) == length && strncmp(line, words, length) == 0;
}

/* What says something to the compiler or the assembler, or to the processor only to take its time.
 * Names that are made equal are the hooks' own (explore/hooks/bytes.h). */
static bool is_harmless(const char *line, size_t length)
{
    static const char *const words[] = {"",         "nop",     "pause", "rep nop",
                                        "rep; nop", "rep;nop", "yield"};
    while (length && strchr(" \t;\r", *line)) {
        line++;
        length--;
    }
    while (length && strchr(" \t;\r", line[length - 1]))
        length--;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (says(line, length, words[i]))
            return true;
    return *line == '#' || strncmp(line, "//", 2) == 0 || memmem(line, length, " = explore_", 11);
}

void assembly_mark(FILE *out, const char *text)
{
    bool inside = false;
    for (unsigned marks = 0; *text;) {
        size_t length = strcspn(text, "\n"), indent = strspn(text, " \t");
        const char *line = text + indent;
        size_t rest = indent < length ? length - indent : 0;
        bool begins = says(line, rest, "#APP");
        fwrite(text, 1, length, out);
        fputc('\n', out);
        if (inside && !is_harmless(line, rest))
            fprintf(out, "assembly_by_hand.%u:\n", marks++);
        if (begins || (rest > 4 && *text == '#' && says(text + length - 3, 3, "\" 1")))
            inside = true;
        else if (says(line, rest, "#NO_APP") || says(text, length, "# 0 \"\" 2"))
            inside = false;
        text += length + (text[length] == '\n');
    }
}
