/* Where workers were killed on purpose. */
#include "report/result/killed.h"

const char *killed_before(const struct result *result, size_t queue, size_t value)
{
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        if (row_counts(row) && row_at(row, queue, value) && *row->place)
            return row->place;
    }
    return NULL;
}
