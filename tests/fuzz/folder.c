/* Run folders: run.json, runs.csv, samples.csv and witness.csv, cut at lines "%%"; read, or refused
 * with one line, and what was read is told in every form. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/course/note_entry.h"
#include "fuzz/fuzz.h"
#include "fuzz/scratch.h"
#include "report/folder/csv.h"
#include "report/folder/json.h"
#include "report/folder/read_folder.h"
#include "report/html/html.h"
#include "report/html/page.h"
#include "report/text/page_text.h"

static const char *const names[] = {"run.json", "runs.csv", "samples.csv", "witness.csv"};
#define NAMES (sizeof names / sizeof *names)

static void tell(const struct result *result)
{
    static FILE *nowhere;
    if (!nowhere)
        nowhere = fopen("/dev/null", "w");
    page_text(nowhere, result, 80, true);
    report_json(nowhere, result);
    report_points_csv(nowhere, result);
    report_runs_csv(nowhere, result);
    report_samples_csv(nowhere, result);
    struct html_section section = {.name = result->lab->name,
                                   .title = result->lab->title,
                                   .result = result,
                                   .folder = fuzz_folder()};
    const struct html_page page = {&section, 1, "20260101T000000Z"};
    html_write(nowhere, &page);
    free(note_entry(result, fuzz_folder(), "text"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char cut[] = "\n%%\n";
    const char *at = (const char *)data, *end = at + size;
    struct lab_error error = {0};
    for (size_t i = 0; i < NAMES; i++) {
        const char *next = at < end ? memmem(at, (size_t)(end - at), cut, strlen(cut)) : NULL;
        fuzz_write(names[i], at, (size_t)((next ? next + 1 : end) - at));
        at = next ? next + strlen(cut) : end;
    }
    struct result *result = report_read(fuzz_folder(), &error);
    if (!result) {
        assert(error.status && *error.text && !strchr(error.text, '\n'));
        return 0;
    }
    tell(result);
    result_free(result);
    free(result);
    return 0;
}
