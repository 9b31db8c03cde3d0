/* The SHA-256 of a file, by libcrypto. Its functions of before version 3 need no memory of their
 * own: the newer ones load providers for a sum, and crash where there is no memory for them. */
#define OPENSSL_API_COMPAT 0x10100000L

#include "files/sum.h"

#include <errno.h>
#include <openssl/sha.h>

int sum_file(FILE *file, char sum[SUM_ROOM])
{
    unsigned char part[16384], digest[SHA256_DIGEST_LENGTH];
    SHA256_CTX context;
    size_t got;
    SHA256_Init(&context);
    errno = 0;
    while ((got = fread(part, 1, sizeof part, file)) > 0)
        SHA256_Update(&context, part, got);
    if (ferror(file))
        return errno ? errno : EIO;
    SHA256_Final(digest, &context);
    for (size_t i = 0; i < sizeof digest; i++)
        sprintf(sum + 2 * i, "%02x", digest[i]);
    return 0;
}
