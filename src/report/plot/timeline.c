/* The timeline: one lie of the witness. Above, a lane per worker with its calls as boxes; below,
 * the chain of items of which there was always one certainly inside while the lie was told.
 */
#include "report/plot/brief.h"
#include "report/plot/kinds.h"
#include "report/plot/call.h"
#include "report/plot/place.h"
#include "report/plot/sheet.h"
#include "report/plot/span.h"
#include "lab/lab_error.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LANE 48 /* height of a worker's lane */
#define BOX  20 /* height of a call */
#define ROW  28 /* height of a row of the chain */

/* All that the layout works on. */
struct timeline {
    const struct history *history;
    struct lie lie;
    struct span span;
    size_t links, lanes;
    struct item_style items;
    struct boxes taken; /* by calls and their names */
    FILE *calls, *call_names, *beyond;
};

static unsigned call_colour(const struct operation *call, const struct lie *lie)
{
    if (call == lie->empty)
        return 0xD55E00;
    if (call->kind == OPERATION_PUT)
        return 0xBFE3F7;
    return call->answer == ANSWER_GOT ? 0xB3E2D5 : 0xDDDDDD;
}

static bool in_span(const struct span *span, const struct operation *call)
{
    return span_time(span, call->invoked) <= span->end &&
           span_time(span, call->returned) >= span->begin;
}

static bool in_chain(const struct timeline *timeline, const struct operation *call)
{
    for (size_t i = 0; i < timeline->links; i++)
        if (call->item && call->item == timeline->lie.links[i].item)
            return true;
    return false;
}

/* A box of the colour, cut at the frame, with arrow heads where it goes on. */
static struct box write_bar(struct timeline *timeline, double begin, double end, double y,
                            unsigned rgb, unsigned edge)
{
    const struct span *span = &timeline->span;
    struct box box = {span_x(span, begin), span_x(span, end), y - BOX / 2, y + BOX / 2};
    box.right = fmax(box.right, box.left + 2);
    fprintf(timeline->calls, "%g\t%g\t%g\t%g\t%g\t%g\t%u\t%u\n", box.left, y, box.left, box.right,
            box.bottom, box.top, rgb, edge);
    if (begin < span->begin)
        fprintf(timeline->beyond, "%g\t%g\t-10\n", box.left, y);
    if (end > span->end)
        fprintf(timeline->beyond, "%g\t%g\t10\n", box.right, y);
    return box;
}

/* A call's name inside its box, else above it, else below; if it fits nowhere, none. */
static void write_name(struct sheet *sheet, struct timeline *timeline, struct box box,
                       const char *name, bool bold)
{
    double half = sheet_text_width(sheet, name) * 11 / 12 / 2, y = (box.bottom + box.top) / 2;
    double x = fmin(fmax((box.left + box.right) / 2, half), timeline->span.across - half);
    if (box.right - box.left >= 2 * half) {
        fprintf(timeline->call_names, "%g\t%g\t%s\t%u\n", x, y, name, bold ? 0xFFFFFFu : 0x222222u);
        return;
    }
    for (int side = 1; side >= -1; side -= 2) {
        double middle = y + side * (BOX / 2 + 7);
        struct box place = {x - half, x + half, middle - 6, middle + 6};
        if (boxes_overlap(&timeline->taken, place))
            continue;
        timeline->taken.at[timeline->taken.count++] = place;
        fprintf(timeline->call_names, "%g\t%g\t%s\t%u\n", x, middle, name, 0x222222u);
        return;
    }
}

/* One worker's calls. Names of the lie and of the chain's calls come first: they get the room. */
static void write_lane(struct sheet *sheet, struct timeline *timeline, size_t worker, double y)
{
    const struct history_log *log = &timeline->history->logs[worker];
    for (int turn = 0; turn < 2; turn++)
        for (size_t i = 0; i < log->count; i++) {
            const struct operation *call = &log->operations[i];
            bool lie = call == timeline->lie.empty;
            bool first = lie || in_chain(timeline, call);
            if (!in_span(&timeline->span, call) || first != (turn == 0))
                continue;
            char name[48];
            call_write(name, sizeof name, &timeline->items, call);
            struct box box =
                write_bar(timeline, span_time(&timeline->span, call->invoked),
                          span_time(&timeline->span, call->returned), y,
                          call_colour(call, &timeline->lie), first ? 0x222222u : 0x999999u);
            write_name(sheet, timeline, box, name, lie);
        }
}

/* A row of the chain: from when its item was certainly inside until when. */
static void write_link(struct sheet *sheet, struct timeline *timeline, size_t i, double y,
                       FILE *names)
{
    const struct span *span = &timeline->span;
    const struct cover_link *link = &timeline->lie.links[i];
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
    double width = sheet_text_width(sheet, text) * 11 / 12, middle = (box.left + box.right) / 2;
    if (box.right - box.left < width) { /* then beside it: right if there is room, else left */
        if (box.right + 14 + width < span->across)
            middle = box.right + 14 + width / 2;
        else if (box.left > width + 14)
            middle = box.left - 14 - width / 2;
    }
    middle = fmin(fmax(middle, width / 2), span->across - width / 2);
    fprintf(names, "%g\t%g\t%s\n", middle, y, text);
}

static bool lane_needed(const struct timeline *timeline, size_t worker)
{
    const struct history_log *log = &timeline->history->logs[worker];
    for (size_t i = 0; i < log->count; i++)
        if (in_span(&timeline->span, &log->operations[i]))
            return true;
    return false;
}

static void write_finding(struct sheet *sheet, const struct plot_source *source,
                          const struct timeline *timeline)
{
    const struct lab *lab = source->result->lab;
    const struct lie *lie = &timeline->lie;
    char text[400], where[80] = "", what[160], value[32];
    if (lab->sweep != KNOB_COUNT)
        snprintf(where, sizeof where, ", %s = %s", knob_table[lab->sweep].name,
                 short_value(value, sizeof value, lab, source->result->witness_point));
    if (lie->link_count == 1)
        snprintf(what, sizeof what, "item %" PRIu64 " was inside all the time.",
                 lie->links[0].item);
    else
        snprintf(what, sizeof what, "%zu items in turn left no moment without one inside.",
                 lie->link_count);
    snprintf(text, sizeof text, "%s%s: worker %zu was told Empty, but %s",
             lab->queues[source->result->witness_queue].queue->name, where,
             timeline->history->logs[lie->worker].worker, what);
    sheet_text(sheet, "finding", text);
    sheet->says_itself = true;
}

static void lay_out(struct sheet *sheet, const struct plot_source *source,
                    struct timeline *timeline)
{
    sheet->left = 116;
    sheet->right = 24;
    sheet->top = 92; /* no key: colours say nothing here that words do not */
    sheet->bottom = 104;
    timeline->span = span_make(sheet, timeline->history, &timeline->lie);
    timeline->items = item_style_of(timeline->history);
    timeline->links = timeline->lie.link_count < LINKS_MOST ? timeline->lie.link_count : LINKS_MOST;
    for (size_t w = 0; w < timeline->history->workers; w++)
        timeline->lanes += lane_needed(timeline, w);
    double chain_top = ROW * (double)timeline->links + 8;
    sheet->height = sheet->top + sheet->bottom + chain_top + LANE * (double)timeline->lanes + 8;
    timeline->calls = sheet_data(sheet, "calls");
    timeline->call_names = sheet_data(sheet, "call_names");
    timeline->beyond = sheet_data(sheet, "beyond");
    FILE *lanes = sheet_data(sheet, "lanes"), *link_names = sheet_data(sheet, "link_names");

    double y = sheet_up(sheet) - LANE / 2 - 2;
    for (size_t w = 0; w < timeline->history->workers; w++) {
        if (!lane_needed(timeline, w))
            continue;
        fprintf(lanes, "%g\tworker %zu\t%u\n", y, timeline->history->logs[w].worker,
                w == timeline->lie.worker ? 0xD55E00u : 0x222222u);
        write_lane(sheet, timeline, w, y);
        y -= LANE;
    }
    for (size_t i = 0; i < timeline->links; i++)
        write_link(sheet, timeline, i, chain_top - 8 - ROW * ((double)i + 0.5), link_names);

    const struct operation *empty = timeline->lie.empty;
    sheet_number(sheet, "chain_top", chain_top);
    sheet_number(sheet, "lie_begin", span_x(&timeline->span, 0));
    sheet_number(sheet, "lie_end",
                 span_x(&timeline->span, span_time(&timeline->span, empty->returned)));
    sheet_number(sheet, "tickets", timeline->span.tickets);
    sheet_number(sheet, "hidden", (double)(timeline->lie.link_count - timeline->links));
    sheet_text(sheet, "item_note", timeline->items.modulus ? " Items: last digits." : "");
    span_tics(sheet, &timeline->span);
    write_finding(sheet, source, timeline);
}

static int draw(struct sheet *sheet, const struct plot_source *source, struct lab_error *error)
{
    struct timeline timeline = {.history = &source->result->witness};
    timeline.taken.at = calloc(history_operations(timeline.history) + 1, sizeof *timeline.taken.at);
    int problem = timeline.taken.at ? lie_find(timeline.history, &timeline.lie) : ENOMEM;
    error->status = 0;
    if (problem) {
        error->status = 71;
        snprintf(error->text, sizeof error->text, "timeline: %s", strerror(problem));
    } else if (!timeline.lie.empty) {
        error->status = 66;
        snprintf(error->text, sizeof error->text,
                 "no timeline: no queue lied; expected a witness with a spurious Empty");
    } else {
        lay_out(sheet, source, &timeline);
    }
    free(timeline.taken.at);
    return error->status;
}

static const char *left_out(const struct result *result)
{
    return result->witness.workers == 0 ? "no timeline: no queue lied in this run" : NULL;
}

const struct plot_kind plot_timeline = {
    .name = "timeline",
    .caption = "One of the lies: who did what when, and what was inside meanwhile.",
    .left_out = left_out,
    .lay_out = draw,
};
