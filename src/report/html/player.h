/* The player: a page on which the reader is the scheduler. */
#ifndef QLAB_REPORT_HTML_PLAYER_H
#define QLAB_REPORT_HTML_PLAYER_H

#include <stdio.h>

struct html_player {
    const char *title;
    const char *levels; /* JSON, as src/command/play/README.md says */
    const char *next;   /* the page behind the last level, or NULL: then the first level is */
    const char *up;     /* where the page's footer leads: a relative address; NULL: nowhere */
};

/* Writes the page: it needs no other file, and its policy lets it ask for none. 0 or an errno
 * value. */
int html_player(FILE *out, const struct html_player *player);

#endif
