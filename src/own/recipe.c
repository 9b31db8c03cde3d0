/* The compiler and its flags. The instrumented object is made as those of src/explore/meson.build
 * are: they must agree in what they tell the hooks. */
#include "own/recipe.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/place.h"
#include "own/path.h"
#include "own/tool.h"

void recipe_add(struct recipe *recipe, const char *word)
{
    size_t size = strlen(word) + 1;
    if (recipe->count + 1 >= RECIPE_WORDS || recipe->used + size > RECIPE_TEXT) {
        recipe->too_long = true;
        return;
    }
    char *copy = memcpy(recipe->text + recipe->used, word, size);
    recipe->used += size;
    recipe->words[recipe->count++] = copy;
    recipe->words[recipe->count] = NULL;
}

static void add_all(struct recipe *recipe, const char *const *words)
{
    for (; *words; words++)
        recipe_add(recipe, *words);
}

/* Whether a flag is the linker's alone. */
static bool is_linked(const char *flag)
{
    return strncmp(flag, "-l", 2) == 0 || strncmp(flag, "-L", 2) == 0 ||
           strncmp(flag, "-Wl,", 4) == 0;
}

/* Whose flags of a text are taken. */
enum whose { ALL, COMPILERS, LINKERS };

/* Adds the words of one line. */
static void add_words(struct recipe *recipe, const char *text, enum whose whose)
{
    char word[1024];
    while (*(text += strspn(text, " \t"))) {
        size_t length = strcspn(text, " \t\r\n");
        if (!length)
            return; /* the line is over */
        snprintf(word, sizeof word, "%.*s", (int)length, text);
        if (whose == ALL || is_linked(word) == (whose == LINKERS))
            recipe_add(recipe, word);
        recipe->too_long |= length >= sizeof word;
        text += length;
    }
}

/* The flags of the file's lines "// qlab: flags ..." (or in a comment of the other kind). */
static void add_own_flags(struct recipe *recipe, const char *path, enum whose whose)
{
    static const char mark[] = "qlab: flags ";
    char line[2048];
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        const char *at = line + strspn(line, " \t*/");
        char *end = strstr(line, "*/");
        if (end && end > at)
            *end = '\0';
        if (at > line && strncmp(at, mark, sizeof mark - 1) == 0)
            add_words(recipe, at + sizeof mark - 1, whose);
    }
    if (file)
        fclose(file);
}

static bool is_clang(const char *compiler)
{
    static char asked[256];
    static bool clang;
    if (strcmp(asked, compiler) == 0)
        return clang;
    struct recipe version = {0};
    struct tool tool;
    add_words(&version, compiler, ALL);
    recipe_add(&version, "--version");
    clang = tool_run(version.words, &tool) == 0 && strstr(tool.out, "clang");
    tool_free(&tool);
    snprintf(asked, sizeof asked, "%s", compiler);
    return clang;
}

static void add_instrumenting(struct recipe *recipe, const char *compiler, bool cpp)
{
    /* No function is left out, whatever its attributes ask for; calls are calls, and return. */
    static const char *const all[] = {"-fsanitize=thread",
                                      "-fsanitize-coverage=trace-pc",
                                      "-DQUEUE_SUFFIX=_instrumented",
                                      "-Dno_sanitize(...)=__unused__",
                                      "-D__no_sanitize__(...)=__unused__",
                                      "-Dno_sanitize_thread=__unused__",
                                      "-D__no_sanitize_thread__=__unused__",
                                      "-Ddisable_sanitizer_instrumentation=__unused__",
                                      "-fno-optimize-sibling-calls",
                                      "-fno-lto",
                                      NULL};
    /* Calls that look alike stay apart, each with its line. */
    static const char *const gcc[] = {"--param=tsan-instrument-func-entry-exit=0",
                                      "--param=tsan-distinguish-volatile=1",
                                      "-Wno-tsan",
                                      "-fno-crossjumping",
                                      "-fno-tree-tail-merge",
                                      NULL};
    static const char *const clang[] = {"-mllvm",
                                        "-tsan-instrument-func-entry-exit=0",
                                        "-mllvm",
                                        "-tsan-distinguish-volatile=1",
                                        "-mllvm",
                                        "-enable-tail-merge=0",
                                        "-mllvm",
                                        "-sink-common-insts=0",
                                        "-fsanitize-coverage=no-prune",
                                        "-fno-sanitize-ignorelist",
                                        NULL};
    /* Calls that a compiler may put a few moves in the place of: they go past the hooks. */
    static const char *const calls[] = {
        "memcpy", "memmove", "memset",  "memcmp",  "memchr",  "mempcpy", "bcmp",
        "bcopy",  "bzero",   "strlen",  "strcmp",  "strncmp", "strcpy",  "strncpy",
        "strcat", "strncat", "stpcpy",  "stpncpy", "strchr",  "strrchr", "strstr",
        "strspn", "strcspn", "strpbrk", "sprintf", "snprintf"};
    char hooks[4200], builtin[64];
    add_all(recipe, all);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        snprintf(builtin, sizeof builtin, "-fno-builtin-%s", calls[i]);
        recipe_add(recipe, builtin);
    }
    add_all(recipe, is_clang(compiler) ? clang : gcc);
#if defined(__x86_64__)
    recipe_add(recipe, "-mcx16");
    if (is_clang(compiler)) /* its hooks take no more */
        recipe_add(recipe, "-mprefer-vector-width=128");
#endif
    if (cpp && is_clang(compiler))
        return; /* its names are changed in the object */
    snprintf(hooks, sizeof hooks, "%s/explore/hooks/%s", headers_folder(),
             cpp ? "bytes.hpp" : "posix.h");
    recipe_add(recipe, "-include");
    recipe_add(recipe, hooks);
}

static const char *begin(struct recipe *recipe, const char *path)
{
    bool cpp = own_is_cpp(path);
    const char *compiler = getenv(cpp ? "CXX" : "CC");
    if (!compiler || !*compiler)
        compiler = cpp ? "c++" : "cc";
    *recipe = (struct recipe){0};
    add_words(recipe, compiler, ALL);
    return compiler;
}

void recipe_compile(struct recipe *recipe, const char *path, bool instrumented)
{
    /* -pipe: a compiler that is killed leaves no file of its own between its passes. */
    static const char *const words[] = {"-D_GNU_SOURCE", "-O2",   "-g", "-fPIC",
                                        "-pthread",      "-pipe", NULL};
    /* A warning is not shown, and these are no matter of taste: the call would go wrong. */
    static const char *const strict[] = {"-Werror=incompatible-pointer-types",
                                         "-Werror=implicit-function-declaration",
                                         "-Werror=int-conversion", "-Werror=return-type", NULL};
    bool cpp = own_is_cpp(path);
    const char *compiler = begin(recipe, path);
    char folder[4200];
    recipe_add(recipe, cpp ? "-std=gnu++17" : "-std=gnu11");
    add_all(recipe, words);
    add_all(recipe, cpp ? &strict[3] : strict);
    if (is_clang(compiler)) /* which leaves out the table of addresses that libdw starts from */
        recipe_add(recipe, "-gdwarf-aranges");
    else if (cpp) /* else the two objects would share their templates' statics */
        recipe_add(recipe, "-fno-gnu-unique");
    snprintf(folder, sizeof folder, "-I%s/own/include", headers_folder());
    recipe_add(recipe, folder);
    snprintf(folder, sizeof folder, "-I%s", headers_folder());
    recipe_add(recipe, folder);
    add_own_flags(recipe, path, COMPILERS);
    if (instrumented) /* after them: the last one counts */
        add_instrumenting(recipe, compiler, cpp);
}

void recipe_assemble(struct recipe *recipe, const char *path, const char *text)
{
    begin(recipe, path);
    recipe_add(recipe, "-c");
    recipe_add(recipe, "-xassembler");
    recipe_add(recipe, text);
}

void recipe_link(struct recipe *recipe, const char *path, bool instrumented)
{
    /* Without its plugin gcc makes no file of its own here, which it would leave when it is killed.
     */
    static const char *const words[] = {
        "-shared", "-pthread", "-Wl,-Bsymbolic", "-Wl,-z,now", "-fno-use-linker-plugin", NULL};
    begin(recipe, path);
    add_all(recipe, words);
    /* Of the instrumented one, the hooks are in the lab; blocks.h lists where it calls them. */
    recipe_add(recipe, instrumented ? "-Wl,--emit-relocs" : "-Wl,--no-undefined");
}

void recipe_add_linked(struct recipe *recipe, const char *path)
{
    add_own_flags(recipe, path, LINKERS);
}
