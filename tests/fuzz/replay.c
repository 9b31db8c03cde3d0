/* Gives a harness the kept inputs of a folder, one after the other: in every build, without a
 * fuzzer. */
#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "files/plain.h"
#include "fuzz/fuzz.h"

int main(int argc, char **argv)
{
    DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
    size_t count = 0;
    if (!folder) {
        fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return 64;
    }
    for (struct dirent *entry; (entry = readdir(folder));) {
        char path[PATH_MAX];
        const char *why;
        size_t length;
        snprintf(path, sizeof path, "%s/%s", argv[1], entry->d_name);
        char *text = *entry->d_name != '.' ? plain_read(path, PLAIN_ANY, &length, &why) : NULL;
        if (!text)
            continue;
        LLVMFuzzerTestOneInput((const uint8_t *)text, length);
        free(text);
        count++;
    }
    closedir(folder);
    printf("%zu inputs\n", count);
    return count == 0;
}
