/* Speed as a student reads it: how fast, how much faster, how fair, and who is fastest. */
#include "report/text/speed_text.h"

#include <inttypes.h>
#include <string.h>

#include "lab/figure.h"
#include "report/result/finish.h"
#include "report/result/speeds.h"
#include "report/text/grid.h"
#include "report/text/table_text.h"
#include "report/text/wrong_text.h"

/* What all parts of the page need. */
struct page {
    FILE *out;
    size_t width;
    bool colour;
    struct speeds speeds;
};

/* A table with its notes; the caption is its title. */
static int print_table(const struct page *page, void (*make)(struct table *, const struct speeds *))
{
    struct table table;
    make(&table, &page->speeds);
    if (!table.failed)
        fprintf(page->out, "%s\n\n", table.caption);
    int error = table_text(page->out, &table, page->width, page->colour);
    error = error ? error : table_text_notes(page->out, &table, page->width);
    if (table.note_count > 0)
        fputc('\n', page->out);
    table_free(&table);
    return error;
}

/* "2 threads: fastest of ours scq, 24 M/s; of the libraries ck-ring, 8 M/s; scq is 3.1 (2.7…3.4) ×
 * ck-ring" */
static void print_fastest(const struct page *page, size_t value)
{
    const struct result *result = page->speeds.result;
    const struct lab *lab = result->lab;
    static const char *const kinds[] = {"fastest of ours", "of the libraries"};
    char first[40], text[512] = "";
    size_t length = 0;
    speed_where(first, sizeof first - 2, result, value);
    strcat(first, ": ");
    for (int library = 0; library < 2; library++) {
        size_t best = speed_fastest(result, page->speeds.points, value, library);
        if (best == lab->queue_count)
            continue;
        const struct compared *compared = speeds_compared(&page->speeds, best, value);
        const struct point *point = point_at(result, page->speeds.points, best, value);
        const struct paired *ratio = &compared->speed;
        const char *name = lab->queues[best].queue->name;
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s %.60s, %s/s",
                                   length ? "; " : "", kinds[library], name,
                                   figure_speed(speed_of(result, point)->median).text);
        if (library && best != compared->baseline && ratio->pairs >= PAIRS_LEAST)
            snprintf(text + length, sizeof text - length, "; %.60s is %s (%s…%s) × %.60s",
                     lab->queues[compared->baseline].queue->name,
                     figure_plain(1 / ratio->median).text,
                     figure_plain(1 / ratio->interval.high).text,
                     figure_plain(1 / ratio->interval.low).text, name);
    }
    if (length > 0)
        text_wrap_in(page->out, page->width, first, text);
}

static int print_page(const struct page *page)
{
    const struct result *result = page->speeds.result;
    const struct lab *lab = result->lab;
    char text[200];
    if (!result->complete)
        fputs("INCOMPLETE: interrupted; what follows is what was measured until then.\n\n",
              page->out);
    snprintf(text, sizeof text,
             "every worker puts one and gets one, unrecorded · %s a run, %u rounds · capacity "
             "%" PRIu64 " · seed %" PRIu64,
             figure_exact(UNIT_TIME, lab->scenario.knob[KNOB_DURATION]).text, lab->rounds,
             lab->scenario.knob[KNOB_CAPACITY], result->seed);
    text_wrap_in(page->out, page->width, "throughput · ", text);
    fputc('\n', page->out);
    int error = wrong_text(page->out, result, page->width, page->colour);
    error = error ? error : print_table(page, speed_table);
    error = error ? error : print_table(page, ratio_table);
    error = error ? error : print_table(page, share_table);
    for (size_t value = 0; value < lab->value_count; value++)
        print_fastest(page, value);
    if (host_noisy(&result->host))
        fputs("\nThe machine was busy with other things: its load was above its processors.\n",
              page->out);
    return error;
}

int speed_text(FILE *out, const struct result *result, size_t width, bool colour)
{
    struct page page = {.out = out, .width = width, .colour = colour};
    int error = speeds_open(&page.speeds, result);
    error = error ? error : print_page(&page);
    speeds_close(&page.speeds);
    return error ? error : report_finish(out);
}
