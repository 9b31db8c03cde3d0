/* Preprocesses, so that the result names all that matters; compiles and links if that is new. */
#include "own/compile.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "own/assembly.h"
#include "own/cache.h"
#include "own/path.h"
#include "own/recipe.h"
#include "own/rename.h"
#include "own/tool.h"

/* What a line of the compiler or linker complains of, behind FILE:LINE; NULL: of nothing. */
static const char *complaint_in(const char *line, size_t length)
{
    static const char *const marks[] = {
        ": error: ", ": fatal error: ", ": undefined reference to "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *at = memmem(line, length, marks[i], strlen(marks[i]));
        if (at)
            return i < 2 ? at + strlen(marks[i]) : at + 2;
    }
    return NULL;
}

/* Notes the first complaint as "FILE:LINE: what is wrong". */
static int complain_of(const char *path, const struct tool *tool, const struct recipe *recipe,
                       struct lab_error *error)
{
    if (tool->status == 127)
        lab_fail(error, 69, "%.200s: no compiler called \"%.60s\"; install one, or name it in %s",
                 path, recipe->words[0], own_is_cpp(path) ? "CXX" : "CC");
    const char *library = strstr(tool->err, "cannot find -l");
    if (library && !error->status) {
        library += strlen("cannot find ");
        lab_fail(error, 69, "%.200s: no library %.*s; install it, or say in the flags where it is",
                 path, (int)strcspn(library, ": \n"), library);
    }
    for (const char *line = tool->err; *line && !error->status;) {
        size_t length = strcspn(line, "\n");
        const char *what = complaint_in(line, length);
        int number = 0, place = 0;
        const char *colon = memchr(line, ':', length);
        char file[PATH_MAX];
        snprintf(file, sizeof file, "%.*s", colon ? (int)(colon - line) : 0, line);
        if (what && colon && sscanf(colon, ":%d%n", &number, &place) == 1)
            lab_fail(error, 65, "%.200s:%d: %.*s", own_from_here(file), number,
                     (int)(line + length - what), what);
        else if (what)
            lab_fail(error, 65, "%.200s: %.*s", path, (int)(line + length - what), what);
        line += length + (line[length] == '\n');
    }
    if (tool->status > 128)
        lab_fail(error, 65, "%.200s: the compiler was ended by signal %d, as beyond a minute", path,
                 tool->status - 128);
    lab_fail(error, 65, "%.200s: %.*s", path, (int)strcspn(tool->err, "\n"), tool->err);
    return error->status;
}

/* Runs a compiler; its output in *tool, if that is not NULL. */
static int run(const char *path, const struct recipe *recipe, struct tool *kept,
               struct lab_error *error)
{
    struct tool tool;
    int failed = recipe->too_long ? E2BIG : tool_run(recipe->words, &tool);
    if (failed) {
        lab_fail(error, 71, "%.200s: compiling: %s", path, strerror(failed));
        return error->status;
    }
    if (tool.status)
        complain_of(path, &tool, recipe, error);
    if (kept && !error->status)
        *kept = tool;
    else
        tool_free(&tool);
    return error->status;
}

/* The key of the file as the compiler sees it, and of how it is compiled. */
static int key_of(const char *path, bool instrumented, struct cache_key *key,
                  struct lab_error *error)
{
    struct recipe recipe;
    struct tool tool;
    char folder[PATH_MAX];
    recipe_compile(&recipe, path, instrumented);
    cache_key_add(key, recipe.text, recipe.used);
    if (getcwd(folder, sizeof folder)) /* debug information has it */
        cache_key_add(key, folder, strlen(folder));
    recipe_add(&recipe, "-E");
    recipe_add(&recipe, path);
    if (run(path, &recipe, &tool, error))
        return error->status;
    cache_key_add(key, tool.out, tool.out_size);
    tool_free(&tool);
    recipe_link(&recipe, path, instrumented);
    recipe_add_linked(&recipe, path);
    cache_key_add(key, recipe.text, recipe.used);
    rename_calls(&recipe, "");
    cache_key_add(key, recipe.text, recipe.used);
    return 0;
}

/* The instrumented object: what was written by hand is marked on the way, in a text for the
 * assembler that stands where the linked object will. */
static int make_instrumented(const char *path, const struct object *fresh, struct lab_error *error)
{
    struct recipe recipe;
    struct tool tool;
    recipe_compile(&recipe, path, true);
    recipe_add(&recipe, "-S");
    recipe_add(&recipe, path);
    recipe_add(&recipe, "-o");
    recipe_add(&recipe, "-");
    if (run(path, &recipe, &tool, error))
        return error->status;
    FILE *file = fopen(fresh->shared, "w");
    if (file)
        assembly_mark(file, tool.out);
    tool_free(&tool);
    if (!file || ferror(file) | fclose(file))
        lab_fail(error, 71, "%.200s: %s", fresh->shared, strerror(errno));
    recipe_assemble(&recipe, path, fresh->shared);
    recipe_add(&recipe, "-o");
    recipe_add(&recipe, fresh->parts);
    return error->status ? error->status : run(path, &recipe, NULL, error);
}

static int make_plain(const char *path, const char *parts, struct lab_error *error)
{
    struct recipe recipe;
    recipe_compile(&recipe, path, false);
    recipe_add(&recipe, "-c");
    recipe_add(&recipe, path);
    recipe_add(&recipe, "-o");
    recipe_add(&recipe, parts);
    return run(path, &recipe, NULL, error);
}

static int make(const char *path, bool instrumented, const struct object *object,
                struct lab_error *error)
{
    struct object fresh;
    struct recipe recipe;
    snprintf(fresh.parts, sizeof fresh.parts, "%.4000s.%d", object->parts, (int)getpid());
    snprintf(fresh.shared, sizeof fresh.shared, "%.4000s.%d", object->shared, (int)getpid());
    int status = instrumented ? make_instrumented(path, &fresh, error)
                              : make_plain(path, fresh.parts, error);
    if (!status && instrumented && own_is_cpp(path)) {
        rename_calls(&recipe, fresh.parts);
        status = run(path, &recipe, NULL, error);
    }
    if (!status) {
        recipe_link(&recipe, path, instrumented);
        recipe_add(&recipe, fresh.parts);
        recipe_add_linked(&recipe, path);
        recipe_add(&recipe, "-o");
        recipe_add(&recipe, fresh.shared);
        status = run(path, &recipe, NULL, error);
    }
    if (!status && (rename(fresh.parts, object->parts) || rename(fresh.shared, object->shared))) {
        lab_fail(error, 71, "%.200s: %s", object->shared, strerror(errno));
        status = error->status;
    }
    if (status) {
        unlink(fresh.parts);
        unlink(fresh.shared);
    }
    return status;
}

int compile(const char *path, bool instrumented, struct object *object, struct lab_error *error)
{
    struct cache_key key = {0};
    struct stat file;
    int missing = stat(path, &file) ? errno : S_ISREG(file.st_mode) ? 0 : EISDIR;
    if (missing) {
        lab_fail(error, 66, "%.300s: %s; expected a queue file of C or C++", path,
                 strerror(missing));
        return error->status;
    }
    const char *cache = cache_folder();
    if (!cache) {
        lab_fail(error, 71,
                 "%.200s: no folder for what is compiled; expected one in XDG_CACHE_HOME", path);
        return error->status;
    }
    if (key_of(path, instrumented, &key, error))
        return error->status;
    const char *kind = instrumented ? "instrumented" : "plain";
    snprintf(object->shared, sizeof object->shared, "%.4000s/%016llx%016llx-%s.so", cache,
             (unsigned long long)key.high, (unsigned long long)key.low, kind);
    snprintf(object->parts, sizeof object->parts, "%.4000s/%016llx%016llx-%s.o", cache,
             (unsigned long long)key.high, (unsigned long long)key.low, kind);
    if (access(object->shared, R_OK) == 0 && access(object->parts, R_OK) == 0) {
        cache_use(object->shared);
        cache_use(object->parts);
        return 0;
    }
    cache_prune();
    return make(path, instrumented, object, error);
}
