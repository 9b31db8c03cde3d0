/* Asks the explorer, and prints the answers in the format that the question names. */
#include "command/explain/print.h"

#include <errno.h>
#include <stdio.h>

#include "command/explain/ask.h"
#include "command/explain/data.h"
#include "command/explain/measured_rates.h"
#include "command/explain/text.h"
#include "command/explain/verdict.h"
#include "command/line/status.h"

static int (*const writers[FORMAT_COUNT])(FILE *, const struct answers *) = {
    [FORMAT_TEXT] = answers_text,
    [FORMAT_JSON] = answers_json,
    [FORMAT_CSV] = answers_csv,
};

static int print(const struct answers *answers)
{
    int error = writers[answers->question->format](stdout, answers);
    return error == ENOMEM ? complain(STATUS_SYSTEM, "out of memory")
           : error         ? STATUS_OUTPUT /* qlab.c complains of stdout */
                           : answers_status(answers);
}

int explain_answer(const struct question *question)
{
    struct answers answers;
    int status = answers_find(&answers, question);
    if (!status && question->lab->folder)
        measured_find(&answers);
    status = status ? status : print(&answers);
    answers_free(&answers);
    return status;
}
