/* dlopen(), and a look at the object's own symbols, for a queue may have any name. */
#include "own/load.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <limits.h>
#include <link.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LOADED_MOST = 64 };

static struct {
    char path[PATH_MAX];
    const struct queue_class *queue;
    uint64_t base, code, code_end; /* where it lies, and its code */
} loaded[LOADED_MOST];
static size_t loaded_count;

/* What was found among the symbols of an object. */
struct names {
    char first[256]; /* the symbol of a queue's class */
    size_t count;
    bool other; /* a class of another size: made for another edition of queue.h */
};

/* Whether the symbol is a class of a queue: an object that QUEUE_CLASS() has named. */
static void look_at(struct names *names, const GElf_Sym *symbol, const char *name)
{
    if (symbol->st_shndx == SHN_UNDEF || GELF_ST_TYPE(symbol->st_info) != STT_OBJECT || !name ||
        strncmp(name, "queue_", 6) != 0)
        return;
    if (symbol->st_size != sizeof(struct queue_class)) {
        names->other = true;
        return;
    }
    if (!names->count++)
        snprintf(names->first, sizeof names->first, "%s", name);
}

static void look_through(struct names *names, Elf *elf)
{
    Elf_Scn *section = NULL;
    while (elf && (section = elf_nextscn(elf, section))) {
        GElf_Shdr header;
        GElf_Sym symbol;
        if (!gelf_getshdr(section, &header) || header.sh_type != SHT_DYNSYM || !header.sh_entsize)
            continue;
        Elf_Data *data = elf_getdata(section, NULL);
        for (int i = 0; data && gelf_getsym(data, i, &symbol); i++)
            look_at(names, &symbol, elf_strptr(elf, header.sh_link, symbol.st_name));
    }
}

/* The symbol of the object's only queue, or false with `why`. */
static bool find_name(const char *shared, struct names *names, char *why, size_t size)
{
    int file = open(shared, O_RDONLY | O_CLOEXEC);
    elf_version(EV_CURRENT);
    Elf *elf = file < 0 ? NULL : elf_begin(file, ELF_C_READ, NULL);
    *names = (struct names){0};
    look_through(names, elf);
    if (elf)
        elf_end(elf);
    if (file >= 0)
        close(file);
    if (names->count == 1)
        return true;
    if (names->count)
        snprintf(why, size, "declares %zu queues; expected one in a file", names->count);
    else
        snprintf(why, size,
                 "declares no queue%s; expected a line such as QLAB_QUEUE(my_queue, struct queue, "
                 ".put = put, .get_nowait = get_nowait);",
                 names->other ? " of this edition of queue.h" : "");
    return false;
}

/* What a class must have to be asked anything. */
static const char *lacking(const struct queue_class *queue)
{
    return !queue->put          ? ".put"
           : !queue->get_nowait ? ".get_nowait"
           : !queue->size       ? ".size"
           : !queue->init       ? ".init"
           : !queue->destroy    ? ".destroy"
                                : NULL;
}

/* Fills in where the code is of the object that was loaded last. */
static int find_code(struct dl_phdr_info *info, size_t size, void *nothing)
{
    (void)size, (void)nothing;
    for (int i = 0; info->dlpi_addr == loaded[loaded_count].base && i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        if (part->p_type != PT_LOAD || !(part->p_flags & PF_X))
            continue;
        loaded[loaded_count].code = info->dlpi_addr + part->p_vaddr;
        loaded[loaded_count].code_end = info->dlpi_addr + part->p_vaddr + part->p_memsz;
    }
    return 0;
}

static void note(const char *shared, const struct queue_class *queue, void *handle)
{
    struct link_map *map;
    if (loaded_count == LOADED_MOST || dlinfo(handle, RTLD_DI_LINKMAP, &map))
        return;
    snprintf(loaded[loaded_count].path, sizeof loaded[0].path, "%s", shared);
    loaded[loaded_count].queue = queue;
    loaded[loaded_count].base = map->l_addr;
    dl_iterate_phdr(find_code, NULL);
    loaded_count++;
}

const struct queue_class *load_queue(const char *shared, char *why, size_t size)
{
    struct names names;
    for (size_t i = 0; i < loaded_count; i++)
        if (strcmp(loaded[i].path, shared) == 0)
            return loaded[i].queue;
    if (!find_name(shared, &names, why, size))
        return NULL;
    void *handle = dlopen(shared, RTLD_NOW | RTLD_LOCAL);
    const struct queue_class *queue = handle ? dlsym(handle, names.first) : NULL;
    if (!queue) {
        const char *said = dlerror(), *colon = said ? strstr(said, ": ") : NULL;
        snprintf(why, size, "cannot be loaded: %s", colon ? colon + 2 : "no reason given");
        return NULL;
    }
    note(shared, queue, handle);
    if (lacking(queue)) {
        snprintf(why, size,
                 "its queue has no %s; expected .put and .get_nowait, and without "
                 "QLAB_QUEUE .size, .init and .destroy too",
                 lacking(queue));
        return NULL;
    }
    return queue;
}

bool load_is_return(uint64_t address)
{
    uint64_t offset;
    if (!load_object_at(address - 8, &offset))
        return false;
    const unsigned char *code = (const unsigned char *)(uintptr_t)address;
#if defined(__x86_64__)
    return code[-5] == 0xe8 || (code[-6] == 0xff && code[-5] == 0x15) || code[-2] == 0xff ||
           code[-3] == 0xff; /* call of an address, of a pointer, of a register */
#elif defined(__aarch64__)
    uint32_t word;
    memcpy(&word, code - 4, sizeof word);
    return word >> 26 == 0x25 || (word & 0xfffffc1f) == 0xd63f0000; /* bl, blr */
#else
    return true;
#endif
}

const char *load_object_at(uint64_t address, uint64_t *offset)
{
    for (size_t i = 0; i < loaded_count; i++)
        if (address >= loaded[i].code && address < loaded[i].code_end) {
            *offset = address - loaded[i].base;
            return loaded[i].path;
        }
    return NULL;
}

uint64_t load_address(const char *shared, uint64_t offset)
{
    for (size_t i = 0; i < loaded_count; i++)
        if (strcmp(loaded[i].path, shared) == 0)
            return loaded[i].base + offset;
    return 0;
}
