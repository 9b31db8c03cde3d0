/* Where objects of queue files are kept, each under a name made of all that went into it. */
#ifndef QLAB_OWN_CACHE_H
#define QLAB_OWN_CACHE_H

#include <stddef.h>
#include <stdint.h>

/* A number for a content; starts as all zeros. */
struct cache_key {
    uint64_t high, low;
};
void cache_key_add(struct cache_key *key, const void *bytes, size_t size);

/* The folder: XDG_CACHE_HOME/qlab, else ~/.cache/qlab; made if it is not there. Where that cannot
 * be written, one in TMPDIR or /tmp that is this user's alone. NULL: nowhere. Stays. */
const char *cache_folder(void);

/* Notes that a file of the folder was used today. */
void cache_use(const char *path);

/* Removes what nobody has used for a month. */
void cache_prune(void);

#endif
