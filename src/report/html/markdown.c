/* Markdown, as far as lessons go: line by line, with one open block at a time. */
#include "report/html/markdown.h"

#include <stdbool.h>
#include <string.h>

#include "report/html/escape.h"

enum block { BLOCK_NONE, BLOCK_PARAGRAPH, BLOCK_ITEM, BLOCK_CODE, BLOCK_FENCE, BLOCK_TABLE };

struct writer {
    FILE *out;
    enum block block;
    bool rows; /* of a table: its head is written */
};

/* Where a mark that begins at `at` ends on this line; NULL if it does not. */
static const char *end_of(const char *at, const char *end, const char *mark)
{
    size_t length = strlen(mark);
    for (const char *to = at + length; to + length <= end; to++)
        if (strncmp(to, mark, length) == 0)
            return to;
    return NULL;
}

/* Words with their marks. */
static void put_words(FILE *out, const char *at, const char *end)
{
    static const struct {
        const char *mark, *tag;
    } marks[] = {{"`", "code"}, {"**", "strong"}, {"*", "em"}};
    while (at < end) {
        size_t kind = 0;
        const char *to = NULL;
        while (kind < 3 && strncmp(at, marks[kind].mark, strlen(marks[kind].mark)) != 0)
            kind++;
        if (kind < 3 && (to = end_of(at, end, marks[kind].mark))) {
            at += strlen(marks[kind].mark);
            fprintf(out, "<%s>", marks[kind].tag);
            if (kind == 0)
                html_some(out, at, (size_t)(to - at));
            else
                put_words(out, at, to);
            fprintf(out, "</%s>", marks[kind].tag);
            at = to + strlen(marks[kind].mark);
        } else if (*at == '[' && (to = end_of(at, end, "](")) && end_of(to, end, ")")) {
            put_words(out, at + 1, to);
            at = end_of(to, end, ")") + 1;
        } else {
            html_some(out, at++, 1);
        }
    }
}

static void open_block(struct writer *writer, enum block block)
{
    static const char *const tags[] = {[BLOCK_PARAGRAPH] = "<p>",
                                       [BLOCK_ITEM] = "<ul>\n<li>",
                                       [BLOCK_CODE] = "<pre>",
                                       [BLOCK_FENCE] = "<pre>",
                                       [BLOCK_TABLE] = "<table>\n"};
    static const char *const ends[] = {[BLOCK_PARAGRAPH] = "</p>\n",
                                       [BLOCK_ITEM] = "</li>\n</ul>\n",
                                       [BLOCK_CODE] = "</pre></div>\n",
                                       [BLOCK_FENCE] = "</pre></div>\n",
                                       [BLOCK_TABLE] = "</tbody></table></div>\n"};
    if (writer->block != BLOCK_NONE)
        fputs(ends[writer->block], writer->out);
    if (block >= BLOCK_CODE)
        fprintf(writer->out, "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"%s\">",
                block == BLOCK_TABLE ? "Table" : "Code");
    if (block != BLOCK_NONE)
        fputs(tags[block], writer->out);
    writer->block = block;
    writer->rows = false;
}

static void put_row(struct writer *writer, const char *at, const char *end)
{
    const char *tag = writer->rows ? "td" : "th scope=\"col\"";
    if (strspn(at, "|-: ") == (size_t)(end - at))
        return; /* the line below the head */
    fputs(writer->rows ? "<tr>" : "<thead><tr>", writer->out);
    for (at++; at < end;) {
        const char *bar = memchr(at, '|', (size_t)(end - at));
        const char *to = bar ? bar : end, *next = to + 1;
        at += strspn(at, " ");
        while (to > at && to[-1] == ' ')
            to--;
        fprintf(writer->out, "<%s class=\"text\">", tag);
        put_words(writer->out, at, to);
        fprintf(writer->out, "</%.2s>", tag);
        at = next;
    }
    fputs(writer->rows ? "</tr>\n" : "</tr></thead>\n<tbody>\n", writer->out);
    writer->rows = true;
}

/* A line that begins no block of its own. */
static void put_text(struct writer *writer, const char *at, const char *end)
{
    if (writer->block != BLOCK_PARAGRAPH && writer->block != BLOCK_ITEM)
        open_block(writer, BLOCK_PARAGRAPH);
    else
        fputc('\n', writer->out);
    at += strspn(at, " ");
    put_words(writer->out, at, end);
}

static void put_heading(struct writer *writer, const char *at, const char *end)
{
    size_t level = strspn(at, "#");
    open_block(writer, BLOCK_NONE);
    fprintf(writer->out, "<h%zu>", level);
    at += level;
    at += strspn(at, " ");
    put_words(writer->out, at, end);
    fprintf(writer->out, "</h%zu>\n", level);
}

static void put_line(struct writer *writer, const char *at, const char *end)
{
    bool fence = strncmp(at, "```", 3) == 0, indented = strncmp(at, "    ", 4) == 0;
    if (writer->block == BLOCK_FENCE || fence) {
        if (fence)
            open_block(writer, writer->block == BLOCK_FENCE ? BLOCK_NONE : BLOCK_FENCE);
        else
            html_some(writer->out, at, (size_t)(end - at) + 1);
    } else if (at == end && writer->block == BLOCK_CODE) {
        fputc('\n', writer->out); /* code may go on behind an empty line */
    } else if (at == end) {
        open_block(writer, BLOCK_NONE);
    } else if (indented && (writer->block == BLOCK_NONE || writer->block == BLOCK_CODE)) {
        if (writer->block == BLOCK_NONE)
            open_block(writer, BLOCK_CODE);
        html_some(writer->out, at + 4, (size_t)(end - at) - 3);
    } else if (*at == '#') {
        put_heading(writer, at, end);
    } else if (*at == '|') {
        if (writer->block != BLOCK_TABLE)
            open_block(writer, BLOCK_TABLE);
        put_row(writer, at, end);
    } else if (strncmp(at, "* ", 2) == 0) {
        if (writer->block == BLOCK_ITEM)
            fputs("</li>\n<li>", writer->out);
        else
            open_block(writer, BLOCK_ITEM);
        put_words(writer->out, at + 2, end);
    } else {
        put_text(writer, at, end);
    }
}

void html_markdown(FILE *out, const char *text, const char *end)
{
    struct writer writer = {out, BLOCK_NONE, false};
    while (text < end) {
        const char *line = memchr(text, '\n', (size_t)(end - text));
        line = line ? line : end;
        put_line(&writer, text, line);
        text = line + 1;
    }
    open_block(&writer, BLOCK_NONE);
}
