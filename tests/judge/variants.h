/* A slow reference judge straight from the definitions, where stamps tell all, and the nine classic
 * wrong ones. */
#ifndef QLAB_TESTS_JUDGE_VARIANTS_H
#define QLAB_TESTS_JUDGE_VARIANTS_H

#include <stdbool.h>
#include <stddef.h>

#include "history/history.h"

enum variant {
    VARIANT_STAMPS,          /* program order is no fact */
    VARIANT_NO_CHAINS,       /* one item must cover the Empty alone */
    VARIANT_TOUCHING,        /* stays that only touch are joined: <= for < */
    VARIANT_CLOSED,          /* stays contain their ends */
    VARIANT_PENDING_IGNORED, /* pending gets take nothing */
    VARIANT_PENDING_ORDER,   /* the earliest pending get takes the latest item */
    VARIANT_GET_RETURNED,    /* a stay ends when its get has returned */
    VARIANT_PUT_INVOKED,     /* a stay begins when its put is invoked */
    VARIANT_PENDING_CLEARS,  /* the earliest pending get takes everything left */
    VARIANT_START_ONLY,      /* only the Empty's first instant is looked at */
    VARIANTS
};

extern const char *const variant_names[VARIANTS];

/* All stays of these calls, as this variant sees them. Quadratic time; aborts out of memory. */
struct reference;
struct reference *reference_open(const struct operation *calls, size_t count, uint64_t guard,
                                 enum variant variant);
/* Whether this Empty is spurious, as the variant sees it. */
bool reference_spurious(const struct reference *reference, const struct operation *empty);
/* Whether some item is certainly inside just before `stamp`: from < stamp <= until. */
bool reference_inside(const struct reference *reference, uint64_t stamp);
void reference_close(struct reference *reference);

#endif
