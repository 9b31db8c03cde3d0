/* Where a merged result was made. Rates are those of a class, whose machines are alike; over
 * several classes there is none, for it would be the rate of whatever mixture was at hand.
 */
#include "report/merge/shards_table.h"

#include <math.h>
#include <stdio.h>

#include "lab/figure.h"
#include "report/merge/machines.h"

/* Machines of one class, which stand side by side; or all of them. */
struct span {
    size_t from, to;
};

static struct span class_from(const struct shards *shards, size_t from)
{
    struct span span = {from, from + 1};
    while (span.to < shards->machine_count &&
           machine_class_order(&shards->machines[from], &shards->machines[span.to]) == 0)
        span.to++;
    return span;
}

static size_t count_classes(const struct shards *shards)
{
    size_t count = 0;
    for (size_t at = 0; at < shards->machine_count; at = class_from(shards, at).to)
        count++;
    return count;
}

/* The smallest and the largest rate of its machines, and how many times larger that is. */
static void add_between(struct table *table, const struct shares *shares, struct span span,
                        size_t queue)
{
    double least = NAN, most = NAN;
    for (size_t machine = span.from; machine < span.to; machine++) {
        double rate = share_rate(shares_at(shares, machine, queue, shares->values));
        least = fmin(least, rate); /* of a number and NAN: the number */
        most = fmax(most, rate);
    }
    if (span.to - span.from < 2 || isnan(most)) {
        table_cell(table, PLAIN, "–");
        return;
    }
    table_cell(table, PLAIN, "%s", most > 0 ? figure_range(least, most).text : "0");
    if (least > 0)
        table_below(table, "x%s", figure_plain(most / least).text);
}

static void add_row(struct table *table, const struct shares *shares, struct span span,
                    size_t queue, bool pooled)
{
    struct share sum = {0};
    for (size_t machine = span.from; machine < span.to; machine++)
        share_add(&sum, shares_at(shares, machine, queue, shares->values));
    struct interval lied = share_interval(&sum);
    table_cell(table, PLAIN, "%zu", span.to - span.from);
    table_cell(table, PLAIN, "%s", figure_of(sum.shards_lied, sum.shards).text);
    if (sum.shards > 0 && sum.shards_lied > 0)
        table_below(table, "%s", figure_range(lied.low, lied.high).text);
    else if (sum.shards > 0)
        table_below(table, "≤ %s", figure_rate(lied.high).text);
    table_cell(table, PLAIN, "%s", figure_of(sum.runs_lied, sum.runs).text);
    table_cell(table, PLAIN, "%s", figure_of(sum.spurious, sum.attempts).text);
    table_cell(table, sum.spurious ? STRONG : PLAIN, "%s",
               pooled ? figure_rate(share_rate(&sum)).text : "–");
    add_between(table, shares, span, queue);
}

static void add_queue(struct table *table, const struct view *view, const struct shares *shares,
                      size_t classes, const struct line *line)
{
    const struct shards *shards = view->result->shards;
    struct span span = {0, 0};
    for (size_t class = 0; class < classes; class ++) {
        span = class_from(shards, span.to);
        table_row(table, class == 0 && classes > 1 && line != view->lines);
        if (class == 0)
            table_cell(table, PLAIN, "%s", line->class->name);
        else
            table_same(table);
        if (classes > 1)
            table_cell(table, PLAIN, "%zu", class + 1);
        add_row(table, shares, span, line->queue, true);
    }
    if (classes < 2)
        return;
    table_row(table, false);
    table_same(table);
    table_cell(table, PLAIN, "all");
    add_row(table, shares, (struct span){0, shards->machine_count}, line->queue, false);
}

static void add_classes(struct table *table, const struct shards *shards)
{
    struct span span = {0, 0};
    for (size_t class = 1; span.to < shards->machine_count; class ++) {
        char name[40];
        span = class_from(shards, span.to);
        const struct host *host = &shards->machines[span.from];
        snprintf(name, sizeof name, "class %zu", class);
        table_note(table, NOTE_DEFINITION, name,
                   "%s%s%s · %d of %d processors · %s · %s %s · commit %s",
                   *host->cpu ? host->cpu : "processor unknown", *host->hardware ? ", " : "",
                   host->hardware, host->cpus_allowed, host->cpus_online, host->kernel,
                   host->compiler, host->flags, host->commit);
    }
}

void shards_table(struct table *table, const struct view *view)
{
    static const char *const figures[] = {"machines",      "shards lied", "runs lied",
                                          "lies of calls", "rate",        "between machines"};
    const struct shards *shards = view->result->shards;
    size_t classes = count_classes(shards);
    struct shares shares;
    table_begin(table, "All swept values together. Machines of a class are alike.");
    table_words(table, HEAD, "queue");
    if (classes > 1)
        table_words(table, HEAD, "class");
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        table_figures(table, BETWEEN, figures[i]);
    if (shares_open(&shares, view->result)) {
        for (size_t i = 0; i < view->line_count; i++)
            add_queue(table, view, &shares, classes, &view->lines[i]);
    } else {
        table->failed = true;
    }
    shares_close(&shares);
    table_note(
        table, NOTE_LEGEND, NULL,
        "Shards lied: at least once in a counted run; below it the 95 %% Clopper–Pearson "
        "interval. Rate: lies of calls within the class; over several classes there is none. "
        "Between machines: the smallest and the largest rate of a machine. The intervals of "
        "the other tables draw machines, then shards of each, then runs of each.");
    add_classes(table, shards);
}

static unsigned count_left_out(const struct shards *shards, enum shard_fate fate)
{
    unsigned count = 0;
    for (size_t i = shards->counted; i < shards->count; i++)
        count += shards->list[i].fate == fate;
    return count;
}

void shards_sentence(char *text, size_t size, const struct shards *shards)
{
    size_t classes = count_classes(shards), noisy = 0, used;
    double load = 0;
    for (size_t i = 0; i < shards->counted; i++) {
        const struct shard *shard = &shards->list[i];
        noisy += shard_noisy(shards, shard);
        load = fmax(load, fmax(shard->load_start, shard->load_end));
    }
    used = (size_t)snprintf(text, size, "%s shard%s on %s machine%s",
                            figure_count(shards->counted).text, shards->counted == 1 ? "" : "s",
                            figure_count(shards->machine_count).text,
                            shards->machine_count == 1 ? "" : "s");
    if (classes > 1)
        used += (size_t)snprintf(text + used, size - used, " of %zu classes", classes);
    used += (size_t)snprintf(text + used, size - used, " · load up to %.1f", load);
    if (noisy)
        used += (size_t)snprintf(text + used, size - used,
                                 " · noisy: in %s the load was above the processors",
                                 figure_count(noisy).text);
    if (shards->counted < shards->count)
        snprintf(text + used, size - used, " · left out: %u repeated, %u incomplete",
                 count_left_out(shards, SHARD_REPEATED), count_left_out(shards, SHARD_INCOMPLETE));
}
