/* Histories in every format: read, judged, told as text, JSON and CSV; what is refused is refused
 * with one line that names the place, and what is written again reads as the same. */
#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/judge/verdicts.h"
#include "fuzz/fuzz.h"
#include "history/trace.h"

/* One line that begins with "fuzz:NUMBER: ". */
static void check_line(const char *text)
{
    assert(strncmp(text, "fuzz:", 5) == 0);
    for (; *text; text++)
        assert((unsigned char)*text >= ' ');
}

static void tell(FILE *out, struct verdicts *verdicts)
{
    bool first = true;
    verdicts_text(out, verdicts);
    verdicts_json_queue(out, verdicts, &first);
    verdicts_json_faults(out, verdicts, &first);
    verdicts_json_empties(out, verdicts, &first);
    verdicts_csv(out, verdicts);
}

/* Writes the history and reads it back: the verdicts are the same. */
static void check_round(const struct history *history, const struct judgement *judged)
{
    char *text = NULL;
    size_t size;
    struct history again;
    struct trace_error error;
    struct judgement other;
    FILE *out = open_memstream(&text, &size);
    assert(out && trace_write(out, history, NULL) == 0);
    fclose(out);
    FILE *in = fmemopen(text, size, "r");
    int failed = trace_read(in, "again", &again, &error);
    if (failed)
        fprintf(stderr, "%s\n%s", error.text, text);
    assert(!failed);
    fclose(in);
    assert(judge_history(&again, &other, NULL, NULL, NULL) == 0);
    assert(other.tally.spurious == judged->tally.spurious);
    assert(other.tally.legal_empty == judged->tally.legal_empty);
    assert(other.tally.attempts == judged->tally.attempts);
    history_free(&again);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static FILE *nowhere;
    struct trace trace;
    struct trace_error error;
    if (!nowhere)
        nowhere = fopen("/dev/null", "w");
    FILE *file = size ? fmemopen((void *)(uintptr_t)data, size, "r") : NULL;
    if (!file)
        return 0;
    int failed = trace_read_all(file, "fuzz", NULL, &trace, &error);
    fclose(file);
    if (failed) {
        check_line(error.text);
        return 0;
    }
    for (size_t i = 0; i < trace.count; i++) {
        struct verdicts verdicts;
        if (verdicts_find(&verdicts, &trace.queues[i], trace_queue_name(&trace, i), true, true))
            continue;
        tell(nowhere, &verdicts);
        if (trace.count == 1)
            check_round(&trace.queues[i], &verdicts.judgement);
        verdicts_free(&verdicts);
    }
    trace_free(&trace);
    return 0;
}
