/* Usage: refuse FOLDER OBJECT...
 *
 * Run when the lab is built, in the FOLDER where the compiler ran: a linked program does not tell
 * any more which of its parts needs what. Prints a line REFUSAL(QUEUE, "WHY") for every queue whose
 * object needs what is not modelled. An object without a queue of its own may be anybody's: then
 * nothing is built at all.
 */
#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "explore/names/symbols.h"

/* Prints a row for every queue that the table of symbols has; how many. */
static int print_queues(Elf *elf, Elf_Scn *section, const char *why)
{
    GElf_Shdr header;
    GElf_Sym symbol;
    int queues = 0;
    Elf_Data *data = elf_getdata(section, NULL);
    if (!gelf_getshdr(section, &header) || header.sh_type != SHT_SYMTAB || !data)
        return 0;
    for (int i = 0; gelf_getsym(data, i, &symbol); i++) {
        static const char suffix[] = "_instrumented";
        const char *name = elf_strptr(elf, header.sh_link, symbol.st_name);
        size_t length = name ? strlen(name) : 0;
        if (symbol.st_shndx == SHN_UNDEF || GELF_ST_BIND(symbol.st_info) != STB_GLOBAL ||
            length < sizeof suffix || strcmp(name + length - (sizeof suffix - 1), suffix) != 0)
            continue;
        printf("REFUSAL(%s, \"%s\")\n", name, why);
        queues++;
    }
    return queues;
}

static int refuse(const char *object, const char *why)
{
    int queues = 0, file = open(object, O_RDONLY);
    Elf *elf = file < 0 ? NULL : elf_begin(file, ELF_C_READ, NULL);
    for (Elf_Scn *section = NULL; elf && (section = elf_nextscn(elf, section));)
        queues += print_queues(elf, section, why);
    elf_end(elf);
    close(file);
    return queues;
}

int main(int count, char **arguments)
{
    elf_version(EV_CURRENT);
    for (int i = 2; i < count; i++) {
        char why[512];
        int error = symbols_check(arguments[i], arguments[1], why, sizeof why);
        if (error == ENOTSUP && refuse(arguments[i], why))
            continue;
        if (error)
            fprintf(stderr, "%s\n", error == ENOTSUP ? why : strerror(error));
        if (error)
            return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
