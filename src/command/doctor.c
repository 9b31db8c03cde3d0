/* qlab doctor: what is here, what is missing, what is left over. */
#include <stdio.h>
#include <string.h>

#include "command/doctor/here.h"
#include "command/doctor/leftover.h"
#include "command/line/arguments.h"
#include "command/line/format.h"
#include "command/verbs.h"
#include "files/scratch.h"
#include "json/build.h"
#include "report/text/grid.h"

struct doctor_options {
    bool sweep;
    int format;
};

#define AT(member) OPTION_AT(struct doctor_options, member)

static const struct option_row rows[] = {
    {"sweep", "take away what is left over from dead processes", AT(sweep)},
    {"format", "how to print it", .words = words_format_no_csv, AT(format)},
    {0},
};

/* What is left over, and what became of it. */
struct rest {
    json_t *list;
    bool sweep;
    int error; /* errno value of the first that could not be taken away */
};

static void add_rest(const char *path, void *argument)
{
    struct rest *rest = argument;
    int error = rest->sweep ? scratch_take_away(path) : 0;
    rest->error = rest->error ? rest->error : error;
    rest->list = json_and(rest->list, json_pack("{s:o, s:b}", "path", json_text(path), "swept",
                                                rest->sweep && !error));
}

static bool is_whole(const struct here *list, size_t count)
{
    bool whole = true;
    for (size_t i = 0; i < count; i++)
        whole &= list[i].there || !list[i].needed;
    return whole;
}

static void print_text(const struct here *list, size_t count, const struct rest *rest)
{
    for (size_t i = 0; i < count; i++) {
        char head[40], text[600];
        snprintf(head, sizeof head, "%s %-15s ",
                 list[i].there    ? "✓"
                 : list[i].needed ? "✗"
                                  : "–",
                 list[i].name);
        snprintf(text, sizeof text, "%s%s%s", list[i].text, list[i].there ? "" : "; ",
                 list[i].there ? "" : list[i].install);
        text_wrap(stdout, head, text);
    }
    size_t i;
    json_t *one;
    json_array_foreach(rest->list, i, one)
        printf("%s %s\n", json_is_true(json_object_get(one, "swept")) ? "swept" : "left over:",
               json_string_value(json_object_get(one, "path")));
    printf("\n%s%s\n",
           is_whole(list, count) ? "Everything that a command needs is here."
                                 : "✗ is missing, and some command needs it.",
           json_array_size(rest->list) && !rest->sweep
               ? " qlab doctor --sweep takes away what is left over."
               : "");
}

static int print_json(const struct here *list, size_t count, const struct rest *rest)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        array = json_and(array, json_pack("{s:s, s:b, s:b, s:o, s:s?}", "name", list[i].name,
                                          "there", list[i].there, "needed", list[i].needed, "text",
                                          json_text(list[i].text), "install",
                                          list[i].there ? NULL : list[i].install));
    json_t *document = json_pack("{s:s, s:b, s:o, s:O}", "format", "qlab-doctor/1", "whole",
                                 is_whole(list, count), "here", array, "left_over", rest->list);
    return printed(json_give(stdout, document, JSON_COMPUTED));
}

static int doctor(int argc, char **argv)
{
    struct doctor_options chosen = {0};
    struct words none;
    struct here list[HERE_MOST];
    int status = STATUS_HOLDS;
    arguments_parse(&command_doctor, argc, argv, &chosen, &none);
    struct rest rest = {.list = json_array(), .sweep = chosen.sweep};
    size_t count = here_look(list);
    if (count == 0) {
        json_decref(rest.list);
        return complain(STATUS_SYSTEM, "out of memory");
    }
    leftover_find(add_rest, &rest);
    if (chosen.format == FORMAT_JSON)
        status = print_json(list, count, &rest);
    else
        print_text(list, count, &rest);
    json_decref(rest.list);
    if (rest.error)
        return complain(STATUS_SYSTEM, "not all could be taken away: %s", strerror(rest.error));
    return status ? status : is_whole(list, count) ? STATUS_HOLDS : STATUS_FEATURE;
}

const struct command command_doctor = {
    .name = "doctor",
    .arguments = "[options]",
    .summary = "what is here, what is missing, what is left over",
    .usage = "",
    .doc = "Looks at this machine and this build: which programs and libraries are here, what "
           "cannot be done without the others and how to install them, and what dead processes "
           "of the lab have left behind.\n\n"
           "  qlab doctor\n"
           "  qlab doctor --sweep\n"
           "\vExit status: 0, or 69 if something is missing that a command needs.",
    .options = (const struct option_table[]){{.rows = rows}, {0}},
    .run = doctor,
};
