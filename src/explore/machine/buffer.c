/* Store buffers: see buffer.h. Values of different widths overlap byte by byte. */
#include "explore/machine/buffer.h"

bool buffer_meets(const struct buffer *buffer, uint64_t address, size_t width)
{
    for (size_t i = 0; i < buffer->count; i++) {
        const struct buffered *store = &buffer->stores[i];
        if (address < store->address + store->width && store->address < address + width)
            return true;
    }
    return false;
}

void buffer_forward(const struct buffer *buffer, uint64_t address, void *value, size_t width)
{
    for (size_t i = 0; i < buffer->count; i++) {
        const struct buffered *store = &buffer->stores[i];
        for (uint64_t k = 0; k < store->width; k++)
            if (store->address + k - address < width)
                ((unsigned char *)value)[store->address + k - address] =
                    (unsigned char)(store->value >> 8 * k); /* little-endian */
    }
}

void buffer_forget(struct buffer *buffer, uint64_t address, size_t width)
{
    struct buffer kept = {0};
    for (size_t i = 0; i < buffer->count; i++)
        if (buffer->stores[i].address - address >= width)
            kept.stores[kept.count++] = buffer->stores[i];
    *buffer = kept;
}
