/* Lines are collected until their end, for only then their width is known. */
#include "report/text/flow.h"

#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "report/text/grid.h"

struct flow {
    FILE *out;
    size_t width;
    char *line;
    size_t length, room;
};

static void end_line(struct flow *flow)
{
    char first[64] = "";
    size_t indent = strspn(flow->line, " ");
    if (text_columns(flow->line) <= flow->width || indent >= sizeof first) {
        fprintf(flow->out, "%s\n", flow->line);
    } else {
        memcpy(first, flow->line, indent);
        text_wrap_in(flow->out, flow->width, first, flow->line);
    }
    flow->length = 0;
}

static ssize_t flow_write(void *cookie, const char *text, size_t size)
{
    struct flow *flow = cookie;
    if (flow->length + size + 1 > flow->room) {
        size_t room = 2 * (flow->length + size + 1);
        char *line = realloc(flow->line, room);
        if (!line)
            return 0; /* an error of the stream */
        flow->line = line;
        flow->room = room;
    }
    for (size_t i = 0; i < size; i++) {
        flow->line[flow->length++] = text[i];
        if (text[i] == '\n') {
            flow->line[flow->length - 1] = '\0';
            end_line(flow);
        }
    }
    return (ssize_t)size;
}

static int flow_close(void *cookie)
{
    struct flow *flow = cookie;
    if (flow->length > 0) {
        flow->line[flow->length] = '\0';
        fputs(flow->line, flow->out);
    }
    int error = ferror(flow->out) ? EOF : 0;
    free(flow->line);
    free(flow);
    return error;
}

FILE *flow_open(FILE *out, size_t width)
{
    static const cookie_io_functions_t functions = {.write = flow_write, .close = flow_close};
    struct flow *flow = malloc(sizeof *flow);
    if (!flow)
        return NULL;
    *flow = (struct flow){.out = out, .width = width};
    FILE *stream = fopencookie(flow, "w", functions);
    if (!stream)
        free(flow);
    return stream;
}
