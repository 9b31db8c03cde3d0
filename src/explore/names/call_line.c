/* A function of a system header that was compiled in line has its own file and line. Whoever looks
 * for the cause wants that of the call: the innermost one that stands in a file of his. */
#include "explore/names/call_line.h"

#include <dwarf.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool of_system(const char *file)
{
    return strncmp(file, "/usr/", 5) == 0;
}

static bool number_of(Dwarf_Die *die, unsigned name, Dwarf_Word *number)
{
    Dwarf_Attribute attribute;
    return dwarf_formudata(dwarf_attr(die, name, &attribute), number) == 0;
}

/* The call of an inlined function; NULL if it stands in a header of the system, too. */
static const char *call_of(Dwarf_Die *unit, Dwarf_Die *inlined, int *line)
{
    Dwarf_Files *files;
    Dwarf_Word file, number;
    if (dwarf_tag(inlined) != DW_TAG_inlined_subroutine ||
        !number_of(inlined, DW_AT_call_file, &file) ||
        !number_of(inlined, DW_AT_call_line, &number) || dwarf_getsrcfiles(unit, &files, NULL))
        return NULL;
    const char *name = dwarf_filesrc(files, file, NULL, NULL);
    if (!name || of_system(name))
        return NULL;
    *line = (int)number;
    return name;
}

const char *call_line(Dwfl_Module *module, uint64_t address, int *line)
{
    Dwarf_Addr bias;
    Dwarf_Die *scopes = NULL, *unit = dwfl_module_addrdie(module, address, &bias);
    Dwfl_Line *place = dwfl_module_getsrc(module, address);
    const char *file = place ? dwfl_lineinfo(place, NULL, line, NULL, NULL, NULL) : NULL;
    if (!file || !of_system(file) || !unit)
        return file;
    int count = dwarf_getscopes(unit, address - bias, &scopes);
    const char *call = NULL;
    for (int i = 0; i < count && !call; i++)
        call = call_of(unit, &scopes[i], line);
    free(scopes);
    return call ? call : file;
}
