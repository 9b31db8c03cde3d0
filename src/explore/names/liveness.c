/* A register that is written before it is read again holds a dead value. It would tell apart states
 * that are the same, and how long it stays is up to the compiler. So the machine code from a call
 * on is read, as far as its function goes, and a register lives there if on some way it is read
 * before it is written. (Every compiler knows this as live-variable analysis: A. V. Aho, M. S. Lam,
 * R. Sethi and J. D. Ullman, Compilers, section 9.2.5.) Whoever returns gives all of them to his
 * caller. Where a way cannot be followed, all live: that costs states, never truth. */
#include "explore/names/liveness.h"

#include "explore/machine/fiber.h"

#if defined(__x86_64__) && !defined(FIBER_UCONTEXT)
#include <capstone/capstone.h>
#include <stdbool.h>
#include <stddef.h>

enum { ALL = (1 << FIBER_REGISTERS) - 1, MOST = 1000, LONGEST = 16, KNOWN = 1 << 10 };

/* The code behind a call, instruction by instruction. */
struct instruction {
    uint64_t address;
    uint64_t next, target; /* where it goes on; 0: nowhere */
    unsigned reads, writes, lives;
};

struct code {
    struct instruction list[MOST];
    size_t count;
};

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

static void take_registers(csh reader, const cs_insn *read, struct instruction *instruction)
{
    cs_regs reads, writes;
    uint8_t read_count = 0, write_count = 0;
    bool whole;
    if (cs_regs_access(reader, read, reads, &read_count, writes, &write_count) != CS_ERR_OK) {
        instruction->reads = ALL;
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
    bool ends = cs_insn_group(reader, read, CS_GRP_RET) || cs_insn_group(reader, read, CS_GRP_INT);
    if (ends || (jumps && !known)) {
        instruction->reads = ALL;
        return;
    }
    if (jumps)
        instruction->target = (uint64_t)x86->operands[0].imm;
    if (read->id != X86_INS_JMP)
        instruction->next = read->address + read->size;
}

static struct instruction *find(struct code *code, uint64_t address)
{
    for (size_t i = 0; i < code->count; i++)
        if (code->list[i].address == address)
            return &code->list[i];
    return NULL;
}

/* Reads one instruction; what cannot be read needs all. */
static void read_one(csh reader, cs_insn *read, struct instruction *instruction)
{
    const uint8_t *bytes = (const uint8_t *)instruction->address;
    size_t size = LONGEST;
    uint64_t address = instruction->address;
    if (!cs_disasm_iter(reader, &bytes, &size, &address, read)) {
        instruction->reads = ALL;
        return;
    }
    take_registers(reader, read, instruction);
    take_ways(reader, read, instruction);
}

/* Reads all that can be reached; false if that is too much. */
static bool read_all(csh reader, cs_insn *read, struct code *code, uint64_t start)
{
    code->list[0] = (struct instruction){.address = start};
    code->count = 1;
    for (size_t done = 0; done < code->count; done++) {
        read_one(reader, read, &code->list[done]);
        const uint64_t ways[2] = {code->list[done].next, code->list[done].target};
        for (size_t i = 0; i < 2; i++) {
            if (!ways[i] || find(code, ways[i]))
                continue;
            if (code->count == MOST)
                return false;
            code->list[code->count++] = (struct instruction){.address = ways[i]};
        }
    }
    return true;
}

static unsigned lives_at(struct code *code, uint64_t address)
{
    return address ? find(code, address)->lives : 0;
}

/* What lives before an instruction: what it reads, and what lives behind it and is not written. */
static unsigned settle(struct code *code)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = code->count; i-- > 0;) {
            struct instruction *here = &code->list[i];
            unsigned behind = lives_at(code, here->next) | lives_at(code, here->target);
            unsigned lives = here->reads | (behind & ~here->writes);
            changed |= lives != here->lives;
            here->lives = lives;
        }
    }
    return code->list[0].lives;
}

static unsigned find_living(uint64_t site)
{
    static struct code code;
    unsigned lives = ALL;
    csh reader;
    if (cs_open(CS_ARCH_X86, CS_MODE_64, &reader) != CS_ERR_OK)
        return ALL;
    cs_option(reader, CS_OPT_DETAIL, CS_OPT_ON);
    cs_insn *read = cs_malloc(reader);
    if (read && read_all(reader, read, &code, site))
        lives = settle(&code);
    if (read)
        cs_free(read, 1);
    cs_close(&reader);
    return lives;
}

static struct known {
    uint64_t site;
    unsigned lives;
} known[KNOWN];
static size_t known_count;

uint64_t liveness_at(uint64_t site)
{
    size_t place = site * 0x9e3779b97f4a7c15u >> 54;
    for (; known[place].site != site; place = (place + 1) % KNOWN) {
        if (known[place].site)
            continue;
        if (known_count == KNOWN / 2)
            return ALL; /* and so for good: nobody calls from so many places */
        known[place] = (struct known){site, find_living(site)};
        known_count++;
        break;
    }
    return known[place].lives;
}
#else
uint64_t liveness_at(uint64_t site)
{
    (void)site;
    return UINT64_MAX;
}
#endif
