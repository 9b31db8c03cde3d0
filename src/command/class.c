/* qlab class DIR...: what a class predicted, measured and passed. */
#include "command/class/passed.h"
#include "command/class/predicted.h"
#include "command/class/rates.h"
#include "command/class/students.h"
#include "command/course/page.h"
#include "command/line/arguments.h"
#include "command/line/colour.h"
#include "command/verbs.h"
#include "report/html/document.h"
#include "report/html/escape.h"
#include "report/html/table_html.h"
#include "report/text/table_text.h"
#include "report/text/terminal.h"

struct class_options {
    const char *output; /* NULL: the usual place */
    bool terminal;
};

static const struct option_row rows[] = {
    {"output", "write the page there", "FILE", OPTION_AT(struct class_options, output)},
    {"term", "print it here, and write no page", OPTION_AT(struct class_options, terminal)},
    {0},
};

/* Where tables go: a page or a terminal. */
struct printer {
    FILE *out;
    bool page;
    int error;
};

static void put_table(struct printer *printer, struct table *table)
{
    if (table->row_count && !printer->error) {
        if (printer->page) {
            printer->error = html_table(printer->out, table);
        } else {
            bool colour = colour_wanted(COLOUR_AUTO);
            size_t width = terminal_columns(printer->out);
            printer->error = table_text(printer->out, table, width, colour);
            if (!printer->error)
                printer->error = table_text_notes(printer->out, table, width);
            fputc('\n', printer->out);
        }
    }
    table_free(table);
}

static void put_heading(struct printer *printer, const char *text)
{
    fputs(printer->page ? "<h2>" : "", printer->out);
    if (printer->page)
        html_text(printer->out, text);
    else
        fputs(text, printer->out);
    fputs(printer->page ? "</h2>\n" : "\n\n", printer->out);
}

/* Whether no student before ran that lab. */
static bool first_of(const struct students *students, size_t student, const char *lab)
{
    for (size_t i = 0; i < student; i++)
        if (student_result(&students->list[i], lab))
            return false;
    return true;
}

static void put_all(struct printer *printer, const struct students *students)
{
    struct table table;
    for (size_t i = 0; i < students->count; i++)
        for (size_t k = 0; k < students->list[i].result_count; k++) {
            const char *lab = students->list[i].results[k]->lab->name;
            if (!first_of(students, i, lab))
                continue;
            put_heading(printer, lab);
            class_predictions(&table, students, lab);
            put_table(printer, &table);
            class_rates(&table, students, lab);
            put_table(printer, &table);
        }
    class_passed(&table, students);
    if (table.row_count)
        put_heading(printer, "Exercises");
    put_table(printer, &table);
}

static int write_page(FILE *out, const void *page)
{
    const struct students *students = page;
    struct printer printer = {.out = out, .page = true};
    html_begin(out, NULL);
    fprintf(out,
            "<header>\n<h1>The class</h1>\n<p class=\"quiet\">%zu student%s</p>\n</header>\n"
            "<main>\n",
            students->count, students->count == 1 ? "" : "s");
    put_all(&printer, students);
    int error = html_end(out, "class");
    return printer.error ? printer.error : error;
}

static int class(int argc, char **argv)
{
    struct class_options chosen = {0};
    struct words words;
    struct students students;
    arguments_parse(&command_class, argc, argv, &chosen, &words);
    int status = students_read(&students, words.list, words.count);
    if (!status && chosen.terminal) {
        struct printer printer = {.out = stdout};
        put_all(&printer, &students);
        status = printed(printer.error);
    } else if (!status) {
        status = page_put(chosen.output, "class.html", write_page, &students);
    }
    students_free(&students);
    return status;
}

static const char *check(void *typed, const struct words *words, char *problem, size_t size)
{
    const struct class_options *chosen = typed;
    (void)words;
    if (!chosen->terminal || !chosen->output)
        return NULL;
    snprintf(problem, size, "--term writes no page, so --output has no effect");
    return problem;
}

const struct command command_class = {
    .name = "class",
    .arguments = "DIR...",
    .summary = "a class side by side: predictions, rates, exercises",
    .usage = "DIR...",
    .doc =
        "Reads a folder for each student, named as it is: the run folders in it, and in its *.txt "
        "the lines that qlab check printed. One page says who predicted what, how often each "
        "queue lied by kind of machine, and who passed which exercise. Nothing is sent "
        "anywhere.\n\n"
        "  qlab class handed-in/*\n"
        "  qlab class handed-in/* --term\n"
        "\vOf each lab a student's newest complete run counts. Without --output the page is "
        "class.html in the results; its path goes to stdout.",
    .options = (const struct option_table[]){{.rows = rows}, {0}},
    .missing = "name what the students handed in, a folder each",
    .check = check,
    .run = class,
};
