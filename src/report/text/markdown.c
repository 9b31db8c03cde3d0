/* Markdown, line by line, with one open block at a time. */
#include "report/text/markdown.h"

#include <stdbool.h>
#include <string.h>

struct reader {
    const struct markdown_printer *printer;
    void *to;
    enum markdown block; /* that is open: PARAGRAPH, LIST, CODE, TABLE or NONE */
    bool fenced;         /* the code ends with a fence, not with its indentation */
    bool rows;           /* the table's head is over */
    size_t blank;        /* empty lines after indented code, which may go on */
};

static void begin(const struct reader *reader, enum markdown part)
{
    reader->printer->begin(reader->to, part);
}

static void end(const struct reader *reader, enum markdown part)
{
    reader->printer->end(reader->to, part);
}

static void say(const struct reader *reader, const char *text, size_t length)
{
    reader->printer->text(reader->to, text, length);
}

/* Where a mark that begins at `at` ends on this line; NULL if it does not. */
static const char *end_of(const char *at, const char *stop, const char *mark)
{
    size_t length = strlen(mark);
    for (const char *to = at + length; to + length <= stop; to++)
        if (strncmp(to, mark, length) == 0)
            return to;
    return NULL;
}

/* Words with their marks. */
static void read_words(const struct reader *reader, const char *at, const char *stop)
{
    static const struct {
        const char *mark;
        enum markdown part;
    } marks[] = {{"`", MARKDOWN_WORD}, {"**", MARKDOWN_STRONG}, {"*", MARKDOWN_STRESS}};
    while (at < stop) {
        size_t kind = 0;
        const char *to = NULL;
        while (kind < 3 && strncmp(at, marks[kind].mark, strlen(marks[kind].mark)) != 0)
            kind++;
        if (kind < 3 && (to = end_of(at, stop, marks[kind].mark))) {
            at += strlen(marks[kind].mark);
            begin(reader, marks[kind].part);
            if (marks[kind].part == MARKDOWN_WORD)
                say(reader, at, (size_t)(to - at));
            else
                read_words(reader, at, to);
            end(reader, marks[kind].part);
            at = to + strlen(marks[kind].mark);
        } else if (*at == '[' && (to = end_of(at, stop, "](")) && end_of(to, stop, ")")) {
            read_words(reader, at + 1, to);
            at = end_of(to, stop, ")") + 1;
        } else {
            say(reader, at++, 1);
        }
    }
}

/* Ends the open block and begins another. */
static void turn_to(struct reader *reader, enum markdown block)
{
    if (reader->block == MARKDOWN_LIST)
        end(reader, MARKDOWN_ITEM);
    if (reader->block == MARKDOWN_TABLE && reader->rows)
        end(reader, MARKDOWN_BODY);
    if (reader->block != MARKDOWN_NONE)
        end(reader, reader->block);
    if (block != MARKDOWN_NONE)
        begin(reader, block);
    reader->block = block;
    reader->fenced = reader->rows = false;
    reader->blank = 0;
}

static void read_row(struct reader *reader, const char *at, const char *stop)
{
    enum markdown row = reader->rows ? MARKDOWN_ROW : MARKDOWN_HEAD;
    enum markdown cell = reader->rows ? MARKDOWN_CELL : MARKDOWN_NAME;
    if (strspn(at, "|-: ") == (size_t)(stop - at))
        return; /* the line below the head */
    begin(reader, row);
    for (at++; at < stop;) {
        const char *bar = memchr(at, '|', (size_t)(stop - at));
        const char *to = bar ? bar : stop, *next = to + 1;
        at += strspn(at, " ");
        while (to > at && to[-1] == ' ')
            to--;
        begin(reader, cell);
        read_words(reader, at, to);
        end(reader, cell);
        at = next;
    }
    end(reader, row);
    if (!reader->rows)
        begin(reader, MARKDOWN_BODY);
    reader->rows = true;
}

/* A line that begins no block of its own. */
static void read_text(struct reader *reader, const char *at, const char *stop)
{
    if (reader->block == MARKDOWN_PARAGRAPH || reader->block == MARKDOWN_LIST)
        say(reader, "\n", 1);
    else
        turn_to(reader, MARKDOWN_PARAGRAPH);
    at += strspn(at, " ");
    read_words(reader, at, stop);
}

static void read_heading(struct reader *reader, const char *at, const char *stop)
{
    size_t level = strspn(at, "#");
    enum markdown part = level == 1   ? MARKDOWN_TITLE
                         : level == 2 ? MARKDOWN_HEADING
                                      : MARKDOWN_MINOR;
    turn_to(reader, MARKDOWN_NONE);
    at += level;
    at += strspn(at, " ");
    begin(reader, part);
    read_words(reader, at, stop);
    end(reader, part);
}

static void read_item(struct reader *reader, const char *at, const char *stop)
{
    if (reader->block == MARKDOWN_LIST)
        end(reader, MARKDOWN_ITEM);
    else
        turn_to(reader, MARKDOWN_LIST);
    begin(reader, MARKDOWN_ITEM);
    read_words(reader, at, stop);
}

/* A line of code without its first `skipped` letters. */
static void read_code(struct reader *reader, const char *at, const char *stop, size_t skipped)
{
    for (; reader->blank > 0; reader->blank--)
        say(reader, "\n", 1);
    if (at + skipped < stop)
        say(reader, at + skipped, (size_t)(stop - at) - skipped);
    say(reader, "\n", 1);
}

static void read_fence(struct reader *reader)
{
    bool opens = !(reader->block == MARKDOWN_CODE && reader->fenced);
    turn_to(reader, opens ? MARKDOWN_CODE : MARKDOWN_NONE);
    reader->fenced = opens;
}

static void read_line(struct reader *reader, const char *at, const char *stop)
{
    bool in_code = reader->block == MARKDOWN_CODE && !reader->fenced;
    if (strncmp(at, "```", 3) == 0) {
        read_fence(reader);
    } else if (reader->fenced) {
        read_code(reader, at, stop, 0);
    } else if (at == stop) {
        if (in_code)
            reader->blank++;
        else
            turn_to(reader, MARKDOWN_NONE);
    } else if (strncmp(at, "    ", 4) == 0 && (in_code || reader->block == MARKDOWN_NONE)) {
        if (!in_code)
            turn_to(reader, MARKDOWN_CODE);
        read_code(reader, at, stop, 4);
    } else if (*at == '#') {
        read_heading(reader, at, stop);
    } else if (*at == '|') {
        if (reader->block != MARKDOWN_TABLE)
            turn_to(reader, MARKDOWN_TABLE);
        read_row(reader, at, stop);
    } else if (strncmp(at, "* ", 2) == 0) {
        read_item(reader, at + 2, stop);
    } else {
        read_text(reader, at, stop);
    }
}

void markdown_read(const struct markdown_printer *printer, void *to, const char *text,
                   const char *stop)
{
    struct reader reader = {.printer = printer, .to = to};
    while (text < stop) {
        const char *line = memchr(text, '\n', (size_t)(stop - text));
        line = line ? line : stop;
        read_line(&reader, text, line);
        text = line + 1;
    }
    turn_to(&reader, MARKDOWN_NONE);
}
