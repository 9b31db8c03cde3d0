/* bytes.h for C++, whose objects have their calls renamed afterwards (own/rename.c): what gcc knows
 * how to do in a few moves would be no call by then. clang instruments what it makes of these. */
#ifndef QLAB_EXPLORE_HOOKS_BYTES_HPP
#define QLAB_EXPLORE_HOOKS_BYTES_HPP

extern "C" {
void *explore_memcpy(void *to, const void *from, __SIZE_TYPE__ size) noexcept;
void *explore_memmove(void *to, const void *from, __SIZE_TYPE__ size) noexcept;
void *explore_memset(void *to, int byte, __SIZE_TYPE__ size) noexcept;
}
#define __builtin_memcpy  explore_memcpy
#define __builtin_memmove explore_memmove
#define __builtin_memset  explore_memset

#endif
