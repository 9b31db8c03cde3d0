/* Sheets and slides are made of the same pieces of a lesson. */
#include "report/html/handout.h"

#include "lab/guess.h"
#include "lab/lab_find.h"
#include "report/html/document.h"
#include "report/html/embedded.h"
#include "report/html/escape.h"
#include "report/html/markdown.h"
#include "report/text/passage.h"

static void put_part(FILE *out, const struct html_handout *handout, const char *heading)
{
    struct passage part = passage_under(handout->text, handout->answer, heading);
    html_markdown(out, part.begin, part.end);
}

/* The story: what stands between the title and the first heading. */
static void put_story(FILE *out, const struct html_handout *handout)
{
    struct passage rest = {handout->text, handout->answer}, piece;
    while (passage_next(&rest, &piece) && !(piece.begin[0] == '#' && piece.begin[1] == '#'))
        if (piece.begin[0] != '#')
            html_markdown(out, piece.begin, piece.end);
}

static void put_prediction(FILE *out, const struct prediction *prediction)
{
    char words[300], expected[200];
    fputs("<tr><th scope=\"row\" class=\"text\"><code>", out);
    html_text(out, prediction->name);
    fputs("</code></th><td class=\"prose\">", out);
    html_prose(out, predict_words(words, sizeof words, prediction));
    fputs("<br><small>", out);
    html_prose(out, guess_expected(expected, sizeof expected, prediction));
    fputs("</small></td><td class=\"blank\"></td><td class=\"blank\"></td></tr>\n", out);
}

/* A row for everything that can be predicted, with room for guess and measurement. */
static void put_predictions(FILE *out, const struct lab *lab)
{
    if (lab->predict.count == 0)
        return;
    fputs(
        "<h2>Predict first</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" "
        "aria-label=\"Predictions\"><table>\n<thead><tr><th scope=\"col\" class=\"text\">name</th>"
        "<th scope=\"col\" class=\"text\">what</th><th scope=\"col\">my guess</th>"
        "<th scope=\"col\">measured</th></tr></thead>\n<tbody>\n",
        out);
    for (size_t i = 0; i < lab->predict.count; i++)
        put_prediction(out, &lab->predict.list[i]);
    fputs("</tbody></table></div>\n<pre class=\"command\">qlab run ", out);
    html_text(out, lab_word(lab));
    fputs(" --predict NAME=GUESS ...</pre>\n", out);
}

static void put_title(FILE *out, const struct lab *lab, const char *tag)
{
    fprintf(out, "<%s>", tag);
    if (lab->number)
        fprintf(out, "<span class=\"number\">%d</span> ", lab->number);
    html_text(out, lab->name);
    fprintf(out, "</%s>\n<p class=\"question\">", tag);
    html_text(out, lab->title);
    fputs("</p>\n", out);
}

/* ---- the sheet ---- */

static void put_room(FILE *out, const char *heading, const char *class)
{
    fprintf(out, "<h2>%s</h2>\n<div class=\"%s\"></div>\n", heading, class);
}

int html_sheet(FILE *out, const struct html_handout *handout)
{
    html_begin(out, handout_css);
    fputs("<header>\n", out);
    put_title(out, handout->lab, "h1");
    fputs("<p class=\"names\"><span>Name</span><span>Machine</span><span>Date</span></p>\n"
          "</header>\n<main class=\"sheet\">\n",
          out);
    put_story(out, handout);
    fputs("<h2>The question</h2>\n", out);
    put_part(out, handout, "## The question");
    put_room(out, "What I think, before I measure", "lines");
    put_predictions(out, handout->lab);
    fputs("<h2>Run it</h2>\n", out);
    put_part(out, handout, "## Run it");
    fputs(
        "<h2>The shortest way to the wrong answer</h2>\n<div class=\"lanes\"><p>A</p><p>B</p></div>"
        "\n",
        out);
    put_room(out, "Why it happens, in my words", "lines");
    return html_end(out, "sheet");
}

/* ---- the slides ---- */

static void begin_slide(FILE *out, const struct html_handout *handout)
{
    fputs("<section class=\"slide\">\n<p class=\"of\">", out);
    html_text(out, handout->lab->name);
    fputs("</p>\n", out);
}

static void end_slide(FILE *out)
{
    fputs("</section>\n", out);
}

/* A slide for each question, after one for what must be known to understand them. */
static void put_questions(FILE *out, const struct html_handout *handout)
{
    const struct passage all = passage_under(handout->text, handout->answer, "## The question");
    struct passage rest = all, piece;
    begin_slide(out, handout);
    while (passage_next(&rest, &piece))
        if (!passage_asks(&piece))
            html_markdown(out, piece.begin, piece.end);
    end_slide(out);
    for (rest = all; passage_next(&rest, &piece);) {
        if (!passage_asks(&piece))
            continue;
        begin_slide(out, handout);
        fputs("<div class=\"asked\">", out);
        html_markdown(out, piece.begin, piece.end);
        fputs("</div>\n", out);
        end_slide(out);
    }
}

static void put_lab(FILE *out, const struct html_handout *handout)
{
    begin_slide(out, handout);
    put_title(out, handout->lab, "h2");
    put_story(out, handout);
    end_slide(out);
    put_questions(out, handout);
    if (handout->lab->predict.count) {
        begin_slide(out, handout);
        put_predictions(out, handout->lab);
        end_slide(out);
    }
    begin_slide(out, handout);
    fputs("<h2>Run it</h2>\n", out);
    put_part(out, handout, "## Run it");
    end_slide(out);
}

int html_slides(FILE *out, const struct html_slides *slides)
{
    html_begin(out, handout_css);
    fprintf(out, "<main class=\"slides\">\n<section class=\"slide\">\n<h1>Part %d: %s</h1>\n<ol>\n",
            slides->part->number, slides->part->title);
    for (size_t i = 0; i < slides->count; i++) {
        fputs("<li>", out);
        html_text(out, slides->labs[i].lab->title);
        fputs("</li>\n", out);
    }
    fputs("</ol>\n</section>\n", out);
    for (size_t i = 0; i < slides->count; i++)
        put_lab(out, &slides->labs[i]);
    return html_end(out, "slides");
}
