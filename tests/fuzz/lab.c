/* lab.ini, and what of it the command line takes as well: read, or refused with one line. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "explore/program.h"
#include "fuzz/fuzz.h"
#include "fuzz/scratch.h"
#include "lab/lab.h"
#include "lab/lab_check.h"
#include "lab/lab_queues.h"
#include "lab/lab_read.h"
#include "lab/number.h"
#include "lab/workload.h"

/* As words of a command line. */
static void try_words(const char *text)
{
    char problem[400];
    struct lab_error error = {0};
    struct program program;
    uint64_t value;
    *problem = '\0';
    assert(program_parse(&program, text, problem, sizeof problem) || *problem);
    number_read(text, UNIT_COUNT, &value);
    number_read(text, UNIT_TIME, &value);
    struct lab *lab = lab_new(workload_table[0]);
    if (!lab)
        return;
    lab_set_queues(lab, text, &error);
    for (enum knob knob = 0; knob < KNOB_COUNT; knob++)
        lab_set_knob(lab, knob, text, problem, sizeof problem);
    lab_set_rounds(lab, text, problem, sizeof problem);
    lab_check(lab, problem, sizeof problem);
    lab_free(lab);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct lab_error error;
    char problem[400];
    fuzz_write("lab.ini", data, size);
    struct lab *lab = lab_read(fuzz_folder(), &error);
    if (lab)
        assert(!lab_check(lab, problem, sizeof problem));
    else
        assert((error.status == 65 || error.status == 66) && *error.text &&
               !strchr(error.text, '\n'));
    lab_free(lab);
    char *text = strndup((const char *)data, size);
    if (text)
        try_words(text);
    free(text);
    return 0;
}
