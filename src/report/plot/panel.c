/* Panels side by side and one below the other, with their heads and tics. */
#include "report/plot/panel.h"

#include <math.h>
#include <string.h>

#include "report/text/grid.h"

#define GAP        24 /* between panels in a row */
#define HELP_LINES 2

/* How high the head over a frame is. */
static double head_height(const struct sheet *sheet)
{
    return sheet->terminal ? 1.5 * sheet->line : sheet->line * (1.9 + 0.85 * HELP_LINES);
}

void panels_place(struct sheet *sheet, struct panel *panels, size_t count,
                  const struct panel_grid *grid)
{
    sheet->left = sheet->right = sheet->terminal ? 8 : 20;
    sheet->top = sheet->terminal ? 40 : 88;
    sheet->bottom = sheet->terminal ? 16 : 44;
    double across = sheet_across(sheet), around = grid->axis + grid->labels;
    size_t columns =
        count > 1 && !sheet->terminal && (across - GAP) / 2 - around >= fmax(grid->least, 120) ? 2
                                                                                               : 1;
    size_t rows = (count + columns - 1) / columns;
    double wide = (across - GAP * (double)(columns - 1)) / (double)columns;
    double high = head_height(sheet) + grid->up + grid->below;
    sheet->height = sheet->top + sheet->bottom + high * (double)rows;
    for (size_t i = 0; i < count; i++) {
        struct panel *panel = &panels[i];
        panel->left = (wide + GAP) * (double)(i % columns) + grid->axis;
        panel->across = wide - around;
        panel->up = grid->up;
        panel->bottom = high * (double)(rows - 1 - i / columns) + grid->below;
        panel->scale.from = panel->bottom;
        panel->scale.length = panel->up;
    }
}

/* Cuts off the first line of the text that has at most `most` letters; the last one that is allowed
 * ends in "…" if more would follow. Returns the rest. */
static const char *write_help(FILE *out, double x, double y, const char *text, size_t most,
                              bool last)
{
    size_t end = 0, length = strlen(text);
    for (size_t i = 1; i <= length; i++)
        if ((text[i] == ' ' || text[i] == '\0') && i <= most)
            end = i;
    if (end == 0)
        end = length;
    fprintf(out, "%g\t%g\t%.*s%s\n", x, y, (int)end, text, last && end < length ? " …" : "");
    return text + end + strspn(text + end, " ");
}

void panel_head(const struct sheet *sheet, const struct result *result, const struct panel *panel,
                double axis, double labels, FILE *heads, FILE *helps)
{
    const struct measure *class = measure_of(result, panel->m);
    double x = panel->left - axis, y = panel->bottom + panel->up + head_height(sheet);
    char text[160], model[100] = "";
    for (size_t m = 0; m < workload_measures(result->lab->scenario.workload); m++)
        if (measure_predicted(result, m) == panel->m && !sheet->terminal)
            snprintf(model, sizeof model, " · dashed: %s", measure_of(result, m)->label);
    snprintf(text, sizeof text, "%s%s%s", class->label, class->many ? " (p50)" : "", model);
    y -= sheet->terminal ? 0.5 * sheet->line : 0.9 * sheet->line;
    fprintf(heads, "%g\t%g\t%s\n", x, y, text);
    size_t most = (size_t)((panel->across + axis + labels) / (0.74 * sheet->letter));
    const char *rest = class->help;
    for (int i = 0; i < HELP_LINES && *rest && !sheet->terminal; i++)
        rest =
            write_help(helps, x, y - sheet->line * (1 + 0.8 * i), rest, most, i == HELP_LINES - 1);
}

void panel_tics(const struct sheet *sheet, const struct panel *panel, FILE *tics)
{
    struct tic list[TICS_MOST];
    size_t count = scale_tics(&panel->scale, 1.6 * sheet->line, list);
    for (size_t i = 0; i < count; i++)
        fprintf(tics, "%g\t%g\t%g\t%s\n", panel->left, list[i].at, panel->across, list[i].text);
}
