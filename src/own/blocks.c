/* The compiler begins every block with a call, and the linker keeps a note of each (--emit-relocs).
 */
#include "own/blocks.h"

#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "own/load.h"
#include "own/own.h"

enum { REST_OF_CALL = 4 }; /* bytes from its target, which is noted, to where it returns to */

/* Whom to tell of the blocks of one object. */
struct listing {
    const char *shared;
    Elf *elf;
    own_block *each;
    void *context;
};

/* The function that the offset lies in; "". */
static const char *function_at(const struct listing *listing, Elf_Data *symbols,
                               const GElf_Shdr *table, uint64_t offset)
{
    GElf_Sym symbol;
    for (int i = 0; gelf_getsym(symbols, i, &symbol); i++)
        if (GELF_ST_TYPE(symbol.st_info) == STT_FUNC && symbol.st_shndx != SHN_UNDEF &&
            offset >= symbol.st_value && offset < symbol.st_value + symbol.st_size) {
            const char *name = elf_strptr(listing->elf, table->sh_link, symbol.st_name);
            return name ? name : "";
        }
    return "";
}

/* The calls that a table of relocations of code has. */
static void list(const struct listing *listing, Elf_Scn *section, const GElf_Shdr *header)
{
    GElf_Shdr target, table;
    Elf_Scn *names = elf_getscn(listing->elf, header->sh_link);
    Elf_Data *uses = elf_getdata(section, NULL), *symbols = elf_getdata(names, NULL);
    if (!gelf_getshdr(elf_getscn(listing->elf, header->sh_info), &target) ||
        !gelf_getshdr(names, &table) || !(target.sh_flags & SHF_EXECINSTR) || !uses || !symbols)
        return;
    for (size_t i = 0; header->sh_entsize && i < header->sh_size / header->sh_entsize; i++) {
        GElf_Rela use;
        GElf_Sym symbol;
        if (!gelf_getrela(uses, (int)i, &use) ||
            !gelf_getsym(symbols, (int)GELF_R_SYM(use.r_info), &symbol))
            continue;
        const char *name = elf_strptr(listing->elf, table.sh_link, symbol.st_name);
        if (name && strcmp(name, "__sanitizer_cov_trace_pc") == 0)
            listing->each(listing->context,
                          load_address(listing->shared, use.r_offset + REST_OF_CALL),
                          function_at(listing, symbols, &table, use.r_offset));
    }
}

bool own_blocks(const struct queue_class *queue, own_block *each, void *context)
{
    struct listing listing = {.shared = own_shared(queue), .each = each, .context = context};
    int file = listing.shared ? open(listing.shared, O_RDONLY | O_CLOEXEC) : -1;
    Elf_Scn *section = NULL;
    elf_version(EV_CURRENT);
    listing.elf = file < 0 ? NULL : elf_begin(file, ELF_C_READ, NULL);
    while (listing.elf && (section = elf_nextscn(listing.elf, section))) {
        GElf_Shdr header;
        if (gelf_getshdr(section, &header) && header.sh_type == SHT_RELA)
            list(&listing, section, &header);
    }
    bool read = listing.elf != NULL;
    if (read)
        elf_end(listing.elf);
    if (file >= 0)
        close(file);
    return read;
}
