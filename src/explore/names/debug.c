/* Opens our own debug information with libdw (elfutils). */
#include "explore/names/debug.h"

#include <errno.h>
#include <link.h>
#include <stdbool.h>
#include <unistd.h>

#include "files/starved.h"

static Dwfl *session;
static unsigned long long looked_at; /* how many objects had ever been loaded then */

static int count_loaded(struct dl_phdr_info *info, size_t size, void *count)
{
    (void)size;
    *(unsigned long long *)count = info->dlpi_adds;
    return 1; /* all say the same */
}

/* Whether an object was loaded since this was asked last, as queue files are. */
static bool more_loaded(void)
{
    unsigned long long before = looked_at;
    dl_iterate_phdr(count_loaded, &looked_at);
    return looked_at != before;
}

/* libdw goes on without a file that it could not open, and lines and names would be missing. */
static int find_elf(Dwfl_Module *module, void **user, const char *name, Dwarf_Addr base,
                    char **file_name, Elf **elf)
{
    errno = 0;
    int file = dwfl_linux_proc_find_elf(module, user, name, base, file_name, elf);
    if (file < 0)
        starved_opening();
    return file;
}

static Dwfl *open_session(void)
{
    static const Dwfl_Callbacks callbacks = {
        .find_elf = find_elf,
        .find_debuginfo = dwfl_standard_find_debuginfo,
    };
    Dwfl *dwfl = dwfl_begin(&callbacks);
    if (dwfl && (dwfl_linux_proc_report(dwfl, getpid()) || dwfl_report_end(dwfl, NULL, NULL))) {
        dwfl_end(dwfl);
        return NULL;
    }
    return dwfl;
}

Dwfl_Module *debug_module(uint64_t address)
{
    if (more_loaded() || !session) {
        debug_close();
        session = open_session();
    }
    return session ? dwfl_addrmodule(session, address) : NULL;
}

void debug_close(void)
{
    if (session)
        dwfl_end(session);
    session = NULL;
}
