/* qlab answer LAB: mechanism, window, interleaving, and what to do instead. */
#include "command/command.h"
#include "command/course/lesson.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"

static int answer(int argc, char **argv)
{
    const char *name;
    lesson_arguments(argc, argv,
                     "Reveals the answer of a lab. Run the lab first.\n\n  qlab answer get-nowait",
                     &name);
    struct lab_error error;
    struct lab *lab = lab_find(name, &error);
    if (!lab)
        return complain(error.status, "%s", error.text);
    int status = lesson_print(lab, true);
    lab_free(lab);
    return status;
}

const struct command command_answer = {
    .name = "answer",
    .arguments = "LAB",
    .summary = "the answer: mechanism, window, what to do instead",
    .run = answer,
};
