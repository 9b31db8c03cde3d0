/* Machine code, read with capstone. */
#include "explore/names/code.h"

#ifdef CODE_IS_READ
#include <capstone/capstone.h>
#include <link.h>

enum { LONGEST = 16, WORD = 8 };

/* What is loaded to be run, one piece of it. */
struct segment {
    uint64_t begin, end;
};

/* Looks for the one that begin lies in. */
static int find_segment(struct dl_phdr_info *object, size_t size, void *sought)
{
    struct segment *segment = sought;
    (void)size;
    for (size_t i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        uint64_t begin = object->dlpi_addr + part->p_vaddr, end = begin + part->p_memsz;
        if (part->p_type == PT_LOAD && part->p_flags & PF_X && segment->begin >= begin &&
            segment->begin < end) {
            *segment = (struct segment){begin, end};
            return true;
        }
    }
    return false;
}

/* The register's bit; *whole: naming it means all its bytes, for a write of four clears the rest.
 */
static unsigned bit_of(unsigned name, bool *whole)
{
    static const uint16_t names[FIBER_REGISTERS][5] = {
        {X86_REG_RBX, X86_REG_EBX, X86_REG_BX, X86_REG_BL, X86_REG_BH},
        {X86_REG_RBP, X86_REG_EBP, X86_REG_BP, X86_REG_BPL, X86_REG_BPL},
        {X86_REG_R12, X86_REG_R12D, X86_REG_R12W, X86_REG_R12B, X86_REG_R12B},
        {X86_REG_R13, X86_REG_R13D, X86_REG_R13W, X86_REG_R13B, X86_REG_R13B},
        {X86_REG_R14, X86_REG_R14D, X86_REG_R14W, X86_REG_R14B, X86_REG_R14B},
        {X86_REG_R15, X86_REG_R15D, X86_REG_R15W, X86_REG_R15B, X86_REG_R15B},
    };
    for (size_t i = 0; i < FIBER_REGISTERS; i++)
        for (size_t k = 0; k < 5; k++)
            if (names[i][k] == name) {
                *whole = k < 2;
                return 1u << i;
            }
    return 0;
}

/* Whether it writes only on a condition. */
static bool may_not_write(unsigned id)
{
    return id >= X86_INS_CMOVA && id <= X86_INS_CMOVS;
}

/* How far it moves the stack pointer; a call's return moves it back. */
static int32_t moves_of(csh reader, const cs_insn *read)
{
    const cs_x86 *x86 = &read->detail->x86;
    cs_regs reads, writes;
    uint8_t read_count = 0, write_count = 0;
    bool constant = x86->op_count == 2 && x86->operands[0].type == X86_OP_REG &&
                    x86->operands[0].reg == X86_REG_RSP && x86->operands[1].type == X86_OP_IMM;
    bool whole = x86->op_count == 1 && x86->operands[0].size == WORD;
    if (cs_insn_group(reader, read, CS_GRP_CALL) || cs_insn_group(reader, read, CS_GRP_RET))
        return 0;
    if (read->id == X86_INS_PUSH && whole)
        return -WORD;
    if (read->id == X86_INS_POP && whole && x86->operands[0].type == X86_OP_REG &&
        x86->operands[0].reg != X86_REG_RSP)
        return WORD;
    if (constant && read->id == X86_INS_ADD)
        return (int32_t)x86->operands[1].imm;
    if (constant && read->id == X86_INS_SUB)
        return (int32_t)-x86->operands[1].imm;
    if (cs_regs_access(reader, read, reads, &read_count, writes, &write_count) != CS_ERR_OK)
        return CODE_LOST;
    for (size_t i = 0; i < write_count; i++)
        if (writes[i] == X86_REG_RSP || writes[i] == X86_REG_ESP || writes[i] == X86_REG_SP)
            return CODE_LOST;
    return 0;
}

static void take_registers(csh reader, const cs_insn *read, struct instruction *instruction)
{
    cs_regs reads, writes;
    uint8_t read_count = 0, write_count = 0;
    bool whole;
    if (cs_regs_access(reader, read, reads, &read_count, writes, &write_count) != CS_ERR_OK) {
        instruction->reads = CODE_ALL;
        return;
    }
    for (size_t i = 0; i < read_count; i++)
        instruction->reads |= bit_of(reads[i], &whole);
    for (size_t i = 0; i < write_count; i++) {
        unsigned bit = bit_of(writes[i], &whole);
        if (bit && whole && !may_not_write(read->id))
            instruction->writes |= bit;
        else
            instruction->reads |= bit;
    }
}

/* Where it goes on; a call comes back. */
static void take_ways(csh reader, const cs_insn *read, struct instruction *instruction)
{
    const cs_x86 *x86 = &read->detail->x86;
    bool jumps = cs_insn_group(reader, read, CS_GRP_JUMP);
    bool known = x86->op_count == 1 && x86->operands[0].type == X86_OP_IMM;
    instruction->returns = cs_insn_group(reader, read, CS_GRP_RET) && !x86->op_count;
    bool ends = cs_insn_group(reader, read, CS_GRP_RET) || cs_insn_group(reader, read, CS_GRP_INT);
    if (ends || (jumps && !known)) {
        if (!instruction->returns)
            instruction->reads = CODE_ALL;
        return;
    }
    if (jumps)
        instruction->target = (uint64_t)x86->operands[0].imm;
    if (read->id != X86_INS_JMP)
        instruction->next = read->address + read->size;
}

struct instruction *code_find(struct code *code, uint64_t address)
{
    for (size_t i = 0; i < code->count; i++)
        if (code->list[i].address == address)
            return &code->list[i];
    return NULL;
}

/* Reads one instruction; what cannot be read needs all. A call that never comes back is followed by
 * whatever lies there, which need not be code, and may lead anywhere. */
static void read_one(csh reader, cs_insn *read, struct instruction *instruction,
                     const struct segment *segment)
{
    uint64_t address = instruction->address;
    bool inside = address >= segment->begin && address < segment->end;
    const uint8_t *bytes = (const uint8_t *)address;
    size_t size = inside && segment->end - address < LONGEST ? segment->end - address : LONGEST;
    if (!inside || !cs_disasm_iter(reader, &bytes, &size, &address, read)) {
        instruction->reads = CODE_ALL;
        return;
    }
    take_registers(reader, read, instruction);
    take_ways(reader, read, instruction);
    instruction->moves = moves_of(reader, read);
}

/* Reads all that can be reached; false if that is too much. */
static bool read_all(csh reader, cs_insn *read, struct code *code, uint64_t start)
{
    struct segment segment = {.begin = start};
    if (!dl_iterate_phdr(find_segment, &segment))
        return false; /* no code: where a frame ends was told wrong */
    code->list[0] = (struct instruction){.address = start};
    code->count = 1;
    for (size_t done = 0; done < code->count; done++) {
        read_one(reader, read, &code->list[done], &segment);
        const struct instruction *read_now = &code->list[done];
        const uint64_t ways[2] = {read_now->next, read_now->target};
        bool lost = read_now->before == CODE_LOST || read_now->moves == CODE_LOST;
        int32_t before = lost ? CODE_LOST : read_now->before + read_now->moves;
        for (size_t i = 0; i < 2; i++) {
            struct instruction *there = ways[i] ? code_find(code, ways[i]) : NULL;
            if (there && there->before != before)
                return false; /* two ways with two stacks */
            if (!ways[i] || there)
                continue;
            if (code->count == CODE_MOST)
                return false;
            code->list[code->count++] = (struct instruction){.address = ways[i], .before = before};
        }
    }
    return true;
}

bool code_read(struct code *code, uint64_t site)
{
    csh reader;
    if (cs_open(CS_ARCH_X86, CS_MODE_64, &reader) != CS_ERR_OK)
        return false;
    cs_option(reader, CS_OPT_DETAIL, CS_OPT_ON);
    cs_insn *read = cs_malloc(reader);
    bool all = read && read_all(reader, read, code, site);
    if (read)
        cs_free(read, 1);
    cs_close(&reader);
    return all;
}
#endif
