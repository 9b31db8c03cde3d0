/* The C library's functions on bytes and strings, as explored queues mean them. A compiler calls
 * some of its own accord: for a structure that is copied, or a loop that clears. So it is their
 * symbols that mean the hooks, in every object that is told so here, whatever the source calls. */
#ifndef QLAB_EXPLORE_HOOKS_BYTES_H
#define QLAB_EXPLORE_HOOKS_BYTES_H

#include <stddef.h>
#include <string.h>
#include <strings.h>

void *explore_memcpy(void *to, const void *from, size_t size);
void *explore_memmove(void *to, const void *from, size_t size);
void *explore_memset(void *to, int byte, size_t size);
void explore_bcopy(const void *from, void *to, size_t size);
void explore_bzero(void *to, size_t size);
int explore_memcmp(const void *a, const void *b, size_t size);
int explore_bcmp(const void *a, const void *b, size_t size);
void *explore_memchr(const void *in, int byte, size_t size);
size_t explore_strlen(const char *text);
int explore_strcmp(const char *a, const char *b);
int explore_strncmp(const char *a, const char *b, size_t most);
int explore_snprintf(char *to, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#ifdef QUEUE_SUFFIX
__asm__("memcpy = explore_memcpy\n"
        "memmove = explore_memmove\n"
        "memset = explore_memset\n"
        "bcopy = explore_bcopy\n"
        "bzero = explore_bzero\n"
        "memcmp = explore_memcmp\n"
        "bcmp = explore_bcmp\n"
        "memchr = explore_memchr\n"
        "strlen = explore_strlen\n"
        "strcmp = explore_strcmp\n"
        "strncmp = explore_strncmp\n"
        "snprintf = explore_snprintf\n");

/* Else a compiler may put a few moves in the place of a call. */
#undef memcpy
#undef memmove
#undef memset
#undef memcmp
#undef memchr
#define memcpy            explore_memcpy
#define memmove           explore_memmove
#define memset            explore_memset
#define memcmp            explore_memcmp
#define memchr            explore_memchr
#define __builtin_memcpy  explore_memcpy
#define __builtin_memmove explore_memmove
#define __builtin_memset  explore_memset
#define __builtin_memcmp  explore_memcmp
#define __builtin_memchr  explore_memchr
#define __builtin_bcmp    explore_bcmp
#define __builtin_bcopy   explore_bcopy
#define __builtin_bzero   explore_bzero
#define __builtin_strcmp  explore_strcmp
#define __builtin_strncmp explore_strncmp
/* Not modelled, and so refused by name. */
#define __builtin_mempcpy                            mempcpy
#define __builtin_stpcpy                             stpcpy
#define __builtin_strcpy                             strcpy
#define __builtin_strncpy                            strncpy
#define __builtin_strcat                             strcat
#define __builtin_strncat                            strncat
#define __builtin___memcpy_chk(to, from, size, room) explore_memcpy(to, from, size)
#define __builtin___memset_chk(to, byte, size, room) explore_memset(to, byte, size)
#endif

#endif
