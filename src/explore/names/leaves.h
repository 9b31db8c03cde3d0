/* Every word of the memory that workers share, by name. */
#ifndef QLAB_EXPLORE_NAMES_LEAVES_H
#define QLAB_EXPLORE_NAMES_LEAVES_H

#include <stddef.h>
#include <stdint.h>

/* What lies there, as far as it is no plain value. */
enum leaf_kind { LEAF_VALUE, LEAF_MUTEX, LEAF_SPIN, LEAF_CONDITION, LEAF_SEMAPHORE, LEAF_PIPE };

struct leaf {
    char name[64]; /* `cells[0].seq`, `node1.next` */
    uint64_t address;
    uint8_t width; /* bytes of a plain value: 1 to 16 */
    uint8_t kind;  /* enum leaf_kind */
};

struct leaves {
    struct leaf *list; /* from malloc */
    size_t count, room;
};

/* Lists the words of the queue and of every heap block whose type is found, by address; arrays of
 * bytes are left out. Replaces what the list had. 0 or ENOMEM; free the list in either case. */
int names_leaves(struct leaves *leaves);

#endif
