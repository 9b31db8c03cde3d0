/* Asks an object's debug information (libdw). */
#include "own/line.h"

#include <elfutils/libdwfl.h>
#include <stdio.h>

#include "own/path.h"

char *line_at(const char *shared, uint64_t offset, char *text, size_t size)
{
    static const Dwfl_Callbacks callbacks = {
        .find_elf = dwfl_build_id_find_elf,
        .find_debuginfo = dwfl_standard_find_debuginfo,
        .section_address = dwfl_offline_section_address,
    };
    Dwfl *session = dwfl_begin(&callbacks);
    GElf_Addr base, end;
    int line = 0;
    *text = '\0';
    if (!session)
        return text;
    Dwfl_Module *module = dwfl_report_offline(session, "", shared, -1);
    dwfl_report_end(session, NULL, NULL);
    if (module && dwfl_module_info(module, NULL, &base, &end, NULL, NULL, NULL, NULL)) {
        Dwfl_Line *found = dwfl_module_getsrc(module, base + offset);
        const char *file = found ? dwfl_lineinfo(found, NULL, &line, NULL, NULL, NULL) : NULL;
        if (file)
            snprintf(text, size, "%s:%d", own_from_here(file), line);
    }
    dwfl_end(session);
    return text;
}
