/* The tables of a lab, on a page. */
#include "report/html/tables.h"

#include "report/html/escape.h"
#include "report/html/table_html.h"
#include "report/merge/shards_table.h"
#include "report/result/looks_table.h"
#include "report/result/measures_table.h"
#include "report/result/rates_table.h"
#include "report/result/speeds.h"
#include "report/result/wrong_table.h"
#include "report/text/measures_sentence.h"
#include "report/text/wrong_text.h"

static int put_table(FILE *out, const struct view *view,
                     void (*make)(struct table *, const struct view *))
{
    struct table table;
    make(&table, view);
    int error = html_table(out, &table);
    table_free(&table);
    return error;
}

int html_wrong(FILE *out, const struct view *view)
{
    if (!view_wrong(view))
        return 0;
    fputs("<h3>What else was wrong?</h3>\n", out);
    int error = html_words(out, view, "finding", true, view_wrong_sentences);
    return error ? error : put_table(out, view, wrong_table);
}

int html_rates(FILE *out, const struct view *view)
{
    return put_table(out, view, rates_table);
}

int html_measures(FILE *out, const struct view *view)
{
    char sentence[700];
    measures_sentence(sentence, sizeof sentence, view->result, view->points, false);
    fputs("<h3>What came of it?</h3>\n", out);
    if (*sentence) {
        fputs("<p class=\"finding\">", out);
        html_prose(out, sentence);
        fputs("</p>\n", out);
    }
    return put_table(out, view, measures_table);
}

int html_looks(FILE *out, const struct view *view)
{
    int error = put_table(out, view, looks_table);
    if (error || !view->result->shards)
        return error;
    fputs("<h3>Where did it lie?</h3>\n", out);
    return put_table(out, view, shards_table);
}

static int put_speeds(FILE *out, const char *title, const struct speeds *speeds,
                      void (*make)(struct table *, const struct speeds *))
{
    struct table table;
    make(&table, speeds);
    fprintf(out, "<h3>%s</h3>\n", title);
    int error = html_table(out, &table);
    table_free(&table);
    return error;
}

int html_speeds(FILE *out, const struct view *view)
{
    struct speeds speeds;
    int error = speeds_open(&speeds, view->result);
    error = error ? error : put_speeds(out, "How fast is it?", &speeds, speed_table);
    error = error ? error : put_speeds(out, "How much faster?", &speeds, ratio_table);
    error =
        error ? error : put_speeds(out, "Is it fair, and what does it cost?", &speeds, share_table);
    speeds_close(&speeds);
    return error;
}
