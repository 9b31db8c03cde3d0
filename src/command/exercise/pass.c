/* The hash is of the file's bytes: it says which file, and what is proved of it is proved again. */
#include "command/exercise/pass.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "command/line/release.h"
#include "own/cache.h"

enum { HASH = 33 };
static const char form[] = "qlab-pass/1 ";

static int hash_of(const char *path, char hash[HASH])
{
    struct cache_key key = {0};
    char bytes[4096];
    FILE *file = fopen(path, "rb");
    if (!file)
        return errno;
    for (size_t got; (got = fread(bytes, 1, sizeof bytes, file)) > 0;)
        cache_key_add(&key, bytes, got);
    int error = ferror(file) ? EIO : 0;
    fclose(file);
    snprintf(hash, HASH, "%016" PRIx64 "%016" PRIx64, key.high, key.low);
    return error;
}

int pass_line(const struct goal *goal, const struct walk *walk, const char *path, char *line,
              size_t size)
{
    char hash[HASH];
    int error = hash_of(path, hash);
    if (error)
        return error;
    size_t used = (size_t)snprintf(line, size, "%s%s proved=", form, goal->lab);
    for (int pass = 0; pass < WALK_PASSES && used < size; pass++)
        used += (size_t)snprintf(line + used, size - used, "%s%zu", pass ? "," : "",
                                 walk->proof[pass].calls);
    for (int pass = 0; pass < WALK_PASSES && used < size; pass++)
        used += (size_t)snprintf(line + used, size - used, "%s%" PRIu64,
                                 pass ? "," : " clients=", walk->proof[pass].clients);
    if (used < size)
        snprintf(line + used, size - used, " source=%s version=%s", hash, release_version);
    return 0;
}

/* The word of the line behind " NAME=", "" if there is none. */
static void word_of(const char *line, const char *name, char *word, size_t size)
{
    char mark[32];
    snprintf(mark, sizeof mark, " %s=", name);
    const char *at = strstr(line, mark);
    snprintf(word, size, "%.*s", at ? (int)strcspn(at + strlen(mark), " \n") : 0,
             at ? at + strlen(mark) : "");
}

const char *pass_unfit(const char *line, const struct goal *goal, const char *path, char *why,
                       size_t size)
{
    char hash[HASH], said[64], version[64];
    int error = hash_of(path, hash);
    word_of(line, "source", said, sizeof said);
    word_of(line, "version", version, sizeof version);
    size_t length = strlen(goal->lab), at = sizeof form - 1;
    if (error)
        snprintf(why, size, "%s: %s", path, strerror(error));
    else if (strncmp(line, form, at) != 0)
        snprintf(why, size, "--line: expected a line that begins with %s", form);
    else if (strncmp(line + at, goal->lab, length) != 0 || line[at + length] != ' ')
        snprintf(why, size, "--line: the line is of another exercise; %s is of %s", path,
                 goal->lab);
    else if (strcmp(said, hash) != 0)
        snprintf(why, size, "--line: the line is of another file: it has source %s, %s has %s",
                 said, path, hash);
    else if (strcmp(version, release_version) != 0)
        snprintf(why, size, "--line: the line is of version %.30s, this is %s", version,
                 release_version);
    else
        return NULL;
    return why;
}
