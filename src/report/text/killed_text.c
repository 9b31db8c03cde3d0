/* Where workers were killed on purpose: below the table of measures, a sentence for each queue. */
#include "report/text/killed_text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "files/draft.h"
#include "report/result/swept.h"
#include "report/text/grid.h"

/* Writes "mutex, killed before mutex.c:74 (step 1), :78 (step 2)."; the file is named when it is
 * another than before. Nothing if the queue lost no worker. */
static void write_places(FILE *out, const struct view *view, const struct line *line)
{
    const char *before = NULL;
    for (size_t value = 0; value < view->result->lab->value_count; value++) {
        const char *place = result_killed(view->result, line->queue, value);
        if (!place)
            continue;
        size_t file = strcspn(place, ":");
        bool same = before && strncmp(before, place, file + 1) == 0;
        if (!before)
            fprintf(out, "%s, killed before ", line->class->name);
        fprintf(out, "%s%s", before ? ", " : "", same ? place + file : place);
        if (view->result->lab->value_count > 1)
            fprintf(out, " (%s)", swept_words(view->result, value).text);
        before = place;
    }
    if (before)
        fputc('.', out);
}

int view_killed(const struct view *view)
{
    for (size_t i = 0; i < view->line_count; i++) {
        struct draft draft;
        if (!draft_open(&draft))
            return ENOMEM;
        write_places(draft.out, view, &view->lines[i]);
        if (draft_close(&draft, 0))
            return ENOMEM;
        if (*draft.text)
            text_wrap_in(view->out, view->width, "  ", draft.text);
        free(draft.text);
    }
    return 0;
}
