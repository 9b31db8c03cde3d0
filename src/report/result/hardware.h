/* What tells one machine of a cloud from the next. */
#ifndef QLAB_REPORT_RESULT_HARDWARE_H
#define QLAB_REPORT_RESULT_HARDWARE_H

#include <stddef.h>

/* Writes 16 digits that belong to this machine and tell nothing of it; "" if it has no
 * /etc/machine-id. */
void hardware_id(char *id, size_t size);

/* Writes what Linux says of the processor: "family 25 model 17 stepping 1 microcode 0x1000065, 1 x
 * 2 cores, L3 32768K, governor performance"; what it does not say is left out. */
void hardware_write(char *text, size_t size);

#endif
