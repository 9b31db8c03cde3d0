/* Tests of the queue files: every queue has its words, every file is listed, and twins differ in
 * nothing but the lesson. */
#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "queue/queue.h"

/* A source file as text, from malloc; "" if it cannot be read. */
static char *text_of(const char *path)
{
    char full[4096];
    snprintf(full, sizeof full, "%s/%s", QLAB_SOURCE_ROOT, path);
    FILE *file = fopen(full, "r");
    check_that(file != NULL, "%s can be read", path);
    char *text = calloc(1, 1 << 16);
    if (file) {
        size_t length = fread(text, 1, (1 << 16) - 1, file);
        check_that(length > 0, "%s is not empty", path);
        fclose(file);
    }
    return text;
}

static void test_words(void)
{
    static const char *const families[] = {"mutex",   "semaphore", "lock-free", "process",
                                           "library", "broker",    "none"};
    for (int q = 0; queue_table[q]; q++) {
        const struct queue_class *class = queue_table[q];
        const char *words[] = {class->name,     class->family,    class->summary,
                               class->progress, class->reference, class->source};
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            check_that(words[i] && *words[i], "%s: text %zu is missing", class->name, i);
        bool known = false;
        for (size_t i = 0; i < sizeof families / sizeof *families; i++)
            known |= strcmp(class->family, families[i]) == 0;
        check_that(known, "%s: unknown family %s", class->name, class->family);
        check_int("a window iff inexact", class->window != NULL, class->claim == QUEUE_INEXACT);
        check_that(queue_find(class->name) == class, "%s is found by its name", class->name);
        char *text = text_of(class->source), needle[128];
        snprintf(needle, sizeof needle, ".name = \"%s\"", class->name);
        check_that(strstr(text, needle) != NULL, "%s has %s", class->source, needle);
        free(text);
    }
    check_that(queue_find("mutex-") == NULL, "mutex- is no queue");
}

/* Every source of src/queue/ and its folders is one queue's. */
static void test_folder(void)
{
    glob_t files = {0};
    check_int("src/queue", glob(QLAB_SOURCE_ROOT "/src/queue/*.c", 0, NULL, &files), 0);
    check_int("its folders", glob(QLAB_SOURCE_ROOT "/src/queue/*/*.c", GLOB_APPEND, NULL, &files),
              0);
    check_that(files.gl_pathc >= 9, "%zu queue files", files.gl_pathc);
    for (size_t f = 0; f < files.gl_pathc; f++) {
        const char *file = files.gl_pathv[f] + strlen(QLAB_SOURCE_ROOT "/");
        int listed = 0;
        for (int i = 0; queue_table[i]; i++)
            listed += strcmp(queue_table[i]->source, file) == 0;
        check_that(listed == 1 || strcmp(file, "src/queue/table.c") == 0,
                   "%s: %d queues have it as .source, want one: is it in src/queue/queues.list?",
                   file, listed);
    }
    globfree(&files);
}

/* The text of one function, from malloc; "" if there is none. */
static char *function_of(const char *text, const char *name)
{
    char needle[64];
    snprintf(needle, sizeof needle, " %s(", name);
    for (const char *at = strstr(text, "\nstatic "); at; at = strstr(at + 1, "\nstatic ")) {
        const char *call = strstr(at, needle), *line = strchr(at + 1, '\n');
        const char *end = strstr(at, "\n}\n");
        if (call && call < line && end)
            return strndup(at, (size_t)(end - at));
    }
    return strdup("");
}

/* Lines that `diff` would print with < or >: all that are not in the longest common subsequence. */
static int differing_lines(const char *left, const char *right)
{
    static int common[256][256];
    const char *lines[2][256];
    int count[2] = {0};
    const char *texts[2] = {left, right};
    for (int side = 0; side < 2; side++)
        for (const char *at = texts[side]; *at && count[side] < 255; at = strchr(at, '\n') + 1)
            lines[side][count[side]++] = at;
    for (int i = 1; i <= count[0]; i++)
        for (int j = 1; j <= count[1]; j++) {
            const char *a = lines[0][i - 1], *b = lines[1][j - 1];
            size_t length = strcspn(a, "\n");
            bool same = length == strcspn(b, "\n") && memcmp(a, b, length) == 0;
            int skip = common[i - 1][j] > common[i][j - 1] ? common[i - 1][j] : common[i][j - 1];
            common[i][j] = same ? common[i - 1][j - 1] + 1 : skip;
        }
    return count[0] + count[1] - 2 * common[count[0]][count[1]];
}

/* Whether a blank-separated list has that word. */
static bool has_word(const char *list, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = list; (at = strstr(at, word)); at++)
        if ((at == list || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
            return true;
    return false;
}

/* Twins differ in the functions named, in each of them, and in at most so many lines. */
static void compare_twins(const char *left, const char *right, const char *where, int most)
{
    static const char *const parts[] = {"size",      "init", "destroy",    "put",
                                        "take_node", "get",  "get_nowait", "relink",
                                        "look",      "scan", "get_timed",  "wait"};
    char *a = text_of(queue_find(left)->source), *b = text_of(queue_find(right)->source);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char *mine = function_of(a, parts[i]), *yours = function_of(b, parts[i]);
        if (has_word(where, parts[i]))
            check_that(strcmp(mine, yours) != 0, "%s and %s differ in %s()", left, right, parts[i]);
        else
            check_text(parts[i], yours, mine);
        check_that(*mine || i > 3 || strstr(a, "#include \"queue/python/cpython_mp.h\""),
                   "%s has %s()", left, parts[i]);
        free(mine);
        free(yours);
    }
    if (has_word(where, "empty")) {
        char *mine = function_of(a, "empty"), *yours = function_of(b, "empty");
        check_that(strcmp(mine, yours) != 0, "%s and %s differ in empty()", left, right);
        free(mine);
        free(yours);
    }
    int lines = differing_lines(a, b);
    check_that(lines <= most, "%s and %s differ in %d lines, want at most %d", left, right, lines,
               most);
    free(a);
    free(b);
}

static void test_twins(void)
{
    compare_twins("mutex", "mutex-trylock", "get_nowait get_timed", 36);
    compare_twins("mutex", "mutex-trylock-busy", "get_nowait get_timed", 36);
    compare_twins("mutex-trylock", "mutex-trylock-busy", "get_nowait get_timed", 36);
    compare_twins("semaphore", "semaphore-trylock", "get_nowait", 32);
    compare_twins("mutex", "lost-wakeup", "put", 32);
    compare_twins("given-up", "given-up-exact", "wait", 30);
    compare_twins("leased", "leased-fenced", "", 26);
    compare_twins("frozen-segment", "frozen-segment-exact", "put", 36);
    compare_twins("vyukov", "vyukov-exact", "get_nowait", 44);
    compare_twins("two-index", "two-index-exact", "empty", 35);
    compare_twins("two-index-relaxed", "two-index-exact", "put get_nowait empty", 44);
    compare_twins("shard-scan", "shard-scan-exact", "look scan", 58);
    compare_twins("michael-scott", "aba", "relink take_node put get_nowait", 71);
    compare_twins("mpsc-gap", "mpsc-gap-busy", "get_nowait", 40);
    compare_twins("spsc-release", "spsc-seq-cst", "put get_nowait", 38);
    compare_twins("doorbell", "doorbell-one-fence", "put get", 36);
    compare_twins("doorbell", "doorbell-fences", "put get", 36);
    compare_twins("doorbell-one-fence", "doorbell-fences", "put get", 36);
    compare_twins("cpython-mp", "cpython-mp-blocking-lock", "get_nowait get_timed", 48);
    compare_twins("cpython-mp", "cpython-mp-count", "get_nowait get_timed empty", 100);
    compare_twins("cpython-mp", "cpython-mp-busy", "get_nowait get_timed empty", 64);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"every queue has its words", test_words},
        {"every file of the folder is listed", test_folder},
        {"twins differ in the lesson only", test_twins},
        {NULL, NULL},
    };
    return check_main("queue files", cases);
}
