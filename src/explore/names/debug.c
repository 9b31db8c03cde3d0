/* Opens our own debug information with libdw (elfutils). */
#include "explore/names/debug.h"

#include <unistd.h>

static Dwfl *session;

static Dwfl *open_session(void)
{
    static const Dwfl_Callbacks callbacks = {
        .find_elf = dwfl_linux_proc_find_elf,
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
    if (!session)
        session = open_session();
    return session ? dwfl_addrmodule(session, address) : NULL;
}

void debug_close(void)
{
    if (session)
        dwfl_end(session);
    session = NULL;
}
