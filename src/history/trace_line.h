/* One record of a trace file: its columns, and what they say. */
#ifndef QLAB_HISTORY_TRACE_LINE_H
#define QLAB_HISTORY_TRACE_LINE_H

#include "history/record.h"
#include "history/text.h"

/* What a column holds. The first six are in every trace. */
enum column {
    COLUMN_WORKER,
    COLUMN_KIND,
    COLUMN_ANSWER,
    COLUMN_ITEM,
    COLUMN_INVOKED,
    COLUMN_RETURNED,
    COLUMN_DEADLINE,
    COLUMN_QUEUE,
    COLUMN_PRIORITY,
    COLUMNS,
};

#define TRACE_HEADER "worker,kind,answer,item,invoked,returned"

/* Which columns a file has, in their order. */
struct columns {
    enum column column[COLUMNS];
    size_t count;
};

/* The six of a file without header. */
extern const struct columns columns_first_edition;

/* Whether a line is a header: each field is the name of a column. */
bool columns_is_header(struct field line);

/* Takes the columns from a header. 0 or EINVAL with the error told: one comes twice or is missing.
 */
int columns_read(struct columns *columns, const struct text *lines);

/* Takes the present line apart as a record; the fields of *record point into it. 0 or EINVAL with
 * the error told. */
int trace_line_parse(const struct text *lines, const struct columns *columns,
                     struct record *record);

/* The same of fields that another format has taken apart: one a column, no text if there is none.
 */
int trace_fields_parse(const struct text *lines, const struct field of[COLUMNS],
                       struct record *record);

/* What a column is called in the header. */
const char *trace_column_name(enum column column);

/* The words of a kind (as written: "wait_put") and of an answer. */
const char *trace_kind_word(const struct operation *operation);
const char *trace_answer_word(enum operation_answer answer);

#endif
