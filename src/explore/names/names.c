/* Call sites to lines of source. */
#include "explore/names/names.h"

#include <elfutils/libdwfl.h>
#include <stdio.h>
#include <string.h>

#include "explore/names/debug.h"
#include "explore/names/source.h"

void names_close(void)
{
    debug_close();
}

/* The path from the top of the tree, if the build recorded it so; else NULL. */
static const char *in_tree(const char *file)
{
    const char *tree = strstr(file, "src/");
    return tree ? tree : strstr(file, "tests/");
}

/* Opens a source file: as recorded, from the directory it was compiled in, or from the tree that we
 * stand in, for that directory may be gone. */
static FILE *open_source(const char *file, const char *directory)
{
    char path[1024];
    FILE *stream = fopen(file, "r");
    if (stream || !directory || *file == '/')
        return stream;
    snprintf(path, sizeof path, "%s/%s", directory, file);
    stream = fopen(path, "r");
    return !stream && in_tree(file) ? fopen(in_tree(file), "r") : stream;
}

static void read_line(FILE *stream, int line, char *text, size_t size)
{
    char buffer[512];
    int at = 0;
    while (at < line && fgets(buffer, sizeof buffer, stream))
        at += strchr(buffer, '\n') != NULL;
    if (at != line)
        return;
    buffer[strcspn(buffer, "\n")] = '\0';
    snprintf(text, size, "%s", buffer + strspn(buffer, " \t"));
}

FILE *names_open(uint64_t caller)
{
    Dwfl_Module *module = debug_module(caller - 1);
    Dwfl_Line *line = module ? dwfl_module_getsrc(module, caller - 1) : NULL;
    const char *file = line ? dwfl_lineinfo(line, NULL, NULL, NULL, NULL, NULL) : NULL;
    return file ? open_source(file, dwfl_line_comp_dir(line)) : NULL;
}

void names_source(uint64_t caller, struct place *place)
{
    *place = (struct place){0};
    Dwfl_Module *module = debug_module(caller - 1); /* inside the call instruction */
    Dwfl_Line *line = module ? dwfl_module_getsrc(module, caller - 1) : NULL;
    const char *file = line ? dwfl_lineinfo(line, NULL, &place->line, NULL, NULL, NULL) : NULL;
    if (!file)
        return;
    FILE *stream = open_source(file, dwfl_line_comp_dir(line));
    snprintf(place->file, sizeof place->file, "%s", in_tree(file) ? in_tree(file) : file);
    if (stream && place->line == 0) { /* the compiler's own: no line says it */
        fclose(stream);
    } else if (stream) {
        read_line(stream, place->line, place->text, sizeof place->text);
        rewind(stream);
        source_window(place->window, sizeof place->window, stream, place->line);
        fclose(stream);
    }
}

char *names_function(uint64_t address, char *text, size_t size)
{
    Dwfl_Module *module = debug_module(address);
    const char *name = module ? dwfl_module_addrname(module, address) : NULL;
    snprintf(text, size, "%.*s", name ? (int)strcspn(name, ".") : 6, name ? name : "thread");
    return text;
}

void names_place(uint64_t caller, char *text, size_t size)
{
    struct place place;
    names_source(caller, &place);
    snprintf(text, size, "%s:%d", *place.file ? place.file : "?", place.line);
}
