/* The study session: the outline, the notes, the walk. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "command/expect.h"
#include "lab/part.h"
#include "study/study.h"

static void test_outline(void)
{
    struct said said = expect(0, "list");
    check_that(strstr(said.out, "Part 1, day: The student's day\n\n   4  tiny     –") != NULL,
               "nothing is done yet, got:\n%.200s", said.out);
    said_free(&said);
    run_lab("tiny");
    said = expect(0, "list");
    check_that(strstr(said.out, "   4  tiny     done 20") && strstr(said.out, "  11  small    –"),
               "one lab is done, got:\n%.300s", said.out);
    said_free(&said);
    said = expect(0, "list --format=json");
    json_t *document = json_of(said.out);
    json_t *part = json_array_get(json_object_get(document, "parts"), 0);
    json_t *lab = json_array_get(json_object_get(part, "labs"), 0);
    check_text("part", json_string_value(json_object_get(part, "name")), "day");
    check_text("lab", json_string_value(json_object_get(lab, "name")), "tiny");
    const char *done = json_string_value(json_object_get(lab, "done"));
    check_that(done && strlen(done) == 10 && done[4] == '-', "a day, got %s", done ? done : "null");
    check_that(json_array_size(json_object_get(document, "queues")) > 5, "the queues are there");
    json_decref(document);
    said_free(&said);
}

/* Where the parts begin and end. */
static void test_parts(void)
{
    static const struct {
        int lab, part;
    } cases[] = {{0, 0}, {1, 1}, {10, 1}, {11, 2}, {16, 2}, {17, 3}, {23, 3}, {24, 4}, {9999, 4}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char what[32];
        const struct lab_part *part = part_of(cases[i].lab);
        snprintf(what, sizeof what, "part of lab %d", cases[i].lab);
        check_int(what, part ? part->number : 0, cases[i].part);
    }
    check_int("by name", part_find("lock-free") ? part_find("lock-free")->number : 0, 3);
    check_int("by number", part_find("2") ? part_find("2")->number : 0, 2);
    check_that(!part_find("0") && !part_find("") && !part_find("12"), "no such part");
}

static void test_names(void)
{
    struct said said = expect(0, "list --names");
    check_text("labs", said.out, "tiny\nsmall\nendless\n");
    said_free(&said);
    said = expect(0, "list --names=parts");
    check_text("parts", said.out, "day\nlocks\nlock-free\nwild\n");
    said_free(&said);
    said = expect(0, "list --names=queues");
    check_that(strncmp(said.out, "mutex\n", 6) == 0, "queues, got %.40s", said.out);
    said_free(&said);
    expect_complaint(64, "list --names=lab", "expected labs");
}

/* Without a terminal the walk is told as commands; labs that were done are left out. */
static void test_commands(void)
{
    struct said said = expect(0, "study </dev/null");
    check_that(!strstr(said.out, "tiny") && strstr(said.out, "\nqlab show small\n"),
               "begins with the first lab not done, got:\n%s", said.out);
    check_int("commands", count_of(said.out, "\nqlab "), 12);
    check_int("parts", count_of(said.out, "# Part "), 2);
    said_free(&said);
    said = expect(0, "study 1 --again </dev/null");
    check_int("commands", count_of(said.out, "\nqlab "), 6);
    check_that(strstr(said.out, "\nqlab note tiny ") != NULL, "all of part 1, got:\n%s", said.out);
    said_free(&said);
    said = expect(0, "study day </dev/null");
    check_that(strstr(said.out, "is done") != NULL, "nothing to do, got:\n%s", said.out);
    said_free(&said);
    expect_complaint(64, "study lock", "expected locks");
    expect_complaint(64, "study 1 2", "one part");
}

/* What the walk prints is right: it is typed here as it stands, in a folder of its own. */
static void test_commands_run(void)
{
    struct said said = program_run(
        "study locks </dev/null | sed 's|^qlab|%s|' >%s/walk.sh && cd %s && sh -e walk.sh",
        QLAB_PROGRAM, program_folder(), program_folder());
    check_int("exit status", said.status, 0);
    char path[160];
    snprintf(path, sizeof path, "%s/notes.md", program_folder());
    char *text = text_of(path);
    check_that(strstr(text, "in your words") != NULL, "the note, got:\n%s%s", text, said.err);
    free(text);
    said_free(&said);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"list: what was done", test_outline},
        {"the parts of the course", test_parts},
        {"list --names", test_names},
        {"note: the entry", test_note_entry},
        {"note: the file keeps text, mode and link", test_note_keeps_the_file},
        {"note: several at once", test_note_at_once},
        {"note: the disk is full", test_note_full_disk},
        {"note: refusals", test_note_refused},
        {"study without a terminal", test_commands},
        {"study: its commands as a script", test_commands_run},
        {"study: a walk", test_walk},
        {"study: skip, quit, ^D", test_walk_left},
        {"study: ^C", test_walk_interrupted},
        {NULL, NULL},
    };
    program_folder();
    make_labs();
    int failed = check_main("study", cases);
    program_clean();
    return failed;
}
