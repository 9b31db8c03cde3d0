/* Assembly, and functions of the compiler's that are one instruction (_mm_mfence), may come from a
 * header of the system or a macro, where no source shows them. In instrumented code every atomic
 * operation and every fence is a call, so one that stands there as an instruction came that way. */
#include "explore/names/instructions.h"

#if defined(__x86_64__)
#include <capstone/capstone.h>
#include <string.h>

enum { HOOK_MOST = 16 }; /* bytes */

/* Fences, clocks, luck, the kernel, what names the processor or the thread, and memory that is read
 * or written where no hook is called. (A pause says nothing.) */
static const char *const foreign_words[] = {
    "mfence",  "lfence",   "sfence",    "rd",      "wrfsbase", "wrgsbase", "cpuid",
    "syscall", "clflush",  "clwb",      "xbegin",  "xgetbv",   "movnt",    "vmovnt",
    "maskmov", "vmaskmov", "vpmaskmov", "vgather", "vpgather", "vscatter", "vpscatter",
};

/* The stack, or constants. */
static bool is_private(const x86_op_mem *memory)
{
    return memory->base == X86_REG_RSP || memory->base == X86_REG_RBP ||
           memory->base == X86_REG_RIP;
}

/* What nobody may interrupt, the thread's own address, and what is too wide for clang's hooks. */
static bool is_foreign(const cs_insn *read, bool narrow)
{
    const cs_x86 *x86 = &read->detail->x86;
    for (size_t i = 0; i < sizeof foreign_words / sizeof *foreign_words; i++)
        if (strncmp(read->mnemonic, foreign_words[i], strlen(foreign_words[i])) == 0)
            return true;
    for (size_t i = 0; i < x86->op_count; i++) {
        const x86_op_mem *memory = &x86->operands[i].mem;
        if (x86->operands[i].type != X86_OP_MEM)
            continue;
        if (read->id == X86_INS_XCHG ||
            (memory->segment == X86_REG_FS && !memory->base && !memory->index && !memory->disp))
            return true;
        if (narrow && x86->operands[i].size > HOOK_MOST && !is_private(memory))
            return true;
    }
    return x86->prefix[0] == X86_PREFIX_LOCK;
}

void instructions_look(const void *code, size_t size, bool narrow, instructions_foreign *foreign,
                       void *context)
{
    const uint8_t *at = code;
    uint64_t offset = 0;
    csh reader;
    if (cs_open(CS_ARCH_X86, CS_MODE_64, &reader) != CS_ERR_OK)
        return;
    cs_option(reader, CS_OPT_DETAIL, CS_OPT_ON);
    cs_option(reader, CS_OPT_SKIPDATA, CS_OPT_ON);
    cs_insn *read = cs_malloc(reader);
    while (read && cs_disasm_iter(reader, &at, &size, &offset, read))
        if (read->id && is_foreign(read, narrow)) /* 0: it is no instruction, and has no detail */
            foreign(context, read->address, read->mnemonic);
    if (read)
        cs_free(read, 1);
    cs_close(&reader);
}
#else
void instructions_look(const void *code, size_t size, bool narrow, instructions_foreign *foreign,
                       void *context)
{
    (void)code, (void)size, (void)narrow, (void)foreign, (void)context;
}
#endif
