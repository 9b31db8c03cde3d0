/* A register that is written before it is read again holds a dead value. It would tell apart states
 * that are the same, and how long it stays is up to the compiler. So the machine code from a call
 * on is read, as far as its function goes, and a register lives there if on some way it is read
 * before it is written. (Every compiler knows this as live-variable analysis: A. V. Aho, M. S. Lam,
 * R. Sethi and J. D. Ullman, Compilers, section 9.2.5.) Whoever returns gives what he has not
 * written to his caller, and whether it lives there is read off his caller's code: a return address
 * lies as far from the stack pointer as the code has moved that. Where a way cannot be followed all
 * live: that costs states, never truth. */
#include "explore/names/liveness.h"

#include <stdbool.h>
#include <stddef.h>

#include "explore/names/code.h"

#ifdef CODE_IS_READ
enum { KNOWN = 1 << 10, WORD = 8 };

/* What is known of a call's return address. */
struct known {
    uint64_t site;
    unsigned reads;  /* the registers that this function may read */
    unsigned passes; /* those that it may give back to its caller as they are */
    int32_t moves;   /* how far the stack pointer has moved where it returns */
};

static unsigned lives_at(struct code *code, uint64_t address)
{
    return address ? code_find(code, address)->lives : 0;
}

/* What lives before an instruction: what it reads, and what lives behind it and is not written.
 * Whoever returns reads `returned`. */
static unsigned settle(struct code *code, unsigned returned)
{
    for (size_t i = 0; i < code->count; i++)
        code->list[i].lives = 0;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = code->count; i-- > 0;) {
            struct instruction *here = &code->list[i];
            unsigned reads = here->reads | (here->returns ? returned : 0);
            unsigned behind = lives_at(code, here->next) | lives_at(code, here->target);
            unsigned lives = reads | (behind & ~here->writes);
            changed |= lives != here->lives;
            here->lives = lives;
        }
    }
    return code->list[0].lives;
}

/* How far the stack pointer has moved wherever it returns; LOST: not known, or it never does. */
static int32_t moves_to_return(const struct code *code)
{
    int32_t moves = CODE_LOST;
    for (size_t i = 0; i < code->count; i++) {
        if (!code->list[i].returns)
            continue;
        if (moves != CODE_LOST && code->list[i].before != moves)
            return CODE_LOST;
        moves = code->list[i].before;
        if (moves == CODE_LOST)
            return CODE_LOST;
    }
    return moves;
}

static struct known find_out(uint64_t site)
{
    static struct code code;
    struct known known = {.site = site, .reads = CODE_ALL, .moves = CODE_LOST};
    if (!code_read(&code, site))
        return known;
    known.moves = moves_to_return(&code);
    known.reads = settle(&code, known.moves == CODE_LOST ? CODE_ALL : 0);
    known.passes = settle(&code, CODE_ALL) & ~known.reads;
    return known;
}

static struct known all[KNOWN];
static size_t known_count;

/* NULL: there are too many. */
static const struct known *look_up(uint64_t site)
{
    size_t place = site * 0x9e3779b97f4a7c15u >> 54;
    for (; all[place].site != site; place = (place + 1) % KNOWN) {
        if (all[place].site)
            continue;
        if (known_count == KNOWN / 2)
            return NULL; /* and so for good: nobody calls from so many places */
        all[place] = find_out(site);
        known_count++;
        break;
    }
    return &all[place];
}

uint64_t liveness_at(uint64_t stack, uint64_t top)
{
    unsigned lives = 0, asked = CODE_ALL;
    while (asked && stack + WORD <= top) {
        const struct known *known = look_up(*(const uint64_t *)stack);
        if (!known)
            return lives | asked;
        lives |= asked & known->reads;
        asked &= known->passes;
        if (known->moves == CODE_LOST || known->moves < 0)
            return lives | asked;
        stack += WORD + (uint64_t)known->moves;
    }
    return lives | asked;
}
#else
uint64_t liveness_at(uint64_t stack, uint64_t top)
{
    (void)stack, (void)top;
    return UINT64_MAX;
}
#endif
