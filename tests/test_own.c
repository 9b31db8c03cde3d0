/* Own queues: files from outside, compiled, known without being loaded, contained. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "own/assembly.h"
#include "own/cache.h"
#include "own/card.h"
#include "own/compile.h"
#include "own/contain.h"
#include "lab/lab_queues.h"
#include "own/own.h"
#include "own/path.h"

static char folder[] = "/tmp/qlab-own-XXXXXX";

#define QUEUE_TEXT                                                                                 \
    "#include <qlab/queue.h>\n"                                                                    \
    "static bool put(void *queue, uint64_t item) { *(uint64_t *)queue = item; return true; }\n"    \
    "static enum queue_answer get(void *queue, uint64_t *item)\n"                                  \
    "{ *item = *(uint64_t *)queue; return *item ? QUEUE_GOT : QUEUE_EMPTY; }\n"

#define DECLARED "QLAB_QUEUE(mine, uint64_t, .put = put, .get_nowait = get, .window = \"here\");\n"

/* Writes a file of the test's folder; its path, which stays until the next call. */
static const char *file_of(const char *name, const char *text)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file)
        return path;
    fputs(text, file);
    fclose(file);
    return path;
}

static void test_path(void)
{
    check_int("C", own_is_path("a.c"), true);
    check_int("in a folder", own_is_path("./a/b.c"), true);
    check_int("C++", own_is_path("b.cc") && own_is_path("b.cpp") && own_is_cpp("x/b.cxx"), true);
    check_int("C is not C++", own_is_cpp("a.c"), false);
    check_int("a queue", own_is_path("mutex-trylock"), false);
    check_int("a lab's folder", own_is_path("./labs/x.d/a"), false);
    check_int("only an ending", own_is_path("x/.c"), false);
    check_int("a header", own_is_path("a.h"), false);
}

static void test_find(void)
{
    struct lab_error error;
    char why[400];
    const char *path = file_of("mine.c", QUEUE_TEXT DECLARED);
    const struct queue_class *queue = own_find(path, &error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(queue);
    check_text("its name", queue->name, path);
    check_text("its family", queue->family, "own");
    check_text("what was given", queue->window, "here");
    check_text("what was not", queue->wrong, NULL);
    check_int("claim", queue->claim, QUEUE_EXACT);
    check_int("Full is not judged", queue->full, false);
    check_int("what it has", queue->put && queue->size && queue->destroy, true);
    check_int("what it has not", queue->empty || queue->get_timed || queue->attach, false);
    check_int("known", own_is(queue), true);
    CU_ASSERT_PTR_EQUAL(own_find(path, &error), queue);
    /* Loaded, here by a test that trusts it, the same class has functions. */
    uint64_t memory = 1, item = 0;
    check_int("loads", own_load(queue, why, sizeof why), true);
    check_int("size", queue->size(4), sizeof memory);
    check_int("init", queue->init(&memory, 4), 0);
    check_int("zeroed", queue->get_nowait(&memory, &item), QUEUE_EMPTY);
    check_int("put", queue->put(&memory, 7), true);
    check_int("got", queue->get_nowait(&memory, &item) == QUEUE_GOT && item == 7, true);
}

static void refuse(const char *name, const char *text, int status, const char *want)
{
    struct lab_error error;
    CU_ASSERT_PTR_NULL(own_find(text ? file_of(name, text) : name, &error));
    check_int(name, error.status, status);
    if (!strstr(error.text, want))
        check_text(name, error.text, want);
}

static void test_refused(void)
{
    refuse("nowhere.c", NULL, 66, "nowhere.c: No such file");
    refuse("syntax.c", "int a;\nint b = ;\n", 65, "syntax.c:2: expected expression");
    refuse("header.c", "#include \"nothing.h\"\n", 65, "header.c:1: ");
    refuse("link.c", QUEUE_TEXT "void f(void);\nvoid g(void) { f(); }\n" DECLARED, 65,
           "undefined reference to `f'");
    refuse("none.c", "int x;\n", 65, "declares no queue; expected a line such as QLAB_QUEUE(");
    refuse("two.c", QUEUE_TEXT DECLARED "const struct queue_class QUEUE_CLASS(b) = {0};\n", 65,
           "declares 2 queues; expected one");
    refuse("other.c", "int queue_x[3];\n", 65, "no queue of this edition of queue.h");
    refuse("lacks.c", QUEUE_TEXT "const struct queue_class QUEUE_CLASS(x) = {.put = put};\n", 65,
           "has no .get_nowait");
    refuse("early.c",
           QUEUE_TEXT DECLARED "__attribute__((constructor)) static void f(void)\n"
                               "{ __builtin_trap(); }\n",
           65, "when it was loaded");
    refuse("flags.c", "// qlab: flags -DX=;\n" QUEUE_TEXT "int x = X\n" DECLARED, 65,
           "expected expression");
}

/* Without a compiler a queue is known by name, and says why it cannot run, as others do that this
 * build lacks. */
static void test_no_compiler(void)
{
    struct lab_error error;
    char why[200] = "";
    setenv("CXX", "no-such-compiler", 1);
    const struct queue_class *queue = own_find(file_of("x.cc", "\n"), &error);
    unsetenv("CXX");
    check_that(queue && queue->unavailable &&
                   strstr(queue->unavailable, "no compiler called \"no-such-compiler\""),
               "unavailable, got %.200s", queue ? queue->unavailable : error.text);
    check_int("status", error.status, 0);
    check_int("loads", own_load(queue, why, sizeof why), false);
    check_text("why", why, queue->unavailable);
    queue = own_find(file_of("far.c", "// qlab: flags -lno-such-library\n" QUEUE_TEXT DECLARED),
                     &error);
    check_that(queue && queue->unavailable &&
                   strstr(queue->unavailable, "no library -lno-such-library"),
               "unavailable, got %.200s", queue ? queue->unavailable : error.text);
}

static void test_cache(void)
{
    struct lab_error error = {0};
    struct object first, again, changed;
    struct stat before, after;
    file_of("part.h", "enum { PART = 1 };\n");
    const char *text = "#include \"part.h\"\n" QUEUE_TEXT DECLARED;
    const char *path = file_of("cached.c", text);
    check_int("compiles", compile(path, false, &first, &error), 0);
    stat(first.shared, &before);
    check_int("again", compile(path, false, &again, &error), 0);
    stat(again.shared, &after);
    check_int("the same object", strcmp(again.shared, first.shared), 0);
    check_int("was not made anew", before.st_ino == after.st_ino, true);
    file_of("part.h", "enum { PART = 2 };\n");
    path = file_of("cached.c", text);
    check_int("with another header", compile(path, false, &changed, &error), 0);
    check_int("another object", strcmp(changed.shared, first.shared) != 0, true);
    check_int("in the cache", strncmp(first.shared, folder, strlen(folder)), 0);
}

/* Work of contained children: what the number says. */
enum task { RETURN, LEAVE, CRASH, SLEEP, FORK, KILL, WRITE, SHARE };

struct job {
    enum task task;
    volatile int seen;
};

static int work(void *argument)
{
    struct job *job = argument;
    switch (job->task) {
    case RETURN:
        return 7;
    case LEAVE:
        exit(3);
    case CRASH:
        raise(SIGSEGV);
        return 0;
    case SLEEP:
        sleep(60);
        return 0;
    case FORK: {
        pid_t child = fork();
        if (child == 0)
            _exit(0);
        return child < 0 ? errno : 0;
    }
    case KILL:
        return kill(getppid(), 0) ? errno : 0;
    case WRITE:
        return fopen("/tmp/qlab-left-behind", "w") ? 0 : errno;
    case SHARE:
        job->seen = 1;
        return 0;
    }
    return 0;
}

static struct ending end_of(enum task task, unsigned seconds)
{
    struct job job = {task, 0};
    const struct limits limits = {.seconds = seconds};
    struct ending ending;
    check_int("a child", contain(work, &job, &limits, &ending), 0);
    return ending;
}

static void test_contain(void)
{
    char text[400];
    struct ending ending = end_of(RETURN, 10);
    check_int("returned", ending.how, END_RETURNED);
    check_int("its value", ending.value, 7);
    check_text("no words", ending_words(&ending, text, sizeof text), NULL);
    ending = end_of(LEAVE, 10);
    check_text("exit()", ending_words(&ending, text, sizeof text),
               "ended the program with status 3");
    ending = end_of(CRASH, 10);
    check_int("crashed", ending.how, END_CRASHED);
    check_int("by", ending.value, SIGSEGV);
    ending = end_of(SLEEP, 1);
    check_int("in time", ending.how, END_TIME);
    struct job *shared = contain_share(sizeof *shared);
    CU_ASSERT_PTR_NOT_NULL_FATAL(shared);
    shared->task = SHARE;
    const struct limits limits = {.seconds = 10};
    check_int("shares", contain(work, shared, &limits, &ending), 0);
    check_int("memory", shared->seen, 1);
    contain_unshare(shared, sizeof *shared);
}

static void test_filter(void)
{
#ifdef WITH_SECCOMP
    check_int("fork()", end_of(FORK, 10).value, EPERM);
    check_int("kill()", end_of(KILL, 10).value, EPERM);
    check_int("writing", end_of(WRITE, 10).value, EPERM);
    check_int("no file", access("/tmp/qlab-left-behind", F_OK), -1);
#else
    puts("built without libseccomp");
#endif
}

static void test_card(void)
{
    /* A card may come from who lies: nothing in it is believed that could hurt. */
    struct card card;
    memset(&card, 'x', sizeof card);
    static struct queue_class *class; /* lasting */
    class = card_class(&card, "liar.c");
    CU_ASSERT_PTR_NOT_NULL_FATAL(class);
    check_int("a text ends", (int64_t)strlen(class->summary), CARD_TEXT - 1);
    check_text("no peer", class->peer, NULL);
    check_int("claim", class->claim, QUEUE_EXACT);
    check_int("order", class->order, QUEUE_BROKEN);
    const struct queue_class *old = lab_queue_remembered("gone.c");
    check_text("only a name", old->name, "gone.c");
    check_int("no queue of ours", own_is(old), false);
}

/* What gcc and clang write around a template of a header; what is harmless stays as it is. */
static void test_assembly(void)
{
    static const char gcc[] =
        "#APP\n# 7 \"h.h\" 1\n\tmovl 4(%rdi), %eax\n# 0 \"\" 2\n.L1:\n"
        "\tnop 4\n#NO_APP\n\tmovl %eax, %ebx\n"
        "#APP\n# 9 \"h.h\" 1\n\tpause\n# 0 \"\" 2\n#NO_APP\n"
        "#APP\n# 9 \"h.h\" 1\n\tmemcpy = explore_memcpy\n# 0 \"\" 2\n#NO_APP\n";
    static const char clang[] =
        "\t#APP\n\t#NO_APP\n\tmovl %eax, %ebx\n"
        "\t#APP\n\tmovq (%rbx), %rbx\n\tmovq %rbx, (%rax)\n\t#NO_APP\n\tret";
    static const struct {
        const char *text, *last;
        unsigned marks;
    } cases[] = {{gcc, "%eax\nassembly_by_hand.0:\n# 0", 1},
                 {clang, "(%rax)\nassembly_by_hand.1:\n\t#NO", 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *marked = NULL, *at;
        size_t size;
        unsigned marks = 0;
        FILE *out = open_memstream(&marked, &size);
        assembly_mark(out, cases[i].text);
        fclose(out);
        for (at = marked; (at = strstr(at, "assembly_by_hand.")); at++)
            marks++;
        check_int("marks", marks, cases[i].marks);
        check_that(strstr(marked, cases[i].last) != NULL, "marked: %s", marked);
        free(marked);
    }
}

int main(void)
{
    if (!mkdtemp(folder) || setenv("XDG_CACHE_HOME", folder, 1) || CU_initialize_registry())
        return 1;
    CU_pSuite suite = CU_add_suite("own", NULL, NULL);
    CU_add_test(suite, "a path", test_path);
    CU_add_test(suite, "found", test_find);
    CU_add_test(suite, "refused", test_refused);
    CU_add_test(suite, "no compiler", test_no_compiler);
    CU_add_test(suite, "cached by content", test_cache);
    CU_add_test(suite, "contained", test_contain);
    CU_add_test(suite, "the filter", test_filter);
    CU_add_test(suite, "a card", test_card);
    CU_add_test(suite, "assembly", test_assembly);
    CU_basic_set_mode(CU_BRM_VERBOSE);
    CU_basic_run_tests();
    int failed = CU_get_number_of_failures() != 0;
    CU_cleanup_registry();
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command) != 0 || failed;
}
