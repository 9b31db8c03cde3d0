/* The measures plot: a panel for each measure of the workload, in it a line per queue over the
 * swept values, every run a dot. Without a sweep the queues stand side by side. What predicts a
 * measure is drawn dashed over it.
 */
#include "report/plot/curves.h"
#include "report/plot/kinds.h"
#include "report/text/measures_sentence.h"
#include "lab/lab_error.h"

#include <math.h>
#include <stdlib.h>

#define AXIS_WIDTH 56 /* left of a panel, for its tics */

/* Widens the range by the measure at every point and, for dots, in every counted run. */
static void include(const struct plot_source *source, size_t m, bool dots, struct range *range)
{
    const struct result *result = source->result;
    for (size_t i = 0; i < source->count; i++) {
        struct summary measured = measure_at(&source->points[i], m);
        range_include(range, summary_middle(&measured, measure_of(result, m)));
    }
    for (size_t i = 0; dots && i < result->row_count; i++)
        if (row_counts(&result->rows[i]))
            range_include(range, measure_in(&result->rows[i], m));
}

/* Fills in the panels that have a value, with their scales. Returns how many. */
static size_t make_panels(const struct plot_source *source, struct panel *panels)
{
    size_t shown[MEASURES_MOST + 1], count = measures_shown(source->result, shown), n = 0;
    for (size_t i = 0; i < count; i++) {
        struct range range = range_none;
        if (measure_predicted(source->result, shown[i]) != MEASURE_NONE)
            continue;
        include(source, shown[i], true, &range);
        for (size_t k = i + 1; k < count; k++)
            if (measure_predicted(source->result, shown[k]) == shown[i])
                include(source, shown[k], false, &range);
        if (range.least > range.most)
            continue;
        panels[n] = (struct panel){.m = shown[i]};
        panels[n++].scale = scale_make(measure_of(source->result, shown[i])->unit, &range);
    }
    return n;
}

static void write_panel(struct sheet *sheet, const struct plot_source *source, struct panel *panel,
                        double room, double *ends, const struct curve_files *files)
{
    const struct result *result = source->result;
    const struct lab *lab = result->lab;
    panel_head(sheet, result, panel, AXIS_WIDTH, room, files->heads, files->helps);
    panel_tics(sheet, panel, files->tics);
    fprintf(files->shelves, "%g\t%g\t%g\t%g\n", panel->left, panel->left + panel->across,
            panel->bottom, panel->bottom + panel->scale.shelf * 0.75);
    for (size_t i = 0; i < source->count; i++)
        curve_dots(source, panel, &source->points[i], files->dots);
    for (size_t queue = 0; queue < lab->queue_count; queue++) {
        curve_line(source, panel, queue, panel->m, files->lines, files->marks);
        for (size_t m = 0; m < workload_measures(lab->scenario.workload); m++)
            if (measure_predicted(result, m) == panel->m)
                curve_line(source, panel, queue, m, files->models, NULL);
    }
    if (swept(lab))
        curve_labels(sheet, source, panel, ends, files->labels);
    curve_places(sheet, source, panel, AXIS_WIDTH, files);
}

static int lay_out(struct sheet *sheet, const struct plot_source *source, struct panel *panels,
                   size_t count, double *ends)
{
    const struct lab *lab = source->result->lab;
    char finding[400];
    double labels = swept(lab) ? curve_label_width(sheet, source, panels, count) : 8;
    struct panel_grid grid = {.axis = AXIS_WIDTH, .labels = labels};
    grid.below = sheet->line * (swept(lab) ? 2.4 : 3.2);
    grid.least = swept(lab) ? 34 * (double)lab->value_count : 74 * (double)lab->queue_count;
    grid.up = fmax(150, 15 * (double)lab->queue_count);
    panels_place(sheet, panels, count, &grid);
    struct curve_files files = {
        sheet_data(sheet, "heads"), sheet_data(sheet, "helps"),  sheet_data(sheet, "tics"),
        sheet_data(sheet, "rules"), sheet_data(sheet, "values"), sheet_data(sheet, "names"),
        sheet_data(sheet, "dots"),  sheet_data(sheet, "lines"),  sheet_data(sheet, "models"),
        sheet_data(sheet, "marks"), sheet_data(sheet, "labels"), sheet_data(sheet, "shelves"),
    };
    for (size_t i = 0; i < count; i++)
        write_panel(sheet, source, &panels[i], labels, ends, &files);
    bool models = false;
    for (size_t m = 0; m < workload_measures(lab->scenario.workload); m++)
        models |= measure_predicted(source->result, m) != MEASURE_NONE;
    sheet_text(sheet, "note",
               models ? "Dot: a run. Mark and line: median over runs. Dashed: what is predicted."
                      : "Dot: a run. Mark and line: median over runs.");
    measures_sentence(finding, sizeof finding, source->result, source->points, true);
    if (sheet->terminal && sheet_text_width(sheet, finding) > sheet->width)
        *finding = '\0';
    if (!*finding)
        snprintf(finding, sizeof finding, "What came of it, by %s.",
                 swept(lab) ? knob_table[lab->sweep].name : "queue");
    sheet_text(sheet, "finding", finding);
    sheet->says_itself = true;
    return 0;
}

static int draw(struct sheet *sheet, const struct plot_source *source, struct lab_error *error)
{
    struct panel panels[MEASURES_MOST + 1];
    size_t count = make_panels(source, panels);
    double *ends = calloc(source->result->lab->queue_count, sizeof *ends);
    int status = 0;
    if (!ends) {
        error->status = status = 71;
        snprintf(error->text, sizeof error->text, "out of memory");
    } else if (count == 0) {
        error->status = status = 65;
        snprintf(error->text, sizeof error->text,
                 "runs.csv: no run that counts has a value of any measure");
    } else {
        status = lay_out(sheet, source, panels, count, ends);
    }
    free(ends);
    return status;
}

static const char *left_out(const struct result *result)
{
    return workload_measures(result->lab->scenario.workload) == 0
               ? "no measures: this workload has none of its own"
               : NULL;
}

const struct plot_kind plot_measures = {
    .name = "measures",
    .caption = "What the workload measured of its own, a panel each.",
    .measures = true,
    .fits_terminal = true,
    .left_out = left_out,
    .lay_out = draw,
};
