/* Markdown as far as lessons go: headings, paragraphs, lists, code in lines and in blocks, tables,
 * strong words. It is read once and told part by part; who prints it knows nothing of its marks. */
#ifndef QLAB_REPORT_TEXT_MARKDOWN_H
#define QLAB_REPORT_TEXT_MARKDOWN_H

#include <stddef.h>

enum markdown {
    MARKDOWN_NONE,
    MARKDOWN_TITLE, /* a heading; MARKDOWN_HEADING below it, MARKDOWN_MINOR below that */
    MARKDOWN_HEADING,
    MARKDOWN_MINOR,
    MARKDOWN_PARAGRAPH,
    MARKDOWN_LIST, /* of items */
    MARKDOWN_ITEM,
    MARKDOWN_CODE,  /* lines as they stand */
    MARKDOWN_TABLE, /* of rows: a head of names, then a body of rows of cells */
    MARKDOWN_HEAD,
    MARKDOWN_NAME,
    MARKDOWN_BODY,
    MARKDOWN_ROW,
    MARKDOWN_CELL,
    MARKDOWN_WORD, /* code inside of a line */
    MARKDOWN_STRONG,
    MARKDOWN_STRESS,
    MARKDOWN_PARTS
};

/* What is done with the parts, each begun and ended, and with the text in them. A line that ends
 * inside of a paragraph or an item is a "\n". */
struct markdown_printer {
    void (*begin)(void *to, enum markdown part);
    void (*end)(void *to, enum markdown part);
    void (*text)(void *to, const char *text, size_t length);
};

/* Reads a text from `text` to `end`. The words of a link remain, for what it leads to is not there.
 */
void markdown_read(const struct markdown_printer *printer, void *to, const char *text,
                   const char *end);

#endif
