/* Call sites to lines of source. */
#include "explore/names/names.h"

#include <dwarf.h>
#include <elfutils/libdw.h>
#include <elfutils/libdwfl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/names/debug.h"
#include "explore/names/source.h"
#include "files/starved.h"

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

static FILE *open_file(const char *path)
{
    FILE *stream = fopen(path, "r");
    if (!stream)
        starved_opening();
    return stream;
}

/* Opens a source file: as recorded, from the directory it was compiled in, or from the tree that we
 * stand in, for that directory may be gone. */
static FILE *open_source(const char *file, const char *directory)
{
    char path[1024];
    FILE *stream = open_file(file);
    if (stream || !directory || *file == '/')
        return stream;
    snprintf(path, sizeof path, "%s/%s", directory, file);
    stream = open_file(path);
    return !stream && in_tree(file) ? open_file(in_tree(file)) : stream;
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

/* A line of source, as the debug information has it. */
struct origin {
    const char *file, *directory;
    int line;
};

/* Whether it is the C++ library's: its lines tell nothing of the queue that calls it. */
static bool is_library(const char *file)
{
    return strstr(file, "/include/") != NULL && strstr(file, "/c++/") != NULL;
}

/* Where an inlined function is called. */
static bool call_of(Dwarf_Die *inlined, Dwarf_Die *unit, struct origin *origin)
{
    Dwarf_Attribute attribute;
    Dwarf_Word file, line;
    Dwarf_Files *files;
    size_t count;
    if (dwarf_tag(inlined) != DW_TAG_inlined_subroutine ||
        dwarf_formudata(dwarf_attr(inlined, DW_AT_call_file, &attribute), &file) ||
        dwarf_formudata(dwarf_attr(inlined, DW_AT_call_line, &attribute), &line) ||
        dwarf_getsrcfiles(unit, &files, &count) || file >= count)
        return false;
    origin->file = dwarf_filesrc(files, file, NULL, NULL);
    origin->line = (int)line;
    return origin->file != NULL;
}

/* Goes out of what was inlined, until a line is none of the library's. */
static void leave_library(Dwfl_Module *module, uint64_t address, struct origin *origin)
{
    Dwarf_Addr bias;
    Dwarf_Die *unit = dwfl_module_addrdie(module, address, &bias), *inner = NULL, *outer = NULL;
    int count = unit ? dwarf_getscopes(unit, address - bias, &inner) : 0;
    for (int i = 0; i < count && !outer; i++) /* what is around it here, not where it is defined */
        if (dwarf_tag(&inner[i]) == DW_TAG_inlined_subroutine)
            count = dwarf_getscopes_die(&inner[i], &outer);
    for (int i = 0; outer && i < count && is_library(origin->file); i++)
        call_of(&outer[i], unit, origin);
    free(outer);
    free(inner);
}

/* The line of the call that returns to `caller`. False: it has none. */
static bool find_origin(uint64_t caller, struct origin *origin)
{
    uint64_t address = caller - 1; /* inside the call instruction */
    Dwfl_Module *module = debug_module(address);
    Dwfl_Line *line = module ? dwfl_module_getsrc(module, address) : NULL;
    *origin = (struct origin){0};
    if (!line)
        return false;
    origin->file = dwfl_lineinfo(line, NULL, &origin->line, NULL, NULL, NULL);
    origin->directory = dwfl_line_comp_dir(line);
    if (origin->file && is_library(origin->file))
        leave_library(module, address, origin);
    return origin->file != NULL;
}

FILE *names_open(uint64_t caller)
{
    struct origin origin;
    return find_origin(caller, &origin) ? open_source(origin.file, origin.directory) : NULL;
}

void names_source(uint64_t caller, struct place *place)
{
    *place = (struct place){0};
    struct origin origin;
    if (!find_origin(caller, &origin))
        return;
    const char *file = origin.file;
    place->line = origin.line;
    FILE *stream = open_source(file, origin.directory);
    snprintf(place->file, sizeof place->file, "%s", in_tree(file) ? in_tree(file) : file);
    if (stream && place->line == 0) { /* the compiler's own: no line says it */
        fclose(stream);
    } else if (stream) {
        read_line(stream, place->line, place->text, sizeof place->text);
        rewind(stream);
        source_says(place->window, sizeof place->window, stream, place->line, "he window: ");
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
