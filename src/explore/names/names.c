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

/* Opens a source file: as recorded, or from the directory it was compiled in. */
static FILE *open_source(const char *file, const char *directory)
{
    char path[1024];
    FILE *stream = fopen(file, "r");
    if (stream || !directory || *file == '/')
        return stream;
    snprintf(path, sizeof path, "%s/%s", directory, file);
    return fopen(path, "r");
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

void names_source(uint64_t caller, struct place *place)
{
    *place = (struct place){0};
    Dwfl_Module *module = debug_module(caller - 1); /* inside the call instruction */
    Dwfl_Line *line = module ? dwfl_module_getsrc(module, caller - 1) : NULL;
    const char *file = line ? dwfl_lineinfo(line, NULL, &place->line, NULL, NULL, NULL) : NULL;
    if (!file)
        return;
    FILE *stream = open_source(file, dwfl_line_comp_dir(line));
    const char *tree = strstr(file, "src/"); /* as the build names it, from the top of the tree */
    if (!tree)
        tree = strstr(file, "tests/");
    snprintf(place->file, sizeof place->file, "%s", tree ? tree : file);
    if (stream) {
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
