/* Lessons on a terminal: what flows is broken anew, between words; code stands as it is, and is
 * broken only where the terminal would do it in the middle of a word. */
#include "report/text/lesson_text.h"

#include <string.h>

#include "report/text/grid.h"
#include "report/text/markdown.h"

#define CODE_INDENT 4

struct page {
    FILE *out;
    size_t width;
    bool colour;
    size_t indent;  /* of the lines of a block */
    size_t used;    /* columns of the line that is begun */
    bool line;      /* something stands on it */
    bool any;       /* something was printed: the next block stands apart from it */
    bool code;      /* lines stand as they are */
    char word[400]; /* that is begun, with its styles */
    size_t length;
};

static void line_begin(struct page *page)
{
    fprintf(page->out, "%*s", (int)page->indent, "");
    page->used = page->indent;
    page->line = false;
}

static void line_end(struct page *page)
{
    fputc('\n', page->out);
    page->used = 0;
    page->line = false;
}

static void word_end(struct page *page)
{
    page->word[page->length] = '\0';
    size_t columns = text_columns(page->word);
    if (columns > 0) {
        if (page->line && page->used + 1 + columns > page->width) {
            line_end(page);
            line_begin(page);
        }
        page->used += (size_t)page->line + columns;
        fputs(page->line ? " " : "", page->out);
        page->line = true;
    }
    fputs(page->word, page->out);
    page->length = 0;
}

static void word_add(struct page *page, const char *text)
{
    for (; *text; text++) {
        if (page->length + 1 == sizeof page->word)
            word_end(page);
        page->word[page->length++] = *text;
    }
}

/* Where a line of code must be broken: at its last space that leaves room, else at the first; its
 * length if it fits.
 */
static size_t break_of(const char *text, size_t length, size_t room)
{
    size_t columns = 0, at = length;
    for (size_t i = 0; i < length; i++) {
        columns += ((unsigned char)text[i] & 0xc0) != 0x80;
        if (columns > room && at < length)
            return at;
        if (text[i] == ' ' && i > strspn(text, " "))
            at = i;
    }
    return columns > room ? at : length;
}

/* A line of code. One that is too wide loses of its indentation first; a command that goes on in
 * the next line says so to the shell. */
static void put_code(struct page *page, const char *text, size_t length)
{
    bool command = strncmp(text, "build/qlab ", 11) == 0 || strncmp(text, "qlab ", 5) == 0;
    size_t indent = CODE_INDENT, spaces = strspn(text, " "), columns = indent + text_columns(text);
    for (; spaces > 4 && columns > page->width; spaces--, columns--, length--)
        text++;
    while (length > 0 && *text != '\n') {
        size_t part = break_of(text, length, page->width - indent - (command ? 2 : 0));
        fprintf(page->out, "%*s%.*s%s\n", (int)indent, "", (int)part, text,
                part < length && command ? " \\" : "");
        text += part + (part < length);
        length -= part + (part < length);
        indent = CODE_INDENT + spaces + 4;
    }
}

static void put_text(void *to, const char *text, size_t length)
{
    struct page *page = to;
    if (page->code && *text == '\n' && length > 0) {
        fputs(page->line ? "" : "\n", page->out);
        page->line = false;
    } else if (page->code) {
        put_code(page, text, length);
        page->line = length > 0; /* which has ended its line */
    } else {
        for (size_t i = 0; i < length; i++)
            if (text[i] == ' ' || text[i] == '\n')
                word_end(page);
            else
                word_add(page, (char[]){text[i], '\0'});
    }
}

/* What words of a part begin with; NULL: they are no words of their own. */
static const char *style_of(const struct page *page, enum markdown part)
{
    switch (part) {
    case MARKDOWN_TITLE:
    case MARKDOWN_HEADING:
    case MARKDOWN_MINOR:
    case MARKDOWN_NAME:
    case MARKDOWN_STRONG:
        return style_begin(GRID_BOLD, page->colour);
    case MARKDOWN_WORD:
        return style_begin(GRID_CODE, page->colour);
    default:
        return NULL;
    }
}

static void begin(void *to, enum markdown part)
{
    struct page *page = to;
    bool block = part <= MARKDOWN_PARAGRAPH || part == MARKDOWN_LIST || part == MARKDOWN_CODE ||
                 part == MARKDOWN_TABLE;
    if (block && page->any)
        fputc('\n', page->out);
    page->any = true;
    page->code = part == MARKDOWN_CODE;
    if (part == MARKDOWN_ITEM)
        fputs("  • ", page->out);
    if (part == MARKDOWN_ITEM || part == MARKDOWN_ROW || part == MARKDOWN_HEAD) {
        page->indent = page->used = 4;
        if (part != MARKDOWN_ITEM)
            line_begin(page);
    }
    if ((part == MARKDOWN_CELL || part == MARKDOWN_NAME) && page->line) {
        word_add(page, "·");
        word_end(page);
    }
    if (style_of(page, part))
        word_add(page, style_of(page, part));
    if (part == MARKDOWN_WORD && !page->colour)
        word_add(page, "`");
}

static void end(void *to, enum markdown part)
{
    struct page *page = to;
    if (part == MARKDOWN_WORD && !page->colour)
        word_add(page, "`");
    if (style_of(page, part))
        word_add(page, style_end(page->colour));
    if (part == MARKDOWN_CELL || part == MARKDOWN_NAME)
        word_end(page);
    if (part <= MARKDOWN_PARAGRAPH || part == MARKDOWN_ITEM || part == MARKDOWN_ROW ||
        part == MARKDOWN_HEAD) {
        word_end(page);
        line_end(page);
        page->indent = 0;
    }
    page->code = false;
}

void lesson_text(FILE *out, const char *text, const char *stop, size_t width, bool colour)
{
    static const struct markdown_printer printer = {begin, end, put_text};
    struct page page = {.out = out, .width = width, .colour = colour};
    markdown_read(&printer, &page, text, stop);
}
