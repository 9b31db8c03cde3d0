/* Output formats: each is a row, listed once. */
#include "report/exporter.h"

#include <string.h>

#include "report/folder/compare_data.h"
#include "report/folder/csv.h"
#include "report/folder/json.h"
#include "report/text/compare_text.h"
#include "report/text/page_text.h"
#include "report/text/speed_text.h"
#include "report/text/terminal.h"

static int text_result(FILE *out, const struct result *result, bool colour)
{
    return page_text(out, result, terminal_columns(out), colour);
}

static int text_comparison(FILE *out, const struct result *result, bool colour)
{
    return workload_unrecorded(result->lab->scenario.workload)
               ? speed_text(out, result, terminal_columns(out), colour)
               : compare_text(out, result, colour);
}

static int json_result(FILE *out, const struct result *result, bool colour)
{
    (void)colour;
    return report_json(out, result);
}

static int json_comparison(FILE *out, const struct result *result, bool colour)
{
    (void)colour;
    return compare_json(out, result);
}

static int csv_result(FILE *out, const struct result *result, bool colour)
{
    (void)colour;
    return report_points_csv(out, result);
}

static int csv_comparison(FILE *out, const struct result *result, bool colour)
{
    (void)colour;
    return compare_csv(out, result);
}

/* The first is the usual one; a NULL name ends them. */
static const struct exporter exporters[] = {
    {"text", text_result, text_comparison},
    {"json", json_result, json_comparison},
    {"csv", csv_result, csv_comparison},
    {NULL, NULL, NULL},
};

const struct exporter *exporter_find(const char *name)
{
    const struct exporter *exporter = exporters;
    while (name && exporter->name && strcmp(exporter->name, name) != 0)
        exporter++;
    return exporter->name ? exporter : NULL;
}
