/* Pages of the course. Links are relative, so they work from a folder as from any server. */
#include "report/html/site.h"

#include <string.h>

#include "lab/part.h"
#include "report/html/document.h"
#include "report/html/escape.h"
#include "report/html/markdown.h"
#include "report/html/svg.h"

static void put_address(FILE *out, const char *address, const char *words)
{
    fputs("<a href=\"", out);
    html_text(out, address);
    fputs("\">", out);
    html_text(out, words);
    fputs("</a>", out);
}

static void put_link(FILE *out, const struct html_lesson *lesson)
{
    char address[200];
    snprintf(address, sizeof address, "%.190s.html", lesson->name);
    put_address(out, address, lesson->name);
}

static void put_row(FILE *out, const struct html_lesson *lesson)
{
    fputs("<tr><td>", out);
    if (lesson->number)
        fprintf(out, "%d", lesson->number);
    fputs("</td><th scope=\"row\" class=\"text\">", out);
    put_link(out, lesson);
    fputs("</th><td class=\"prose\">", out);
    html_text(out, lesson->title);
    fputs("</td><td class=\"text\">", out);
    if (lesson->player)
        put_address(out, lesson->player, "play");
    fputs("</td></tr>\n", out);
}

int html_site_index(FILE *out, const struct html_site *site)
{
    const struct lab_part *before = NULL;
    html_begin(out, NULL);
    fputs("<header>\n<h1>Why does a queue say Empty when it is not?</h1>\n"
          "<p class=\"quiet\">A course in labs: read, guess, play the scheduler, look at what was "
          "measured.</p>\n</header>\n<main>\n"
          "<p><a href=\"report.html\">All results on one page</a></p>\n"
          "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"The labs\">\n<table>\n"
          "<thead><tr><th scope=\"col\">no.</th><th scope=\"col\" class=\"text\">lab</th>"
          "<th scope=\"col\" class=\"text\">question</th>"
          "<th scope=\"col\" class=\"text\">be the scheduler</th></tr></thead>\n<tbody>\n",
          out);
    for (size_t i = 0; i < site->count; i++) {
        const struct lab_part *part = part_of(site->lessons[i].number);
        if (part && part != before)
            fprintf(out,
                    "<tr class=\"group\"><th scope=\"rowgroup\" class=\"text\" colspan=\"4\">Part "
                    "%d: %s</th></tr>\n",
                    part->number, part->title);
        before = part;
        put_row(out, &site->lessons[i]);
    }
    fputs("</tbody>\n</table>\n</div>\n", out);
    return html_end(out, "site");
}

static void put_picture(FILE *out, const struct html_lesson *lesson)
{
    fputs("<h2>What was measured</h2>\n<figure>\n<div class=\"wide\" tabindex=\"0\" "
          "role=\"region\" aria-label=\"Plot\">",
          out);
    html_svg(out, lesson->picture, "plot-", lesson->caption);
    fputs("</div>\n<figcaption>", out);
    html_text(out, lesson->caption);
    fputs(" <a href=\"report.html\">All results</a></figcaption>\n</figure>\n", out);
}

int html_site_lesson(FILE *out, const struct html_site *site, size_t i)
{
    const struct html_lesson *lesson = &site->lessons[i];
    html_begin(out, NULL);
    fputs("<nav class=\"up\" aria-label=\"Course\"><p><a href=\"index.html\">The course</a>", out);
    if (i) {
        fputs(" · before: ", out);
        put_link(out, lesson - 1);
    }
    if (i + 1 < site->count) {
        fputs(" · next: ", out);
        put_link(out, lesson + 1);
    }
    fputs("</p></nav>\n<main>\n", out);
    html_markdown(out, lesson->text, lesson->answer);
    if (lesson->player) {
        fputs("<h2>Play it</h2>\n<p>", out);
        put_address(out, lesson->player, "Be the scheduler");
        fputs(": make it lie, or say that nobody can.</p>\n", out);
    }
    if (*lesson->answer) {
        fputs("<details>\n<summary>The answer, when you have guessed</summary>\n", out);
        html_markdown(out, lesson->answer, lesson->answer + strlen(lesson->answer));
        fputs("</details>\n", out);
    }
    if (lesson->picture)
        put_picture(out, lesson);
    return html_end(out, "site");
}
