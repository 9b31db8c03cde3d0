/* The program as a student meets it: its words. Beside it in command/: runs.c, refusals.c,
 * judging.c and endings.c. */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "command/expect.h"

/* Help of every kind is given, and that nobody could read it is an error. */
static void check_help(const char *verb)
{
    static const char *const ways[] = {"--help", "-h", "-\\?", "--usage"};
    char words[64];
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        snprintf(words, sizeof words, "%s %s", verb, ways[i]);
        struct said help = expect(0, words);
        check_that(strstr(help.out, "Usage: qlab") != NULL, "%s: help on stdout, got \"%.80s\"",
                   words, help.out);
        check_text(words, help.err, "");
        said_free(&help);
        snprintf(words, sizeof words, "%s %s 2>/dev/null >/dev/full #", verb, ways[i]);
        help = expect(73, words);
        said_free(&help);
    }
}

static void test_overview(void)
{
    static const char *const verbs[] = {"list",    "study",  "show", "run",   "compare", "plot",
                                        "explain", "answer", "note", "judge", "report"};
    struct said said = expect(0, "--help");
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        char words[32];
        check_that(strstr(said.out, verbs[i]) != NULL, "overview lacks %s", verbs[i]);
        check_help(verbs[i]);
        snprintf(words, sizeof words, "%s --bogus", verbs[i]);
        struct said help = expect(64, words);
        check_text(words, help.out, "");
        said_free(&help);
    }
    said_free(&said);
    said = expect(73, "--help 2>/dev/null >/dev/full #");
    said_free(&said);
    expect_complaint(64, "rnu", "did you mean 'run'?");
    said = expect(64, "");
    said_free(&said);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"overview and help", test_overview},
        {"run --format=json", test_run_json},
        {"run, text and csv", test_run_text},
        {"without python3 the rest runs", test_without_python},
        {"run --dry-run", test_dry_run},
        {"compare", test_compare},
        {"compare --throughput", test_throughput},
        {"plot", test_plot},
        {"bad options: one line, nothing written", test_bad_options},
        {"bad lab files: file and line, nothing written", test_bad_labs},
        {"judge a trace", test_judge},
        {"judge a bad trace", test_judge_bad},
        {"^C saves what exists and leaves nothing", test_interrupt},
        {"a signal to the whole process group", test_group_signal},
        {"kill -9 of a worker", test_kill_worker},
        {"a worker that stands still", test_stopped_worker},
        {"kill -9 of the lab", test_kill_parent},
        {"children ignored by whoever starts the lab", test_children_ignored},
        {NULL, NULL},
    };
    program_folder();
    int failed = check_main("command", cases);
    program_clean();
    return failed;
}
