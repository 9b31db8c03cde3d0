/* The timeline on paper: above, a lane per worker with its calls as boxes; below, the items that
 * prove the exhibit wrong, of a lie the chain of which there was always one certainly inside.
 *
 * Across, everything stands at its time. Lanes and rows are no quantity: they lie at pixels above
 * the frame's lower edge, and names are put where they have room on paper.
 */
#include "report/plot/timeline/layout.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

#include "report/plot/frame.h"
#include "report/plot/timeline/call.h"

#define LANE 48 /* height of a worker's lane */
#define BOX  20 /* height of a call */
#define ROW  28 /* height of a row of the chain */

#define INK    0x222222u
#define ORANGE 0xD55E00u

/* All that the layout works on. */
struct timeline {
    const struct history *history;
    const struct exhibit *exhibit;
    struct span span;
    size_t links, lanes;
    struct item_style items;
    struct boxes taken; /* by names beside their calls */
    FILE *bars, *names, *beyond;
};

static unsigned call_colour(const struct operation *call, const struct exhibit *exhibit)
{
    if (call == exhibit->call)
        return ORANGE;
    if (call->kind == OPERATION_PUT)
        return 0xBFE3F7;
    return call->answer == ANSWER_GOT ? 0xB3E2D5 : 0xDDDDDD;
}

static bool in_chain(const struct timeline *timeline, const struct operation *call)
{
    bool found = false;
    for (size_t i = 0; i < timeline->links; i++)
        found |= call_item(call) && call_item(call) == timeline->exhibit->links[i].item;
    return found;
}

static double drawn(const struct timeline *timeline, double x)
{
    return span_drawn(&timeline->span, span_at(&timeline->span, x));
}

/* A box, cut at the frame, with arrow heads where it goes on. */
static struct box write_bar(struct timeline *timeline, double begin, double end, double y,
                            unsigned rgb, unsigned edge)
{
    const struct span *span = &timeline->span;
    struct box box = {span_x(span, begin), span_x(span, end), y - BOX / 2, y + BOX / 2};
    box.right = fmax(box.right, box.left + 2);
    fprintf(timeline->bars, "%.10g\t%.10g\t%g\t%g\t%u\t%u\n", drawn(timeline, box.left),
            drawn(timeline, box.right), box.bottom, box.top, rgb, edge);
    if (begin < span->begin)
        fprintf(timeline->beyond, "%.10g\t%g\t-1\n", drawn(timeline, box.left), y);
    if (end > span->end)
        fprintf(timeline->beyond, "%.10g\t%g\t1\n", drawn(timeline, box.right), y);
    return box;
}

static void write_name(struct timeline *timeline, double x, double y, const char *name,
                       unsigned rgb)
{
    fprintf(timeline->names, "%.10g\t%g\t%u\t%s\n", drawn(timeline, x), y, rgb, name);
}

/* A call's name inside its box, else above it, else below; if it fits nowhere, none. */
static void place_name(struct timeline *timeline, struct box box, const char *name, bool lie)
{
    double half = frame_text(name) * 11 / 12 / 2, y = (box.bottom + box.top) / 2;
    double x = fmin(fmax((box.left + box.right) / 2, half), timeline->span.across - half);
    if (box.right - box.left >= 2 * half + 4) {
        write_name(timeline, x, y, name, lie ? 0xFFFFFFu : INK);
        return;
    }
    for (int side = 1; side >= -1; side -= 2) {
        double middle = y + side * (BOX / 2 + 7);
        struct box place = {x - half - 3, x + half + 3, middle - 6, middle + 6};
        if (boxes_overlap(&timeline->taken, place))
            continue;
        timeline->taken.at[timeline->taken.count++] = place;
        write_name(timeline, x, middle, name, INK);
        return;
    }
}

/* One worker's calls. Names of the lie and of the chain's calls come first: they get the room. */
static void write_lane(struct timeline *timeline, size_t worker, double y)
{
    const struct history_log *log = &timeline->history->logs[worker];
    for (int turn = 0; turn < 2; turn++)
        for (size_t i = 0; i < log->count; i++) {
            const struct operation *call = &log->operations[i];
            bool lie = call == timeline->exhibit->call;
            bool first = lie || in_chain(timeline, call);
            char name[48];
            if (!span_shows(&timeline->span, call) || first != (turn == 0))
                continue;
            call_write(name, sizeof name, &timeline->items, call);
            struct box box =
                write_bar(timeline, span_time(&timeline->span, call->invoked),
                          span_time(&timeline->span, call->returned), y,
                          call_colour(call, timeline->exhibit), first ? INK : 0x999999u);
            place_name(timeline, box, name, lie);
        }
}

/* A row of the chain: from when its item was certainly inside until when. */
static void write_link(struct timeline *timeline, const struct cover_link *link, double y)
{
    const struct span *span = &timeline->span;
    double from = span_time(span, link->from), until = span_time(span, link->until);
    struct box box = write_bar(timeline, from, until, y, 0xF0E442, 0xB59B00);
    char text[160], item[32], begin[32], end[48];
    if (link->until == STAMP_NEVER)
        snprintf(end, sizeof end, ", never got");
    else
        snprintf(end, sizeof end, " to %s", span_write(begin, sizeof begin, span, until));
    item_write(item, sizeof item, &timeline->items, link->item);
    snprintf(text, sizeof text, "item %s, from %s%s", item,
             span_write(begin, sizeof begin, span, from), end);
    double width = frame_text(text) * 11 / 12, middle = (box.left + box.right) / 2;
    if (box.right - box.left < width) { /* then beside it: right if there is room, else left */
        if (box.right + 14 + width < timeline->span.across)
            middle = box.right + 14 + width / 2;
        else if (box.left > width + 14)
            middle = box.left - 14 - width / 2;
    }
    middle = fmin(fmax(middle, width / 2), timeline->span.across - width / 2);
    write_name(timeline, middle, y, text, INK);
}

/* Whether a worker has a lane: it does something meanwhile. */
static bool lane_needed(const struct timeline *timeline, size_t worker)
{
    const struct history_log *log = &timeline->history->logs[worker];
    bool any = false;
    for (size_t i = 0; i < log->count; i++)
        any |= span_shows(&timeline->span, &log->operations[i]);
    return any;
}

static void write_files(struct plot_data *data, FILE *words, struct timeline *timeline)
{
    char room[NAME_ROOM];
    const struct span *span = &timeline->span;
    FILE *lanes = data_file(data, "lanes", "y rgb name");
    timeline->bars = data_file(data, "bars", "begin end bottom top rgb edge");
    timeline->names = data_file(data, "names", "x y rgb name");
    timeline->beyond = data_file(data, "beyond", "x y side");
    double chain_top = ROW * (double)timeline->links + 8;
    double up = chain_top + LANE * (double)timeline->lanes + 8, y = up - LANE / 2 - 2;
    for (size_t w = 0; w < timeline->history->workers; w++) {
        if (!lane_needed(timeline, w))
            continue;
        const char *name =
            history_worker_name(timeline->history, timeline->history->logs[w].worker, room);
        fprintf(lanes, "%g\t%u\t%s%.14s\n", y, w == timeline->exhibit->worker ? ORANGE : INK,
                name == room ? "worker " : "", name);
        write_lane(timeline, w, y);
        y -= LANE;
    }
    for (size_t i = 0; i < timeline->links; i++)
        write_link(timeline, &timeline->exhibit->links[i], chain_top - 8 - ROW * ((double)i + 0.5));
    data_number(words, "up", up);
    data_number(words, "chain_top", chain_top);
    data_number(words, "begin", span_drawn(span, span->begin));
    data_number(words, "end", span_drawn(span, span->end));
    data_number(words, "told",
                drawn(timeline, span_x(span, span_time(span, timeline->exhibit->end))));
    data_number(words, "tickets", span->tickets);
    data_number(words, "hidden", (double)(timeline->exhibit->link_count - timeline->links));
    data_word(words, "item_note", timeline->items.modulus ? "Items: last digits." : "");
}

int timeline_write(struct plot_data *data, FILE *words, const struct span *span,
                   const struct history *history, const struct exhibit *exhibit)
{
    struct timeline timeline = {.history = history, .exhibit = exhibit, .span = *span};
    timeline.taken.at = calloc(history_operations(history) + 1, sizeof *timeline.taken.at);
    if (!timeline.taken.at)
        return ENOMEM;
    timeline.items = item_style_of(history);
    timeline.links = exhibit->link_count < LINKS_MOST ? exhibit->link_count : LINKS_MOST;
    for (size_t w = 0; w < history->workers; w++)
        timeline.lanes += lane_needed(&timeline, w);
    write_files(data, words, &timeline);
    free(timeline.taken.at);
    return 0;
}
