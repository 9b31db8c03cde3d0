/* The SHA-256 of a file, by libcrypto. */
#include "files/sum.h"

#include <errno.h>
#include <openssl/evp.h>

static int add_all(EVP_MD_CTX *context, FILE *file)
{
    unsigned char part[16384];
    size_t got;
    errno = 0;
    while ((got = fread(part, 1, sizeof part, file)) > 0)
        if (EVP_DigestUpdate(context, part, got) != 1)
            return ENOMEM;
    return !ferror(file) ? 0 : errno ? errno : EIO;
}

int sum_file(FILE *file, char sum[SUM_ROOM])
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int error = context && EVP_DigestInit_ex(context, EVP_sha256(), NULL) == 1 ? 0 : ENOMEM;
    if (error == 0)
        error = add_all(context, file);
    if (error == 0 && EVP_DigestFinal_ex(context, digest, &length) != 1)
        error = ENOMEM;
    for (unsigned i = 0; error == 0 && i < length; i++)
        sprintf(sum + 2 * i, "%02x", digest[i]);
    EVP_MD_CTX_free(context);
    return error;
}
