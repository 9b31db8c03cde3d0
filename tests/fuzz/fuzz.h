/* A harness: what is done with bytes of a stranger. libFuzzer calls it, or replay.c with kept ones.
 */
#ifndef QLAB_TESTS_FUZZ_FUZZ_H
#define QLAB_TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
