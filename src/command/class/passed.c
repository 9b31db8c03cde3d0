/* Who passed which exercise. */
#include "command/class/passed.h"

#include <string.h>

enum { LABS = 40 };

/* The labs of which anybody has a line, each once. Returns how many. */
static size_t gather(const struct students *students, const char *labs[LABS])
{
    size_t count = 0;
    for (size_t i = 0; i < students->count; i++)
        for (size_t k = 0; k < students->list[i].passed_count; k++) {
            const char *lab = students->list[i].passed[k].lab;
            size_t at = 0;
            while (at < count && strcmp(labs[at], lab) != 0)
                at++;
            if (at == count && count < LABS)
                labs[count++] = lab;
        }
    return count;
}

static void add_passed(struct table *table, const struct student *student, const char *lab)
{
    for (size_t i = 0; i < student->passed_count; i++) {
        const struct passed *passed = &student->passed[i];
        if (strcmp(passed->lab, lab) != 0)
            continue;
        table_cell(table, passed->fits ? HONEST : OPEN, "%s", passed->fits ? "passed" : "said so");
        table_below(table, "%s calls", passed->proved);
        if (!passed->fits)
            table_aside(table, "%s", passed->why);
        return;
    }
    table_cell(table, QUIET, "–");
}

void class_passed(struct table *table, const struct students *students)
{
    const char *labs[LABS];
    size_t count = gather(students, labs);
    table_begin(table, "Who passed which exercise.");
    table_words(table, HEAD, "student");
    for (size_t lab = 0; lab < count; lab++)
        table_words(table, BETWEEN, labs[lab]);
    for (size_t i = 0; i < students->count && count; i++) {
        table_row(table, false);
        table_cell(table, PLAIN, "%s", students->list[i].name);
        for (size_t lab = 0; lab < count; lab++)
            add_passed(table, &students->list[i], labs[lab]);
    }
    if (count)
        table_note(
            table, NOTE_REMARK, NULL,
            "Passed: the line is of the queue.c that was handed in, and of this version; qlab "
            "check FILE --line LINE proves it again. Said so: there is a line, and no file "
            "that it fits.");
}
