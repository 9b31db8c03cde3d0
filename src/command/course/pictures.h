/* The pictures of one entry of the report. */
#ifndef QLAB_COMMAND_COURSE_PICTURES_H
#define QLAB_COMMAND_COURSE_PICTURES_H

#include "command/course/collection.h"

/* Draws all plots that the result has, or only that of the kind `first`, afresh: so they show what
 * its rows say, in today's style, and nothing gets into the page that gnuplot did not write just
 * now. What cannot be drawn is told in no_picture. Returns 0, or the exit status that plot_draw
 * gave. */
int entry_draw(struct entry *entry, const struct plot_kind *first);

#endif
