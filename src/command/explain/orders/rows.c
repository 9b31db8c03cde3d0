/* One row for all the calls that a line was compiled to, inlined here and there. */
#include "command/explain/orders/rows.h"

#include <stdlib.h>

#include "explore/names/names.h"
#include "explore/names/source.h"

static int by_line(const void *a, const void *b)
{
    const struct order_row *first = a, *second = b;
    return first->line != second->line ? first->line - second->line
                                       : first->like.failed - second->like.failed;
}

size_t rows_find(struct order_row *rows)
{
    const struct order_site *sites;
    size_t listed = orders_listed(&sites), count = 0;
    for (size_t i = 0; i < listed; i++) {
        struct place place;
        size_t at = 0;
        names_source(sites[i].caller, &place);
        while (at < count &&
               (rows[at].line != place.line || rows[at].like.step != sites[i].step ||
                rows[at].like.order != sites[i].order || rows[at].like.failed != sites[i].failed))
            at++;
        if (at == count) {
            rows[count++] = (struct order_row){.line = place.line, .like = sites[i]};
            source_trim(rows[at].code, sizeof rows[at].code, place.text);
        }
        rows[at].sites[rows[at].count++] = &sites[i];
    }
    qsort(rows, count, sizeof *rows, by_line);
    return count;
}
