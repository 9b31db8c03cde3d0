/* The sheet: data files, variables and the frame, in units of one pixel. */
#include "report/plot/sheet.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/text/grid.h"

static void hold_signals(sigset_t *before)
{
    static const int held[] = {SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        sigaddset(&set, held[i]);
    sigprocmask(SIG_BLOCK, &set, before);
}

int sheet_open(struct sheet *sheet, int columns)
{
    *sheet = (struct sheet){.width = 900, .height = 560, .letter = 7.4, .line = 16};
    sheet->terminal = columns > 0;
    if (sheet->terminal) {
        sheet->letter = 8; /* a character cell is 8 by 16 units */
        sheet->width = columns * sheet->letter;
        sheet->height = 24 * sheet->line;
    }
    const char *parent = getenv("TMPDIR");
    if (!parent || strlen(parent) > sizeof sheet->directory - sizeof "/qlab-plot-XXXXXX")
        parent = "/tmp";
    snprintf(sheet->directory, sizeof sheet->directory, "%s/qlab-plot-XXXXXX", parent);
    hold_signals(&sheet->before);
    if (!mkdtemp(sheet->directory)) {
        int problem = errno;
        sigprocmask(SIG_SETMASK, &sheet->before, NULL);
        return problem;
    }
    sheet->variables = open_memstream(&sheet->script, &sheet->script_size);
    if (!sheet->variables) {
        int problem = errno;
        rmdir(sheet->directory);
        sigprocmask(SIG_SETMASK, &sheet->before, NULL);
        return problem;
    }
    return 0;
}

static void close_data(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->data_count; i++) {
        FILE *file = sheet->data[i];
        sheet->data[i] = NULL;
        if (!file)
            continue;
        bool lost = ferror(file); /* its errno is gone */
        int problem = fclose(file) != 0 ? errno : lost ? EIO : 0;
        if (problem && !sheet->failed) {
            sheet->failed = true;
            sheet->problem = problem;
        }
    }
}

void sheet_close(struct sheet *sheet)
{
    close_data(sheet);
    for (size_t i = 0; i < sheet->data_count; i++) {
        unlink(sheet->data_path[i]);
        free(sheet->data_path[i]);
    }
    rmdir(sheet->directory);
    if (sheet->variables)
        fclose(sheet->variables);
    free(sheet->script);
    sigprocmask(SIG_SETMASK, &sheet->before, NULL);
}

FILE *sheet_data(struct sheet *sheet, const char *name)
{
    size_t i = sheet->data_count;
    char *path = NULL;
    FILE *file = NULL;
    if (i == sizeof sheet->data / sizeof sheet->data[0])
        errno = EMFILE;
    else if (asprintf(&path, "%s/%s", sheet->directory, name) >= 0)
        file = fopen(path, "w");
    if (!file) {
        sheet->failed = true;
        sheet->problem = errno;
        free(path);
        return sheet->variables; /* never read after a failure */
    }
    sheet->data[i] = file;
    sheet->data_path[i] = path;
    sheet->data_count++;
    sheet_text(sheet, name, path);
    return file;
}

void sheet_number(struct sheet *sheet, const char *name, double value)
{
    fprintf(sheet->variables, "%s=%.10g;", name, value);
}

/* In gnuplot's single quotes nothing is special but the quote, which is doubled. */
void sheet_text(struct sheet *sheet, const char *name, const char *text)
{
    fprintf(sheet->variables, "%s='", name);
    for (; *text; text++) {
        if (*text == '\'')
            fputc('\'', sheet->variables);
        fputc((unsigned char)*text < ' ' ? ' ' : *text, sheet->variables);
    }
    fputs("';", sheet->variables);
}

double sheet_across(const struct sheet *sheet)
{
    return sheet->width - sheet->left - sheet->right;
}

double sheet_up(const struct sheet *sheet)
{
    return sheet->height - sheet->top - sheet->bottom;
}

double sheet_text_width(const struct sheet *sheet, const char *text)
{
    return (double)text_columns(text) * sheet->letter;
}

size_t sheet_name(const struct sheet *sheet, FILE *out, double x, double y, double width,
                  const char *name, unsigned rgb)
{
    char line[64] = "";
    size_t lines = 0;
    while (*name) {
        size_t part = strcspn(name, "-");
        part += name[part] == '-';
        char longer[128];
        snprintf(longer, sizeof longer, "%s%.*s", line, (int)part, name);
        if (*line && sheet_text_width(sheet, longer) > width) {
            fprintf(out, "%g\t%g\t%s\t%u\n", x, y - sheet->line * (double)lines++, line, rgb);
            snprintf(longer, sizeof longer, "%.*s", (int)part, name);
        }
        snprintf(line, sizeof line, "%.63s", longer);
        name += part;
    }
    fprintf(out, "%g\t%g\t%s\t%u\n", x, y - sheet->line * (double)lines, line, rgb);
    return lines + 1;
}

int sheet_finish(struct sheet *sheet)
{
    sheet_number(sheet, "width", sheet->width);
    sheet_number(sheet, "height", sheet->height);
    sheet_number(sheet, "left", sheet->left);
    sheet_number(sheet, "right", sheet->right);
    sheet_number(sheet, "top", sheet->top);
    sheet_number(sheet, "bottom", sheet->bottom);
    sheet_number(sheet, "line", sheet->line);
    close_data(sheet);
    if (fflush(sheet->variables) != 0 && !sheet->failed) {
        sheet->failed = true;
        sheet->problem = errno;
    }
    return sheet->failed ? sheet->problem ? sheet->problem : EIO : 0;
}
