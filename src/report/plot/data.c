/* The files that a plot is drawn from. */
#include "report/plot/data.h"

#include <assert.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/starved.h"

static void make_folder(struct plot_data *data, const char *path)
{
    if (mkdir(path, 0777) != 0 && errno != EEXIST && !data->problem)
        data->problem = errno;
}

void data_open(struct plot_data *data, const char *folder, const char *kind)
{
    char *above = NULL;
    *data = (struct plot_data){0};
    if (asprintf(&above, "%s/plot", folder) < 0 ||
        asprintf(&data->folder, "%s/%s", above, kind) < 0) {
        data->problem = ENOMEM;
    } else {
        make_folder(data, above);
        make_folder(data, data->folder);
    }
    free(above);
}

FILE *data_file(struct plot_data *data, const char *name, const char *columns)
{
    char *path = NULL;
    FILE *file = NULL;
    assert(data->count < DATA_FILES_MOST);
    if (!data->problem && asprintf(&path, "%s/%s.dat", data->folder, name) < 0) {
        data->problem = ENOMEM;
        path = NULL;
    }
    if (!data->problem && !(file = fopen(path, "we")))
        data->problem = errno;
    if (!file && !(file = fopen("/dev/null", "we")))
        starved(); /* without memory for a stream, after another failure */
    data->paths[data->count] = path;
    data->files[data->count++] = file;
    for (; *columns; columns++)
        fputc(*columns == ' ' ? '\t' : *columns, file);
    fputc('\n', file);
    return file;
}

/* Nothing half is left to be drawn by hand. */
static void take_away(const struct plot_data *data)
{
    for (size_t i = 0; i < data->count; i++)
        if (data->paths[i])
            unlink(data->paths[i]);
    if (data->folder)
        rmdir(data->folder);
}

int data_close(struct plot_data *data)
{
    for (size_t i = 0; i < data->count; i++) {
        bool lost = ferror(data->files[i]); /* its errno is gone */
        int problem = fclose(data->files[i]) != 0 ? errno : lost ? EIO : 0;
        if (problem && !data->problem)
            data->problem = problem;
    }
    if (data->problem)
        take_away(data);
    for (size_t i = 0; i < data->count; i++)
        free(data->paths[i]);
    free(data->folder);
    return data->problem;
}

void data_text(FILE *out, const char *text)
{
    bool open = false;
    for (; *text; text++) {
        if (*text == '"')
            fputs((open = !open) ? "“" : "”", out);
        else
            fputc((unsigned char)*text < ' ' ? ' ' : *text, out);
    }
}

void data_word(FILE *words, const char *name, const char *text)
{
    if (!*text)
        return; /* gnuplot misreads an empty field at the end of a line */
    fprintf(words, "%s\t", name);
    data_text(words, text);
    fputc('\n', words);
}

void data_number(FILE *words, const char *name, double number)
{
    fprintf(words, "%s\t%.10g\n", name, number);
}
