/* qlab answer LAB: mechanism, window, interleaving, and what to do instead. */
#include "command/course/lesson.h"
#include "command/line/arguments.h"
#include "command/verbs.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"

static int answer(int argc, char **argv)
{
    struct words words;
    struct lab_error error;
    arguments_parse(&command_answer, argc, argv, NULL, &words);
    struct lab *lab = lab_find(words.list[0], &error);
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
    .usage = "LAB",
    .doc = "Reveals the answer of a lab. Run the lab first.\n\n  qlab answer get-nowait",
    .missing = "name a lab, such as get-nowait (qlab list tells them)",
    .extra = "one lab at a time",
    .run = answer,
};
