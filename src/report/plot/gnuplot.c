/* Running gnuplot: no shell, its complaints kept, the picture replaced only by a whole one. It sees
 * no name of the user's: it draws in a private folder, under fixed names, and what it drew is
 * copied to where it belongs. */
#include "report/plot/gnuplot.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "files/whole.h"
#include "lab/place.h"
#include "report/result/fail.h"

/* Becomes gnuplot; if there is none, tells errno through `report`. Never returns. */
static void become_gnuplot(const char *const *arguments, int output, int complaints, int report)
{
    int problem = ENOENT;
    sigset_t held; /* gnuplot may lock up for ever if SIGINT finds it in malloc: it goes on */
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigprocmask(SIG_SETMASK, &held, NULL);
    if (dup2(complaints, STDERR_FILENO) >= 0 && dup2(output, STDOUT_FILENO) >= 0) {
        execvp(arguments[0], (char *const *)arguments); /* which leaves them alone */
        problem = errno;
    }
    if (write(report, &problem, sizeof problem) != sizeof problem)
        _exit(126);
    _exit(127);
}

/* Starts `arguments` with that standard output and waits. Returns its wait status with the first of
 * its complaints in `text`, or -1 with errno set if it could not be started. */
static int run(const char *const *arguments, int output, char *text, size_t size)
{
    int complaints[2], report[2], status = -1, problem = 0;
    if (pipe2(complaints, O_CLOEXEC) != 0)
        return -1;
    if (pipe2(report, O_CLOEXEC) != 0) {
        close(complaints[0]);
        close(complaints[1]);
        return -1;
    }
    fflush(NULL); /* what is buffered must not be written twice */
    pid_t child = fork();
    if (child == 0)
        become_gnuplot(arguments, output, complaints[1], report[1]);
    problem = child < 0 ? errno : 0;
    close(complaints[1]);
    close(report[1]);
    size_t length = 0;
    for (ssize_t got = 1; child > 0 && got > 0;) {
        char rest[256];
        bool room = length + 1 < size;
        got = room ? read(complaints[0], text + length, size - 1 - length)
                   : read(complaints[0], rest, sizeof rest);
        if (got < 0 && errno == EINTR)
            got = 1;
        else if (got > 0 && room)
            length += (size_t)got;
    }
    text[length] = '\0';
    if (child > 0) {
        if (read(report[0], &problem, sizeof problem) != sizeof problem)
            problem = 0;
        while (waitpid(child, &status, 0) < 0 && errno == EINTR)
            ;
    }
    close(complaints[0]);
    close(report[0]);
    errno = problem;
    return problem ? -1 : status;
}

/* The line of gnuplot's complaint that says what is wrong: its last that is not blank. */
static const char *last_line(char *text)
{
    for (char *end = text + strlen(text); end > text && strchr(" \n\t\r", end[-1]);)
        *--end = '\0';
    char *line = strrchr(text, '\n');
    return line ? line + 1 : text;
}

static int run_script(const char *const *arguments, int output, struct lab_error *error)
{
    char complaint[400];
    int status = run(arguments, output, complaint, sizeof complaint);
    if (status == -1 && (errno == ENOENT || errno == ENOTDIR || errno == EACCES))
        return fail_with(error, 69,
                         "no gnuplot here; install it with: apt-get install gnuplot-nox (or "
                         "scripts/setup)");
    if (status == -1)
        return fail_with(error, 71, "cannot start gnuplot: %s", strerror(errno));
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return fail_with(error, 70, "gnuplot failed on %s: %s", arguments[3], last_line(complaint));
    return 0;
}

/* Draws into the file DRAWN in gnuplot's folder: for a terminal it writes to its stdout, which is
 * that file then; else it makes it by itself. */
static int draw(const char *const *arguments, const char *drawn, struct lab_error *error)
{
    if (strcmp(arguments[5], "dumb") != 0)
        return run_script(arguments, STDOUT_FILENO, error);
    int letters = open(drawn, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (letters < 0)
        return fail_with(error, 73, "%s: cannot write: %s", drawn, strerror(errno));
    int status = run_script(arguments, letters, error);
    close(letters);
    return status;
}

/* Copies what was drawn, to wherever it goes. 0, ENODATA if there is nothing, or an errno value. */
static int copy(const char *from, FILE *to)
{
    FILE *in = fopen(from, "re");
    char part[8192];
    size_t all = 0, got;
    if (!in)
        return errno == ENOENT ? ENODATA : errno;
    errno = 0;
    while ((got = fread(part, 1, sizeof part, in)) > 0)
        all += fwrite(part, 1, got, to);
    int problem = ferror(in) || ferror(to) ? errno ? errno : EIO : all == 0 ? ENODATA : 0;
    fclose(in);
    return problem;
}

/* Copies it to PATH, whole or not at all, or to stdout if that is NULL. */
static int keep(const char *drawn, const char *path, struct lab_error *error)
{
    struct whole whole;
    int problem = path ? whole_open(&whole, path) : copy(drawn, stdout);
    if (path && problem == 0)
        problem = whole_close(&whole, copy(drawn, whole.out));
    if (!path && ferror(stdout))
        return 0; /* what could not be written there is told at the end */
    path = path ? path : "stdout";
    if (problem == ENOMEM)
        return fail_memory(error);
    if (problem == ENODATA)
        return fail_with(error, 73, "%s: gnuplot wrote nothing", path);
    return problem ? fail_with(error, 73, "%s: cannot write: %s", path, strerror(problem)) : 0;
}

int gnuplot_run(const char *name, const char *folder, const struct plot_output *output,
                struct lab_error *error)
{
    char *script = NULL, *drawn = NULL, columns[16];
    char *scripts = realpath(scripts_folder(), NULL);
    int status = 0;
    snprintf(columns, sizeof columns, "%d", output->columns ? output->columns : 80);
    if (asprintf(&script, "%s/plot/%s.gp", scripts ? scripts : scripts_folder(), name) < 0 ||
        asprintf(&drawn, "%s/%s.%s", folder, name, output->format) < 0)
        status = fail_memory(error);
    else if (access(script, R_OK) != 0)
        status = fail_with(error, 66, "%s: %s; expected the plot script (set QLAB_SCRIPTS)", script,
                           strerror(errno));
    const char *const arguments[] = {
        "gnuplot", "-d",           "-c",    script,
        folder,    output->format, columns, output->colour ? "colour" : "",
        NULL};
    if (status == 0)
        status = draw(arguments, drawn, error);
    if (status == 0)
        status = keep(drawn, output->path, error);
    free(scripts);
    free(script);
    free(drawn);
    return status;
}
