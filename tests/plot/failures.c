/* Every way to fail: one line that says why, and no picture, whole or half. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "plot/made.h"
#include "report/plot/newest.h"
#include "report/plot/plot.h"
#include "report/folder/folder.h"
#include "lab/lab_error.h"

void check_failure(const struct result *result, const struct plot_kind *kind, int want,
                   const char *word)
{
    struct lab_error error = {0};
    char path[200];
    snprintf(path, sizeof path, "%s/fails.svg", directory);
    int status = plot_draw(result, kind, &(struct plot_output){"svg", path, 0, false}, &error);
    check_int("status", status, want);
    check_int("error.status", error.status, want);
    check_that(strstr(error.text, word) && !strchr(error.text, '\n'),
               "got '%.200s', want one line with '%s'", error.text, word);
    check_that(!exists(path), "%s must not exist", path);
}

void test_no_data(void)
{
    struct result result = make_result("mutex,mutex-trylock", "1,2", 3, 0.5);
    size_t rows = result.row_count;
    result.row_count = 0;
    check_failure(&result, &plot_rate, 65, "runs.csv: no run counts");
    result.row_count = rows;
    for (size_t i = 0; i < rows; i++)
        result.rows[i].tally.attempts = result.rows[i].tally.spurious = 0;
    check_failure(&result, &plot_sweep, 65, "no attempts");
    result_free(&result);
}

void test_no_lie_no_timeline(void)
{
    struct result result = make_result("mutex", "1,2", 3, 0);
    check_failure(&result, &plot_timeline, 66, "no timeline");
    result_free(&result);
}

void test_nothing_moved(void)
{
    struct result result = make_result("mutex", "1,2", 3, 0);
    for (size_t i = 0; i < result.row_count; i++)
        result.rows[i].moved = 0;
    check_failure(&result, &plot_cost, 65, "nothing moved");
    result_free(&result);
}

void test_no_gnuplot(void)
{
    struct result result = make_result("mutex", "1,2", 3, 0);
    char *path = strdup(getenv("PATH"));
    setenv("PATH", "/nonexistent", 1);
    check_failure(&result, &plot_rate, 69, "apt-get install gnuplot-nox");
    setenv("PATH", path, 1);
    free(path);
    result_free(&result);
}

/* A gnuplot that asks whoever runs it to end, as ^C and kill do, and fails. */
static void make_deadly_gnuplot(char *path, size_t size)
{
    snprintf(path, size, "%s/gnuplot", directory);
    FILE *out = fopen(path, "w");
    check_that(out && fputs("#!/bin/sh\nkill -TERM $PPID\nexit 1\n", out) >= 0, "no %s", path);
    fclose(out);
    chmod(path, 0700);
}

void test_signal_leaves_nothing(void)
{
    struct result result = make_result("mutex", "1,2", 3, 0);
    char *search = strdup(getenv("PATH")), program[200], folder[200], longer[4096];
    make_deadly_gnuplot(program, sizeof program);
    snprintf(longer, sizeof longer, "%s:%s", directory, search);
    snprintf(folder, sizeof folder, "%s/ended", directory);
    mkdir(folder, 0700);
    pid_t child = fork();
    if (child == 0) {
        struct lab_error error;
        char path[220];
        setenv("PATH", longer, 1);
        setenv("TMPDIR", folder, 1);
        snprintf(path, sizeof path, "%s/rate.svg", folder);
        plot_draw(&result, &plot_rate, &(struct plot_output){"svg", path, 0, false}, &error);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    check_that(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM,
               "ended by SIGTERM: got wait status %d", status);
    int problem = rmdir(folder) == 0 ? 0 : errno;
    check_that(problem == 0, "%s is empty: got %s", folder, strerror(problem));
    unlink(program);
    free(search);
    result_free(&result);
}

void test_no_scripts(void)
{
    struct result result = make_result("mutex", "1,2", 3, 0);
    char *scripts = strdup(getenv("QLAB_SCRIPTS"));
    setenv("QLAB_SCRIPTS", "/nonexistent", 1);
    check_failure(&result, &plot_rate, 66, "/nonexistent/plot/rate.gp");
    setenv("QLAB_SCRIPTS", scripts, 1);
    free(scripts);
    result_free(&result);
}

void test_unwritable(void)
{
    struct result result = make_result("mutex", "1,2", 3, 0);
    struct lab_error error = {0};
    const struct plot_output output = {"svg", "/nonexistent/rate.svg", 0, false};
    int status = plot_draw(&result, &plot_rate, &output, &error);
    check_that(status == 73, "unwritable: got %d '%.200s', want 73", status, error.text);
    check_that(strstr(error.text, output.path) != NULL, "got '%.200s', want the path", error.text);
    result_free(&result);
}

void test_missing_file(void)
{
    struct result made = make_result("mutex,mutex-trylock", "1,2", 3, 0.5);
    char *folder = NULL, *found = NULL, path[400];
    struct lab_error error = {0};
    check_int("writing the run folder", report_folder(directory, &made, &made.host, &folder), 0);
    snprintf(path, sizeof path, "%s/runs.csv", folder ? folder : "");
    check_int("removing runs.csv", unlink(path), 0);
    struct result *read = folder ? plot_find(folder, &found, &error) : NULL;
    check_that(!read, "a folder without runs.csv must not be read");
    check_int("status", error.status, 66);
    check_that(strstr(error.text, "runs.csv") != NULL, "got '%.200s', want runs.csv", error.text);
    result_free(&made);
    free(folder);
    free(found);
}
