/* One row of writers; each is short, for a case is a case in every format. */
#include "command/check/cases.h"

#include <stdarg.h>
#include <string.h>

#include "command/session/command_line.h"
#include "json/build.h"
#include "report/text/grid.h"

void cases_add(struct cases *cases, const char *name, enum case_result result, int line,
               const char *format, ...)
{
    if (cases->count == CASES_MOST)
        return;
    struct check_case *added = &cases->list[cases->count++];
    *added = (struct check_case){.name = name, .result = result, .line = line};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(added->text, sizeof added->text, format, arguments);
    va_end(arguments);
}

static const char *const words[] = {[CASE_PASSED] = "passed",
                                    [CASE_FAILED] = "failed",
                                    [CASE_SKIPPED] = "skipped",
                                    [CASE_TOLD] = "told"};

static int write_text(FILE *out, const struct cases *cases)
{
    for (size_t i = 0; i < cases->count; i++) {
        const struct check_case *one = &cases->list[i];
        char head[40];
        snprintf(head, sizeof head, "%s %-19s",
                 one->result == CASE_FAILED    ? "✗"
                 : one->result == CASE_SKIPPED ? "–"
                 : one->result == CASE_TOLD    ? "·"
                                               : "✓",
                 one->name);
        text_wrap(out, head, one->text);
    }
    if (*cases->story) {
        fprintf(out, "\nThe shortest, in  %s\n%s", cases->client, cases->story);
        fputs("\nNext\n  qlab explain ", out);
        command_word(out, cases->queue);
        fprintf(out, " --program \"%s\" --capacity %zu%s%s%s%s\n", cases->client, cases->capacity,
                cases->options, *cases->schedule ? " --replay '" : "", cases->schedule,
                *cases->schedule ? "'" : "");
    }
    fputc('\n', out);
    text_wrap(out, "", cases->sentence);
    if (*cases->line)
        fprintf(out, "\n%s\n", cases->line);
    return 0;
}

static int write_json(FILE *out, const struct cases *cases)
{
    json_t *list = json_array();
    for (size_t i = 0; i < cases->count; i++) {
        const struct check_case *one = &cases->list[i];
        list = json_and(list, json_pack("{s:s, s:s, s:o, s:i}", "name", one->name, "result",
                                        words[one->result], "text", json_text(one->text), "line",
                                        one->line));
    }
    json_t *document = json_pack(
        "{s:s, s:o, s:s, s:o, s:o, s:s, s:I, s:s, s:o, s:o}", "format", "qlab-check/1", "queue",
        json_text(cases->queue), "verdict", cases->verdict, "sentence", json_text(cases->sentence),
        "cases", list, "client", cases->client, "capacity", (json_int_t)cases->capacity, "schedule",
        cases->schedule, "story", json_text(cases->story), "line", json_text(cases->line));
    int error = json_write(out, document, JSON_COMPUTED);
    json_decref(document);
    return error;
}

/* A text where XML gives characters a meaning, and has no others. */
static void put_xml(FILE *out, const char *text)
{
    for (; *text; text++)
        switch (*text) {
        case '&':
            fputs("&amp;", out);
            break;
        case '<':
            fputs("&lt;", out);
            break;
        case '>':
            fputs("&gt;", out);
            break;
        case '"':
            fputs("&quot;", out);
            break;
        default:
            fputc((unsigned char)*text < ' ' && *text != '\n' && *text != '\t' ? '?' : *text, out);
        }
}

static size_t count_of(const struct cases *cases, enum case_result result)
{
    size_t count = 0;
    for (size_t i = 0; i < cases->count; i++)
        count += cases->list[i].result == result;
    return count;
}

static int write_junit(FILE *out, const struct cases *cases)
{
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"", out);
    put_xml(out, cases->queue);
    fprintf(out, "\" tests=\"%zu\" failures=\"%zu\" skipped=\"%zu\">\n", cases->count,
            count_of(cases, CASE_FAILED), count_of(cases, CASE_SKIPPED));
    for (size_t i = 0; i < cases->count; i++) {
        const struct check_case *one = &cases->list[i];
        fputs("  <testcase classname=\"", out);
        put_xml(out, cases->queue);
        fprintf(out, "\" name=\"%s\">", one->name);
        if (one->result == CASE_FAILED || one->result == CASE_SKIPPED) {
            fprintf(out, "<%s message=\"", one->result == CASE_FAILED ? "failure" : "skipped");
            put_xml(out, one->text);
            fputs("\">", out);
            if (one->result == CASE_FAILED)
                put_xml(out, cases->story);
            fprintf(out, "</%s>", one->result == CASE_FAILED ? "failure" : "skipped");
        }
        fputs("</testcase>\n", out);
    }
    fputs("</testsuite>\n", out);
    return 0;
}

static int write_tap(FILE *out, const struct cases *cases)
{
    fprintf(out, "TAP version 13\n1..%zu\n", cases->count);
    for (size_t i = 0; i < cases->count; i++) {
        const struct check_case *one = &cases->list[i];
        fprintf(out, "%sok %zu - %s: %s%s\n", one->result == CASE_FAILED ? "not " : "", i + 1,
                one->name, one->text, one->result == CASE_SKIPPED ? " # SKIP" : "");
    }
    return 0;
}

/* A value in a workflow command of GitHub. */
static void put_github(FILE *out, const char *text)
{
    for (; *text; text++)
        if (*text == '%' || *text == '\n' || *text == '\r')
            fprintf(out, "%%%02X", (unsigned)*text);
        else
            fputc(*text, out);
}

static int write_github(FILE *out, const struct cases *cases)
{
    for (size_t i = 0; i < cases->count; i++) {
        const struct check_case *one = &cases->list[i];
        if (one->result != CASE_FAILED && one->result != CASE_TOLD)
            continue;
        fprintf(out, "::%s file=", one->result == CASE_FAILED ? "error" : "notice");
        put_github(out, cases->file);
        if (one->line)
            fprintf(out, ",line=%d", one->line);
        fprintf(out, "::%s: ", one->name);
        put_github(out, one->text);
        fputc('\n', out);
    }
    return 0;
}

const char *const cases_formats[] = {"text", "json", "junit", "tap", "github", NULL};
cases_writer *const cases_writers[] = {write_text, write_json, write_junit, write_tap,
                                       write_github};
