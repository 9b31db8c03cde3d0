/* A weakening that no client tells of is either not needed, or not needed by clients so small. */
#include "command/explain/orders/stays.h"

#include "explore/names/names.h"
#include "explore/names/source.h"
#include "report/text/grid.h"

/* What the source says, of the line or of all; "": nothing. */
static void read_reason(const struct order_row *row, char *text, size_t size)
{
    FILE *stream = names_open(row->like.caller);
    *text = '\0';
    if (!stream)
        return;
    source_says(text, size, stream, row->line, " stays: ");
    if (!*text) {
        rewind(stream);
        source_says(text, size, stream, 0, "very order stays: ");
    }
    fclose(stream);
}

void stays_print(FILE *out, const struct order_row *row)
{
    char reason[512], text[700], name[40];
    read_reason(row, reason, sizeof reason);
    snprintf(name, sizeof name, "  line %d: ", row->line);
    snprintf(text, sizeof text, "%s%s could be %s. %s%s", orders_word(row->like.order),
             row->like.failed ? " of the failed one" : "", orders_word(row->instead),
             *reason ? "It stays: " : "The source does not say why it stays.", reason);
    text_wrap(out, name, text);
}
