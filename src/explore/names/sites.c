/* Finds hooks by the line table and the code itself: every call instruction on a line of the file
 * whose target is one of the hooks. That a word of other code looks like one is possible, but it
 * would have to match 32 bits by chance. */
#include "explore/names/sites.h"

#include <dwarf.h>
#include <elfutils/libdw.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "explore/names/debug.h"

struct list {
    struct site *sites;
    size_t count, room;
    bool no_memory;
};

/* The address called by the instruction at `at`, and its length; 0 if it is no call. */
static uint64_t call_target(const unsigned char *at, const unsigned char *end, size_t *length)
{
#if defined(__x86_64__)
    int32_t distance;
    *length = 5;
    if (end - at < 5 || *at != 0xe8) /* call rel32 */
        return 0;
    memcpy(&distance, at + 1, sizeof distance);
    return (uintptr_t)at + 5 + (uint64_t)(int64_t)distance;
#elif defined(__aarch64__)
    uint32_t word;
    *length = 4;
    if (end - at < 4 || (uintptr_t)at % 4)
        return 0;
    memcpy(&word, at, sizeof word);
    if (word >> 26 != 0x25) /* bl imm26 */
        return 0;
    return (uintptr_t)at + (uint64_t)((int64_t)(int32_t)(word << 6) >> 4);
#else
    (void)at, (void)end;
    *length = 0;
    return 0;
#endif
}

/* Whether a function of this name tells an observer of its calls. */
static bool is_hook(const char *name)
{
    static const char *const begins[] = {"__tsan_atomic",    "__tsan_read",     "__tsan_write",
                                         "__tsan_unaligned", "__tsan_volatile", "explore_mutex",
                                         "explore_cond",     "explore_spin",    "explore_sem",
                                         "explore_mem",      "explore_yield",   "explore_nanosleep",
                                         "explore_clock_na", "explore_usleep",  "explore_exchange"};
    if (!name || strcmp(name, "__tsan_atomic_signal_fence") == 0)
        return false;
    for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++)
        if (strncmp(name, begins[i], strlen(begins[i])) == 0)
            return true;
    return false;
}

static void add(struct list *list, int line, uint64_t caller)
{
    if (list->count == list->room) {
        size_t room = list->room ? 2 * list->room : 64;
        struct site *more = realloc(list->sites, room * sizeof *more);
        if (!more) {
            list->no_memory = true;
            return;
        }
        list->sites = more;
        list->room = room;
    }
    list->sites[list->count++] = (struct site){line, caller};
}

/* The hooks called in the code [from, to), which stands on one line. */
static void scan(struct list *list, Dwfl_Module *module, int line, uint64_t from, uint64_t to)
{
    const unsigned char *end = (const unsigned char *)to;
    for (const unsigned char *at = (const unsigned char *)from; at < end; at++) {
        size_t length;
        GElf_Off offset = 1;
        GElf_Sym symbol;
        uint64_t target = call_target(at, end, &length);
        if (!target)
            continue;
        const char *name = dwfl_module_addrinfo(module, target, &offset, &symbol, NULL, NULL, NULL);
        if (offset == 0 && is_hook(name))
            add(list, line, (uintptr_t)at + length);
    }
}

static bool same_name(const char *path, const char *file)
{
    const char *slash = path ? strrchr(path, '/') : NULL;
    return path && strcmp(slash ? slash + 1 : path, file) == 0;
}

/* All rows of one unit's line table that stand in the file. */
static void scan_unit(struct list *list, Dwfl_Module *module, Dwarf_Die *unit, Dwarf_Addr bias,
                      const char *file)
{
    Dwarf_Lines *lines;
    size_t count;
    if (dwarf_getsrclines(unit, &lines, &count))
        return;
    for (size_t i = 0; i + 1 < count; i++) {
        Dwarf_Line *row = dwarf_onesrcline(lines, i), *next = dwarf_onesrcline(lines, i + 1);
        Dwarf_Addr from, to;
        int line;
        bool ends = true;
        if (dwarf_lineendsequence(row, &ends) || ends ||
            !same_name(dwarf_linesrc(row, NULL, NULL), file) || dwarf_lineno(row, &line) ||
            dwarf_lineaddr(row, &from) || dwarf_lineaddr(next, &to) || from >= to)
            continue;
        scan(list, module, line, from + bias, to + bias);
    }
}

static int by_line(const void *a, const void *b)
{
    const struct site *left = a, *right = b;
    int order = (left->line > right->line) - (left->line < right->line);
    return order ? order : (left->caller > right->caller) - (left->caller < right->caller);
}

int sites_find(const char *file, struct site **sites, size_t *count)
{
    struct list list = {0};
    Dwfl_Module *module = debug_module((uintptr_t)sites_find);
    Dwarf_Die *unit = NULL;
    Dwarf_Addr bias;
    while (module && (unit = dwfl_module_nextcu(module, unit, &bias)))
        if (same_name(dwarf_diename(unit), file))
            scan_unit(&list, module, unit, bias, file);
    *sites = list.sites;
    *count = list.count;
    if (list.no_memory || !list.count) {
        free(list.sites);
        *sites = NULL;
        return list.no_memory ? ENOMEM : ENOENT;
    }
    qsort(list.sites, list.count, sizeof *list.sites, by_line);
    return 0;
}
