/* Output formats: each is a row, listed once. */
#include "report/exporter.h"

#include <string.h>

#include "report/folder/compare_data.h"
#include "report/folder/csv.h"
#include "report/folder/json.h"
#include "report/folder/throughput_data.h"
#include "report/text/compare_text.h"
#include "report/text/grid.h"
#include "report/text/page_text.h"
#include "report/text/throughput_text.h"

static int text_result(FILE *out, const struct result *result, bool colour)
{
    return page_text(out, result, GRID_WIDTH, colour);
}

static int json_result(FILE *out, const struct result *result, bool colour)
{
    (void)colour;
    return report_json(out, result);
}

static int json_comparison(FILE *out, const struct result *result, size_t baseline, bool colour)
{
    (void)colour;
    return compare_json(out, result, baseline);
}

static int text_throughput(FILE *out, const struct throughput_result *result, bool colour)
{
    return throughput_text(out, result, GRID_WIDTH, colour);
}

static int json_throughput(FILE *out, const struct throughput_result *result, bool colour)
{
    (void)colour;
    return throughput_json(out, result);
}

static int csv_result(FILE *out, const struct result *result, bool colour)
{
    (void)colour;
    return report_points_csv(out, result);
}

static int csv_comparison(FILE *out, const struct result *result, size_t baseline, bool colour)
{
    (void)colour;
    return compare_csv(out, result, baseline);
}

static int csv_throughput(FILE *out, const struct throughput_result *result, bool colour)
{
    (void)colour;
    return throughput_points_csv(out, result);
}

const struct exporter exporters[] = {
    {"text", text_result, compare_text, text_throughput},
    {"json", json_result, json_comparison, json_throughput},
    {"csv", csv_result, csv_comparison, csv_throughput},
    {NULL, NULL, NULL, NULL},
};

const struct exporter *exporter_find(const char *name)
{
    const struct exporter *exporter = exporters;
    while (name && exporter->name && strcmp(exporter->name, name) != 0)
        exporter++;
    return exporter->name ? exporter : NULL;
}
