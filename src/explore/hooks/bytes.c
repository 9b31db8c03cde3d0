/* The C library's functions on bytes and strings. What they read and write of a queue is reported
 * as the compiler reports plain accesses; a string is read as far as the answer needs. */
#include "explore/hooks/bytes.h"

#include <printf.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "explore/hooks/access.h"
#include "explore/machine/machine.h"
#include "explore/machine/trouble.h"

#define CALLER ((uintptr_t)__builtin_return_address(0))

void *explore_memcpy(void *to, const void *from, size_t size)
{
    access_check(from, size, false, CALLER);
    access_check(to, size, true, CALLER);
    return memcpy(to, from, size);
}

void *explore_memmove(void *to, const void *from, size_t size)
{
    access_check(from, size, false, CALLER);
    access_check(to, size, true, CALLER);
    return memmove(to, from, size);
}

void *explore_memset(void *to, int byte, size_t size)
{
    access_check(to, size, true, CALLER);
    return memset(to, byte, size);
}

void explore_bcopy(const void *from, void *to, size_t size)
{
    access_check(from, size, false, CALLER);
    access_check(to, size, true, CALLER);
    memmove(to, from, size);
}

void explore_bzero(void *to, size_t size)
{
    access_check(to, size, true, CALLER);
    memset(to, 0, size);
}

int explore_memcmp(const void *a, const void *b, size_t size)
{
    access_check(a, size, false, CALLER);
    access_check(b, size, false, CALLER);
    return memcmp(a, b, size);
}

int explore_bcmp(const void *a, const void *b, size_t size)
    __attribute__((alias("explore_memcmp")));

void *explore_memchr(const void *in, int byte, size_t size)
{
    const unsigned char *at = in;
    for (size_t i = 0; i < size; i++) {
        access_check(at + i, 1, false, CALLER);
        if (at[i] == (unsigned char)byte)
            return (void *)(at + i);
    }
    return NULL;
}

/* How many bytes of a string come before its end, or `most`; they are read, and the end. */
static size_t read_string(const char *text, size_t most, uint64_t caller)
{
    for (size_t i = 0; i < most; i++) {
        access_check(text + i, 1, false, caller);
        if (!text[i])
            return i;
    }
    return most;
}

size_t explore_strlen(const char *text)
{
    return read_string(text, SIZE_MAX, CALLER);
}

static int compare(const char *a, const char *b, size_t most, uint64_t caller)
{
    for (size_t i = 0; i < most; i++) {
        access_check(a + i, 1, false, caller);
        access_check(b + i, 1, false, caller);
        if (a[i] != b[i] || !a[i])
            return (unsigned char)a[i] - (unsigned char)b[i];
    }
    return 0;
}

int explore_strcmp(const char *a, const char *b)
{
    return compare(a, b, SIZE_MAX, CALLER);
}

int explore_strncmp(const char *a, const char *b, size_t most)
{
    return compare(a, b, most, CALLER);
}

/* Whether all that the format asks for is handed over as it is: numbers, and no text. */
static bool only_numbers(const char *format)
{
    enum { MOST = 32 };
    int types[MOST];
    size_t count = parse_printf_format(format, MOST, types);
    for (size_t i = 0; i < count && i < MOST; i++)
        if (types[i] & PA_FLAG_PTR || (types[i] & ~PA_FLAG_MASK) == PA_STRING ||
            (types[i] & ~PA_FLAG_MASK) == PA_WSTRING)
            return false;
    return count <= MOST;
}

int explore_snprintf(char *to, size_t size, const char *format, ...)
{
    enum { ROOM = 512 };
    char text[ROOM];
    va_list arguments;
    if (machine.running && !only_numbers(format))
        trouble(VERDICT_REFUSED, CALLER,
                "prints what an argument points to, which is not modelled");
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (machine.running && length >= ROOM)
        trouble(VERDICT_REFUSED, CALLER, "prints %d bytes; expected fewer than %d", length, ROOM);
    if (length < 0 || size == 0)
        return length;
    size_t written = (size_t)length < size ? (size_t)length : size - 1;
    access_check(to, written + 1, true, CALLER);
    memcpy(to, text, written);
    to[written] = '\0';
    return length;
}
