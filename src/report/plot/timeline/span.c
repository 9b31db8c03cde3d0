/* The timeline's stretch of time. */
#include "report/plot/timeline/span.h"

#include <math.h>
#include <stdio.h>

double span_time(const struct span *span, uint64_t stamp)
{
    double ticks =
        stamp >= span->origin ? (double)(stamp - span->origin) : -(double)(span->origin - stamp);
    return stamp == STAMP_NEVER ? INFINITY : ticks * span->per_tick;
}

bool span_shows(const struct span *span, const struct operation *call)
{
    return span_time(span, call->invoked) <= span->end &&
           span_time(span, call->returned) >= span->begin;
}

double span_x(const struct span *span, double time)
{
    double x = (time - span->begin) / (span->end - span->begin) * span->across;
    return fmin(fmax(x, 0), span->across);
}

double span_at(const struct span *span, double x)
{
    return span->begin + x / span->across * (span->end - span->begin);
}

double span_drawn(const struct span *span, double time)
{
    return span->tickets ? time : time / 1e9;
}

/* Widens the span to a moment, if that leaves the exhibit wide enough. */
static void include(struct span *span, double length, double time)
{
    if (time >= -3 * length)
        span->begin = fmin(span->begin, time);
    if (time <= 4 * length)
        span->end = fmax(span->end, time);
}

struct span span_make(double across, const struct history *history, const struct exhibit *exhibit)
{
    struct span span = {.origin = exhibit->call->invoked, .per_tick = 1, .across = across};
    span.tickets = history->ticks_per_second == 0;
    if (!span.tickets)
        span.per_tick = 1e9 / (double)history->ticks_per_second;
    double length = fmax(span_time(&span, exhibit->end), span.per_tick);
    span.begin = -0.6 * length;
    span.end = 1.6 * length;
    for (size_t i = 0; i < exhibit->link_count && i < LINKS_MOST; i++) {
        include(&span, length, span_time(&span, exhibit->links[i].from));
        include(&span, length, span_time(&span, exhibit->links[i].until));
    }
    if (exhibit->deadline != STAMP_NEVER)
        include(&span, length, span_time(&span, exhibit->deadline));
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; i < history->logs[w].count; i++) {
            const struct operation *call = &history->logs[w].operations[i];
            if (call->invoked > exhibit->end || call->returned < exhibit->call->invoked)
                continue;
            include(&span, length, span_time(&span, call->invoked));
            include(&span, length, span_time(&span, call->returned));
        }
    double margin = 0.04 * (span.end - span.begin);
    span.begin -= margin;
    span.end += margin;
    return span;
}

char *span_write(char *text, size_t size, const struct span *span, double time)
{
    static const char *const units[] = {"ns", "us", "ms", "s"};
    size_t unit = 0;
    for (; !span->tickets && fabs(time) >= 999.5 && unit < 3; unit++)
        time /= 1000;
    snprintf(text, size, "%s%.4g%s%s",
             time < 0   ? "−"
             : time > 0 ? "+"
                        : "",
             fabs(time), span->tickets ? "" : " ", span->tickets ? "" : units[unit]);
    return text;
}
