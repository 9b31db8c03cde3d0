/* Assembly, and functions of the compiler's that are one instruction (_mm_mfence), may come from a
 * header of the system or a macro, where no source shows them. In instrumented code every atomic
 * operation and every fence is a call, so one that stands there as an instruction came that way. */
#include "explore/names/instructions.h"

#if defined(__x86_64__)
#include <capstone/capstone.h>
#include <stdbool.h>

/* Fences, clocks, the kernel, and what nobody may interrupt. (A pause says nothing.) */
static bool is_foreign(const cs_insn *read)
{
    const cs_x86 *x86 = &read->detail->x86;
    switch (read->id) {
    case X86_INS_MFENCE:
    case X86_INS_LFENCE:
    case X86_INS_SFENCE:
    case X86_INS_RDTSC:
    case X86_INS_RDTSCP:
    case X86_INS_CPUID:
    case X86_INS_SYSCALL:
    case X86_INS_CLFLUSH:
    case X86_INS_CLFLUSHOPT:
    case X86_INS_XBEGIN:
    case X86_INS_XABORT:
        return true;
    case X86_INS_XCHG:
        return x86->operands[0].type == X86_OP_MEM || x86->operands[1].type == X86_OP_MEM;
    default:
        return x86->prefix[0] == X86_PREFIX_LOCK;
    }
}

void instructions_look(const void *code, size_t size, instructions_foreign *foreign, void *context)
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
        if (read->id && is_foreign(read)) /* 0: it is no instruction, and has no detail */
            foreign(context, read->address, read->mnemonic);
    if (read)
        cs_free(read, 1);
    cs_close(&reader);
}
#else
void instructions_look(const void *code, size_t size, instructions_foreign *foreign, void *context)
{
    (void)code, (void)size, (void)foreign, (void)context;
}
#endif
