/* Figures by name. */
#include "report/folder/columns.h"

#include <inttypes.h>

#include "json/build.h"
#include "report/folder/csv_value.h"
#include "report/result/point.h"

/* What stands behind a name: where the figure is, whether it is a double, whether in CSV alone. */
#define COUNT(of, member)    offsetof(struct of, member), false, false
#define REAL(of, member)     offsetof(struct of, member), true, false
#define REAL_CSV(of, member) offsetof(struct of, member), true, true

const struct column_class run_columns[] = {
    {"seed", COUNT(result_row, seed)},
    {"elapsed_ns", COUNT(result_row, elapsed_ns)},
    {"cpu_ns", COUNT(result_row, cpu_ns)},
    {"moved", COUNT(result_row, moved)},
    {"pieces", COUNT(result_row, pieces)},
    {"operations", COUNT(result_row, tally.operations)},
    {"put", COUNT(result_row, tally.put)},
    {"full", COUNT(result_row, tally.full)},
    {"got", COUNT(result_row, tally.got)},
    {"busy", COUNT(result_row, tally.busy)},
    {"pending", COUNT(result_row, tally.pending)},
    {"spurious", COUNT(result_row, tally.spurious)},
    {"legal_empty", COUNT(result_row, tally.legal_empty)},
    {"attempts", COUNT(result_row, tally.attempts)},
    {"first_attempts", COUNT(result_row, tally.first_attempts)},
    {"first_spurious", COUNT(result_row, tally.first_spurious)},
    {"episodes", COUNT(result_row, tally.episodes)},
    {"longest_episode_ns", COUNT(result_row, tally.longest_episode)},
    {0},
};

const struct column_class late_columns[] = {
    {"lost_items", COUNT(result_row, faulty.count[FAULT_LOST])},
    {"hangs", COUNT(result_row, faulty.count[FAULT_HANG])},
    {"late", COUNT(result_row, faulty.count[FAULT_LATE])},
    {"early", COUNT(result_row, faulty.count[FAULT_EARLY])},
    {"repeats", COUNT(result_row, faulty.count[FAULT_REPEAT])},
    {"invents", COUNT(result_row, faulty.count[FAULT_FRESH])},
    {"overtakes", COUNT(result_row, faulty.count[FAULT_ORDER])},
    {"beside_lost", COUNT(result_row, faulty.beside_lost)},
    {"inside_at_end", COUNT(result_row, faulty.inside)},
    {0},
};

const struct column_class point_columns[] = {
    {"runs", COUNT(point, runs)},
    {"runs_with_spurious", COUNT(point, runs_with_spurious)},
    {"runs_low", REAL_CSV(point, runs_interval.low)},
    {"runs_high", REAL_CSV(point, runs_interval.high)},
    {"attempts", COUNT(point, tally.attempts)},
    {"got", COUNT(point, tally.got)},
    {"spurious", COUNT(point, tally.spurious)},
    {"legal_empty", COUNT(point, tally.legal_empty)},
    {"busy", COUNT(point, tally.busy)},
    {"episodes", COUNT(point, tally.episodes)},
    {"longest_episode_ns", COUNT(point, tally.longest_episode)},
    {"rate_median", REAL(point, rate_median)},
    {"rate_low", REAL(point, rate.low)},
    {"rate_high", REAL(point, rate.high)},
    {"rate_min", REAL(point, rate_min)},
    {"rate_max", REAL(point, rate_max)},
    {"first_attempt_rate", REAL(point, first_attempt_rate)},
    {"ops_per_second", REAL(point, ops_per_second)},
    {"cpu_ns_per_item", REAL_CSV(point, cpu_ns_per_item)},
    {0},
};

const struct column_class summary_columns[] = {
    {"median", REAL(summary, median)},
    {"low", REAL(summary, interval.low)},
    {"high", REAL(summary, interval.high)},
    {"min", REAL(summary, least)},
    {"max", REAL(summary, most)},
    {"mean", REAL(summary, mean)},
    {"runs", COUNT(summary, runs)},
    {"runs_above_zero", COUNT(summary, runs_above_zero)},
    {"p50", REAL(summary, p50)},
    {"p99", REAL(summary, p99)},
    {"longest", REAL(summary, longest)},
    {0},
};

static double real_in(const struct column_class *column, const void *of)
{
    return *(const double *)((const char *)of + column->at);
}

static uint64_t count_in(const struct column_class *column, const void *of)
{
    return *(const uint64_t *)((const char *)of + column->at);
}

void columns_csv_names(FILE *out, const struct column_class *columns, const char *prefix)
{
    for (; columns->name; columns++)
        fprintf(out, ",%s%s%s", prefix, *prefix ? "_" : "", columns->name);
}

void columns_csv(FILE *out, const struct column_class *columns, const void *of)
{
    for (; columns->name; columns++)
        if (columns->real)
            csv_number(out, real_in(columns, of));
        else
            fprintf(out, ",%" PRIu64, count_in(columns, of));
}

json_t *columns_json(json_t *object, const struct column_class *columns, const void *of)
{
    for (; columns->name; columns++)
        if (!columns->csv)
            object = json_with(object, columns->name,
                               columns->real ? json_number(real_in(columns, of))
                                             : json_integer((json_int_t)count_in(columns, of)));
    return object;
}
