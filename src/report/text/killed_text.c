/* Where workers were killed on purpose: below the table of measures, a sentence for each queue. */
#include "report/text/killed_text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "report/result/killed.h"
#include "report/text/grid.h"

/* Writes "mutex.c:74 (step 1), :78 (step 2)"; the file is named when it is another than before. */
static void list_places(FILE *out, const struct view *view, size_t queue)
{
    const char *before = NULL;
    for (size_t value = 0; value < view->result->lab->value_count; value++) {
        const char *place = killed_before(view->result, queue, value);
        if (!place)
            continue;
        size_t file = strcspn(place, ":");
        bool same = before && strncmp(before, place, file + 1) == 0;
        fprintf(out, "%s%s", before ? ", " : "", same ? place + file : place);
        if (view->result->lab->value_count > 1) {
            char words[60];
            view_value_words(view, value, words, sizeof words);
            fprintf(out, " (%s)", words);
        }
        before = place;
    }
}

int view_killed(const struct view *view)
{
    for (size_t i = 0; i < view->line_count; i++) {
        char *places = NULL, *text = NULL;
        size_t size;
        FILE *out = open_memstream(&places, &size);
        if (!out)
            return ENOMEM;
        list_places(out, view, view->lines[i].queue);
        bool written = fclose(out) == 0 && places;
        if (written && *places &&
            (written = asprintf(&text, "%s, killed before %s.", view->lines[i].class->name,
                                places) >= 0)) {
            text_wrap_in(view->out, view->width, "  ", text);
            free(text);
        }
        free(places);
        if (!written)
            return ENOMEM;
    }
    return 0;
}
