/* The player's page: style, data and script in one file. The policy in its head, made by the build
 * (play/head.py), allows this style and this script alone. */
#include "report/html/player.h"

#include <stddef.h>

#include "report/html/document.h"
#include "report/html/embedded.h"
#include "report/html/escape.h"
#include "report/result/finish.h"

/* Data inside of a script element: no tag may begin or end in it. */
static void put_data(FILE *out, const char *json)
{
    for (; *json; json++)
        if (*json == '<')
            fputs("\\u003c", out);
        else
            fputc(*json, out);
}

int html_player(FILE *out, const struct html_player *player)
{
    static const char *const *const script[] = {judge_js, graph_js, game_js, view_js,
                                                state_js, keys_js,  NULL};
    html_lines(out, player_head_html);
    fputs("<title>", out);
    html_text(out, player->title);
    fputs("</title>\n<style>", out);
    html_lines(out, play_css);
    html_lines(out, play_html);
    fputs("<footer><p>Made by <code>qlab play</code>: the queue's own source, every state of it, "
          "explored.",
          out);
    if (player->up) {
        fputs(" <a href=\"", out);
        html_text(out, player->up);
        fputs("\">Back to the course</a>", out);
    }
    fputs("</p></footer>\n<script type=\"application/json\" id=\"data\">", out);
    put_data(out, player->levels);
    fputs("</script>\n", out);
    if (player->next) {
        fputs("<script type=\"application/json\" id=\"next-page\">\"", out);
        html_text(out, player->next);
        fputs("\"</script>\n", out);
    }
    fputs("<script>", out);
    for (size_t i = 0; script[i]; i++)
        html_lines(out, script[i]);
    fputs("</script>\n</body>\n</html>\n", out);
    return report_finish(out);
}
