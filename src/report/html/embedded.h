/* Parts of the page that are files: their lines, each ended by a newline; NULL ends them. The build
 * makes them of the files of those names (embed.awk). */
#ifndef QLAB_REPORT_HTML_EMBEDDED_H
#define QLAB_REPORT_HTML_EMBEDDED_H

extern const char *const head_html[], *const style_css[]; /* up to <style>, and what it holds */
extern const char *const lie_html[];                      /* what a lie is */
extern const char *const legend_html[];                   /* how to read the tables */
extern const char *const foot_html[];                     /* from </main> on */
extern const char *const handout_css[];                   /* sheets and slides, besides */

/* The player (play/): up to <title>, its style, its body, and its script in this order. */
extern const char *const around_head_html[]; /* as head_html, of a page that frames players */
extern const char *const player_head_html[], *const play_css[], *const play_html[];
extern const char *const judge_js[],
    *const graph_js[], *const game_js[], *const view_js[], *const state_js[], *const keys_js[];

#endif
