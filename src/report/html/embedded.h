/* Parts of the page that are files: their lines, each ended by a newline; NULL ends them. The build
 * makes them of the files of those names (embed.awk). */
#ifndef QLAB_REPORT_HTML_EMBEDDED_H
#define QLAB_REPORT_HTML_EMBEDDED_H

extern const char *const head_html[], *const style_css[]; /* up to <style>, and what it holds */
extern const char *const lie_html[];                      /* what a lie is */
extern const char *const legend_html[];                   /* how to read the tables */
extern const char *const foot_html[];                     /* from </main> on */

#endif
