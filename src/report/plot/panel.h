/* Panels: several small plots on one sheet, for the plots of measures. */
#ifndef QLAB_REPORT_PLOT_PANEL_H
#define QLAB_REPORT_PLOT_PANEL_H

#include "report/plot/scale.h"
#include "report/plot/sheet.h"
#include "report/result/measures_shown.h"

struct panel {
    size_t m;     /* the measure it shows */
    size_t value; /* the swept value it shows, if it is of one only */
    struct scale scale;
    double left, bottom, across, up; /* its frame */
};

/* What panels need around their frames, and how they may be placed. */
struct panel_grid {
    double axis, labels; /* left and right of a frame */
    double below;        /* for what stands under it */
    double least;        /* its width if it can be had: else there is one panel in a row */
    double up;           /* its height */
};

/* Places the panels, two in a row if they are wide enough, and makes the sheet as high as it takes.
 * Scales are vertical. */
void panels_place(struct sheet *sheet, struct panel *panels, size_t count,
                  const struct panel_grid *grid);

/* Writes the measure's name over a panel, and under it in two lines what it is. `axis` and `labels`
 * are the room left and right of the frame. */
void panel_head(const struct sheet *sheet, const struct result *result, const struct panel *panel,
                double axis, double labels, FILE *heads, FILE *helps);

/* Writes the tics of a vertical scale: x, y, width of the line, text. */
void panel_tics(const struct sheet *sheet, const struct panel *panel, FILE *tics);

#endif
