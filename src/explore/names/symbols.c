/* What a compiled queue needs besides itself: hooks, modelled names, and what the list of harmless
 * ones (allowed.txt) has. Everything else would act behind the explorer's back, so the queue is
 * refused, with the line of the first use. So is what leaves no symbol behind: variables of
 * threads, and assembly, which the source shows, a mark, or an instruction that no compiler would
 * have put there.
 */
#include "explore/names/symbols.h"

#include <elfutils/libdwfl.h>
#include <dwarf.h>
#include <errno.h>
#include <gelf.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/names/assembly.h"
#include "explore/names/call_line.h"
#include "explore/names/instructions.h"

static const char *const allowed[] = {
#include "explore/allowed.inc"
};

struct first {
    int line; /* INT32_MAX: nothing was found */
    char what[128], file[256];
};

static bool begins(const char *name, const char *with)
{
    return strncmp(name, with, strlen(with)) == 0;
}

/* Hooks, modelled names, other instrumented queues, C++'s tables of types, and the list. */
static bool is_known(const char *name)
{
    static const char instrumented[] = "_instrumented";
    size_t length = strlen(name), suffix = sizeof instrumented - 1;
    if (begins(name, "__tsan_") || begins(name, "explore_") || begins(name, "__sanitizer_cov_") ||
        (begins(name, "_ZT") && name[3] && strchr("ISTV", name[3])) ||
        (length > suffix && strcmp(name + length - suffix, instrumented) == 0))
        return true;
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        if (strcmp(allowed[i], name) == 0)
            return true;
    return false;
}

static void offer(struct first *first, const char *file, int line, const char *format,
                  const char *what)
{
    if (line >= first->line)
        return;
    first->line = line;
    snprintf(first->what, sizeof first->what, format, what);
    snprintf(first->file, sizeof first->file, "%s", file);
}

/* One use of a symbol by the code or the data at an address. */
static void look_at_use(struct first *first, Dwfl_Module *module, const GElf_Sym *symbol,
                        const char *name, uint64_t address)
{
    int line = INT32_MAX - 1;
    bool of_thread = GELF_ST_TYPE(symbol->st_info) == STT_TLS;
    if (!of_thread && (symbol->st_shndx != SHN_UNDEF || !*name || is_known(name)))
        return;
    const char *file = call_line(module, address, &line);
    offer(first, file ? file : "?", line,
          of_thread ? "needs %s, a variable of each thread, which is not modelled"
                    : "needs %s, which is not modelled",
          name);
}

/* All uses that a table of relocations has, if it is one of code or data and not of debug
 * information. */
static void look_at_table(struct first *first, Dwfl_Module *module, Elf *elf, Elf_Scn *section,
                          const GElf_Shdr *header)
{
    GElf_Shdr target, table;
    Elf_Scn *symbols = elf_getscn(elf, header->sh_link);
    Elf_Data *uses = elf_getdata(section, NULL), *list = elf_getdata(symbols, NULL);
    if (!gelf_getshdr(elf_getscn(elf, header->sh_info), &target) ||
        !gelf_getshdr(symbols, &table) || !(target.sh_flags & SHF_ALLOC) || !uses || !list)
        return;
    for (size_t i = 0; header->sh_entsize && i < header->sh_size / header->sh_entsize; i++) {
        GElf_Rela use;
        GElf_Sym symbol;
        if (!gelf_getrela(uses, (int)i, &use) ||
            !gelf_getsym(list, (int)GELF_R_SYM(use.r_info), &symbol))
            continue;
        const char *name = elf_strptr(elf, table.sh_link, symbol.st_name);
        look_at_use(first, module, &symbol, name ? name : "", target.sh_addr + use.r_offset);
    }
}

/* Where own/assembly.c marked what was written by hand. */
static void look_at_marks(struct first *first, Dwfl_Module *module, Elf *elf, Elf_Scn *section,
                          const GElf_Shdr *table)
{
    GElf_Sym symbol;
    GElf_Shdr code;
    Elf_Data *list = elf_getdata(section, NULL);
    for (int i = 0; list && gelf_getsym(list, i, &symbol); i++) {
        int line = INT32_MAX - 1;
        const char *name = elf_strptr(elf, table->sh_link, symbol.st_name);
        if (!name || !begins(name, "assembly_by_hand.") ||
            !gelf_getshdr(elf_getscn(elf, symbol.st_shndx), &code))
            continue;
        /* The mark stands behind the instruction. */
        const char *file = call_line(module, code.sh_addr + symbol.st_value - 1, &line);
        offer(first, file ? file : "?", line, "has assembly, which is not modelled%s", "");
    }
}

/* A section of machine code. */
struct section {
    struct first *first;
    Dwfl_Module *module;
    uint64_t address;
};

static void offer_instruction(void *context, uint64_t offset, const char *name)
{
    const struct section *section = context;
    int line = INT32_MAX - 1;
    const char *file = call_line(section->module, section->address + offset, &line);
    offer(section->first, file ? file : "?", line,
          "needs the instruction %s, which is not modelled", name);
}

static char *read_all(const char *path)
{
    FILE *stream = fopen(path, "r");
    char *text = NULL;
    size_t size = 0, room = 1 << 16;
    if (!stream)
        return NULL;
    text = malloc(room);
    while (text && (size += fread(text + size, 1, room - 1 - size, stream)) == room - 1) {
        char *more = realloc(text, room *= 2);
        if (!more)
            free(text);
        text = more;
    }
    if (text)
        text[size] = '\0';
    fclose(stream);
    return text;
}

/* The sources that the object was made of, but the system's headers and our own. A source that
 * cannot be read may have anything in it. */
static void look_at_sources(struct first *first, const char *folder, Dwarf_Die *unit)
{
    Dwarf_Files *files;
    size_t count;
    Dwarf_Attribute attribute;
    const char *made_in = dwarf_formstring(dwarf_attr(unit, DW_AT_comp_dir, &attribute));
    size_t outside = made_in ? strlen(made_in) : 0;
    if (dwarf_getsrcfiles(unit, &files, &count))
        return;
    for (size_t i = 0; i < count; i++) {
        char path[1024];
        const char *file = dwarf_filesrc(files, i, NULL, NULL);
        if (file && outside && begins(file, made_in) && file[outside] == '/')
            file += outside + 1;
        if (!file || *file == '<' || begins(file, "/usr/") || strstr(file, "src/explore/hooks/"))
            continue;
        snprintf(path, sizeof path, "%s/%s", folder ? folder : made_in ? made_in : ".", file);
        char *text = read_all(*file == '/' ? file : path);
        const char *word = NULL;
        int line = text ? assembly_first(text, &word) : 0;
        if (line)
            offer(first, file, line, "has assembly (%s), which is not modelled", word);
        else if (!text)
            offer(first, file, INT32_MAX - 1, "is not there to be looked through%s", "");
        free(text);
    }
}

static void look_at_module(struct first *first, const char *folder, Dwfl_Module *module)
{
    GElf_Addr bias;
    Dwarf_Die *unit = NULL;
    Elf_Scn *section = NULL;
    Elf *elf = dwfl_module_getelf(module, &bias);
    /* First of all the debug information, which is relocated when it is read. */
    bool clang = false;
    while ((unit = dwfl_module_nextcu(module, unit, &bias))) {
        Dwarf_Attribute attribute;
        const char *producer = dwarf_formstring(dwarf_attr(unit, DW_AT_producer, &attribute));
        clang |= producer && strstr(producer, "clang");
        look_at_sources(first, folder, unit);
    }
    while (elf && (section = elf_nextscn(elf, section))) {
        GElf_Shdr header;
        if (!gelf_getshdr(section, &header))
            continue;
        if (header.sh_type == SHT_RELA)
            look_at_table(first, module, elf, section, &header);
        if (header.sh_type == SHT_SYMTAB)
            look_at_marks(first, module, elf, section, &header);
        Elf_Data *code = header.sh_flags & SHF_EXECINSTR ? elf_getdata(section, NULL) : NULL;
        if (code && code->d_buf)
            instructions_look(code->d_buf, code->d_size, clang, offer_instruction,
                              &(struct section){first, module, header.sh_addr});
    }
}

int symbols_check(const char *object, const char *folder, char *why, size_t size)
{
    static const Dwfl_Callbacks callbacks = {
        .find_elf = dwfl_build_id_find_elf,
        .find_debuginfo = dwfl_standard_find_debuginfo,
        .section_address = dwfl_offline_section_address,
    };
    struct first first = {.line = INT32_MAX};
    Dwfl *session = dwfl_begin(&callbacks);
    if (!session)
        return ENOMEM;
    Dwfl_Module *module = dwfl_report_offline(session, "", object, -1);
    dwfl_report_end(session, NULL, NULL);
    if (module)
        look_at_module(&first, folder, module);
    dwfl_end(session);
    if (!module || first.line == INT32_MAX)
        return module ? 0 : ENOENT;
    const char *tree = strstr(first.file, "src/");
    tree = tree ? tree : strstr(first.file, "tests/");
    snprintf(why, size, "%s:%d: %s", tree ? tree : first.file, first.line, first.what);
    return ENOTSUP;
}
