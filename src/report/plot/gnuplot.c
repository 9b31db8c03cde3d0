/* Running gnuplot: no shell, its complaints kept, the picture replaced only by a whole one. */
#include "report/plot/gnuplot.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab/place.h"
#include "lab/lab_error.h"

static int fail(struct lab_error *error, int status, const char *format, const char *subject,
                const char *reason)
{
    error->status = status;
    snprintf(error->text, sizeof error->text, format, subject, reason);
    return status;
}

/* Becomes gnuplot; if there is none, tells errno through `report`. Never returns. */
static void become_gnuplot(const char *const *arguments, int complaints, int report)
{
    int problem = ENOENT;
    sigset_t held; /* gnuplot may lock up for ever if SIGINT finds it in malloc: it goes on */
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigprocmask(SIG_SETMASK, &held, NULL);
    if (dup2(complaints, STDERR_FILENO) >= 0) {
        execvp(arguments[0], (char *const *)arguments); /* which leaves them alone */
        problem = errno;
    }
    if (write(report, &problem, sizeof problem) != sizeof problem)
        _exit(126);
    _exit(127);
}

/* Starts `arguments` and waits. Returns its wait status with the first of its complaints in `text`,
 * or -1 with errno set if it could not be started. */
static int run(const char *const *arguments, char *text, size_t size)
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
        become_gnuplot(arguments, complaints[1], report[1]);
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

/* Makes the file that gnuplot will fill, so that a folder one can't write to is told plainly. */
static int make_file(const char *temporary, const char *path, struct lab_error *error)
{
    int file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0)
        return fail(error, 73, "%s: cannot write: %s", path, strerror(errno));
    close(file);
    return 0;
}

static int check_and_rename(const char *temporary, const char *path, struct lab_error *error)
{
    struct stat facts;
    if (stat(temporary, &facts) != 0 || facts.st_size == 0)
        return fail(error, 73, "%s: gnuplot wrote nothing%s", path, "");
    if (rename(temporary, path) != 0)
        return fail(error, 73, "%s: cannot write: %s", path, strerror(errno));
    return 0;
}

static int run_script(const char *script, const char *variables, const char *temporary,
                      const char *path, struct lab_error *error)
{
    char complaint[400];
    const char *const arguments[] = {"gnuplot", "-d", "-e", variables, script, NULL};
    int status = run(arguments, complaint, sizeof complaint);
    if (status == -1 && (errno == ENOENT || errno == ENOTDIR || errno == EACCES))
        return fail(error, 69, "%s",
                    "no gnuplot here; install it with: apt-get install "
                    "gnuplot-nox (or scripts/setup)",
                    "");
    if (status == -1)
        return fail(error, 71, "cannot start %s: %s", "gnuplot", strerror(errno));
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return fail(error, 70, "gnuplot failed on %s: %s", script, last_line(complaint));
    return path ? check_and_rename(temporary, path, error) : 0;
}

int gnuplot_run(const char *name, const struct sheet *sheet, const struct plot_output *output,
                struct lab_error *error)
{
    struct sheet last = {0}; /* two more variables, quoted like all others */
    char *folder = NULL, *script = NULL, *temporary = NULL;
    int status = 0;
    last.variables = open_memstream(&last.script, &last.script_size);
    if (!last.variables || asprintf(&folder, "%s/plot", scripts_folder()) < 0 ||
        asprintf(&script, "%s/%s.gp", folder, name) < 0 ||
        asprintf(&temporary, "%s.%ld.tmp", output->path ? output->path : "", (long)getpid()) < 0)
        status = fail(error, 71, "%s%s", "out of memory", "");
    else if (access(script, R_OK) != 0)
        status = fail(error, 66, "%s: %s; expected the plot script (set QLAB_SCRIPTS)", script,
                      strerror(errno));
    if (status == 0 && output->path)
        status = make_file(temporary, output->path, error);
    if (status == 0) {
        fwrite(sheet->script, 1, sheet->script_size, last.variables);
        sheet_text(&last, "format", output->format);
        sheet_text(&last, "output", output->path ? temporary : "");
        sheet_number(&last, "colour", output->colour);
        sheet_number(&last, "columns", output->columns);
        sheet_text(&last, "folder", folder);
        status = fflush(last.variables) == 0
                     ? run_script(script, last.script, temporary, output->path, error)
                     : fail(error, 71, "%s%s", "out of memory", "");
        if (output->path)
            unlink(temporary); /* gone already if all went well */
    }
    if (last.variables)
        fclose(last.variables);
    free(last.script);
    free(folder);
    free(script);
    free(temporary);
    return status;
}
