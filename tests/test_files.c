/* Files: opened for what they are, written whole or not at all, known by their sums; and UTF-8. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "files/grow.h"
#include "files/plain.h"
#include "files/scratch.h"
#include "files/sum.h"
#include "files/tree.h"
#include "files/utf8.h"
#include "files/whole.h"

static char top[] = "/tmp/qlab-test-XXXXXX";

static const char *in_top(const char *name)
{
    static char path[4][PATH_MAX];
    static unsigned next;
    char *this = path[next++ % 4];
    snprintf(this, PATH_MAX, "%s/%s", top, name);
    return this;
}

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    check_that(file && fputs(text, file) >= 0 && fclose(file) == 0, "%s is written", path);
}

/* All characters there are, and everything beside them. */
static void test_utf8(void)
{
    unsigned long good = 0;
    for (unsigned long letter = 1; letter < 0x110000; letter++) {
        unsigned char text[5] = {0};
        size_t length = letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
        static const unsigned char marks[] = {0, 0, 0xc0, 0xe0, 0xf0};
        for (size_t i = length; i-- > 0;)
            text[i] = (unsigned char)((length == 1 ? 0
                                       : i         ? 0x80
                                                   : marks[length]) |
                                      (length == 1 ? letter
                                       : i         ? letter >> 6 * (length - 1 - i) & 0x3f
                                                   : letter >> 6 * (length - 1)));
        good += utf8_length((const char *)text, length) == length;
        if (length > 1 && utf8_length((const char *)text, length - 1) != 0)
            check_that(false, "U+%04lX without its last byte", letter);
    }
    check_int("characters: all but U+0000 and surrogates", (long)good, 0x10ffff - 0x800);
    static const char *const bad[] = {"\x80",         "\xc0\x80",     "\xc1\xbf",
                                      "\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf",
                                      "\xf5",         "\xff",         "\xf4\x90\x80\x80"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[20];
        snprintf(text, sizeof text, "12345678a%s", bad[i]);
        check_int("bytes before what is none", (long)utf8_length(text, strlen(text)), 9);
    }
    char calm[] = "caf\xe9 \xed\x81\x90\xff";
    utf8_calm(calm);
    check_text("calm", calm, "caf? \xed\x81\x90?");
    check_int("line", utf8_line("a\nb\n\xff", 4), 3);
}

static void test_plain(void)
{
    const char *why;
    size_t length;
    write_text(in_top("file"), "a\nb");
    check_int("a FIFO", mkfifo(in_top("fifo"), 0600), 0);
    check_that(!plain_open(in_top("fifo"), PLAIN_ANY, &why) && errno == 0,
               "a FIFO is not waited for");
    check_that(!plain_open(in_top(""), PLAIN_ANY, &why) && errno == EISDIR, "a folder is no file");
    check_that(!plain_open("/dev/zero", PLAIN_ANY, &why) && errno == 0, "a device is no file");
    check_that(!plain_open(in_top("nothing"), PLAIN_ANY, &why) && errno == ENOENT, "nothing");
    check_that(!plain_open(in_top("file"), 2, &why) && errno == 0, "three bytes are more than two");
    char *text = plain_read(in_top("file"), 3, &length, &why);
    check_text("text", text, "a\nb");
    check_int("length", (long)length, 3);
    free(text);
    write_text(in_top("file"), "");
    text = plain_read(in_top("file"), 3, &length, &why);
    check_text("empty", text, "");
    free(text);
    unlink(in_top("fifo"));
    unlink(in_top("file"));
}

/* The examples of FIPS 180-4. */
static void test_sum(void)
{
    static const char *const known[][2] = {
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        char sum[SUM_ROOM] = "";
        write_text(in_top("file"), known[i][0]);
        FILE *file = fopen(in_top("file"), "r");
        check_int("sum_file", sum_file(file, sum), 0);
        fclose(file);
        check_text("sum", sum, known[i][1]);
    }
    unlink(in_top("file"));
}

static void test_whole(void)
{
    struct whole whole;
    struct stat facts;
    const char *why;
    size_t length;
    write_text(in_top("page"), "old");
    check_int("begun", whole_open(&whole, in_top("page")), 0);
    fputs("new", whole.out);
    check_int("given up", whole_close(&whole, EIO), EIO);
    char *text = plain_read(in_top("page"), PLAIN_ANY, &length, &why);
    check_text("as it was", text, "old");
    free(text);
    umask(022);
    check_int("begun", whole_open(&whole, in_top("page")), 0);
    fputs("new", whole.out);
    check_int("ended", whole_close(&whole, 0), 0);
    text = plain_read(in_top("page"), PLAIN_ANY, &length, &why);
    check_text("the new one", text, "new");
    free(text);
    check_that(stat(in_top("page"), &facts) == 0 && (facts.st_mode & 0777) == 0644, "its rights");
    check_int("nowhere", whole_open(&whole, in_top("nowhere/page")), ENOENT);
    check_int("a folder", whole_open(&whole, in_top("")), EISDIR);
    check_int("a FIFO", mkfifo(in_top("fifo"), 0600), 0);
    check_int("a FIFO stays one", whole_open(&whole, in_top("fifo")), ENOTSUP);
    check_that(stat(in_top("fifo"), &facts) == 0 && S_ISFIFO(facts.st_mode), "it is there");
    unlink(in_top("fifo"));
    unlink(in_top("page"));
    check_int("nothing else was left", rmdir(top), 0);
    check_int("for the next test", mkdir(top, 0700), 0);
}

/* A process that has made a scratch of each kind says so, and waits or dies. */
static pid_t maker(int *says)
{
    int pipe_of[2];
    check_int("pipe", pipe(pipe_of), 0);
    pid_t child = fork();
    if (child == 0) {
        struct scratch one, other;
        char byte = (char)(scratch_folder(&one, top, "a-") || scratch_file(&other, top, "b-"));
        snprintf(one.path + strlen(one.path), 6, "/file");
        close(open(one.path, O_CREAT | O_WRONLY, 0600));
        _exit(write(pipe_of[1], &byte, 1) == 1 ? pause() : 1);
    }
    close(pipe_of[1]);
    *says = pipe_of[0];
    char byte = 1;
    check_that(read(*says, &byte, 1) == 1 && byte == 0, "both are made");
    close(*says);
    return child;
}

static size_t count_in_top(void)
{
    char command[100], line[32] = "";
    snprintf(command, sizeof command, "ls -A %s | wc -l", top);
    FILE *list = popen(command, "r");
    check_that(list && fgets(line, sizeof line, list), "%s", command);
    pclose(list);
    return strtoul(line, NULL, 10);
}

static void test_sweep(void)
{
    int says;
    struct scratch mine;
    pid_t living = maker(&says), dying = maker(&says);
    write_text(in_top("a-notes.txt"), "somebody's own");
    check_int("all there", (long)count_in_top(), 5);
    kill(dying, SIGKILL);
    waitpid(dying, NULL, 0);
    check_int("one more", scratch_folder(&mine, top, "a-"), 0);
    check_int("the dead one's folder is gone", (long)count_in_top(), 5);
    scratch_remove(&mine);
    scratch_sweep(top, "b-" SCRATCH_LETTERS);
    check_int("and its file", (long)count_in_top(), 3);
    kill(living, SIGKILL);
    waitpid(living, NULL, 0);
    scratch_sweep(top, "?-" SCRATCH_LETTERS);
    check_int("of all makers", (long)count_in_top(), 1);
    unlink(in_top("a-notes.txt"));
}

/* Writes names down; it does not go into "past", and ends at "last". */
static int note_name(void *context, const char *path, bool folder)
{
    const char *name = strrchr(path, '/') + 1;
    char *names = context;
    snprintf(names + strlen(names), 100 - strlen(names), "%s%s ", name, folder ? "/" : "");
    return strcmp(name, "past") == 0 ? TREE_PAST : strcmp(name, "last") == 0 ? 7 : 0;
}

/* In the order of names, a folder before what is in it; links, also in a circle, are no way. */
static void test_tree(void)
{
    char names[100] = "";
    struct tree tree = {.look = note_name, .context = names};
    mkdir(in_top("t"), 0700);
    mkdir(in_top("t/b"), 0700);
    mkdir(in_top("t/past"), 0700);
    write_text(in_top("t/b/y"), "");
    write_text(in_top("t/b/x"), "");
    write_text(in_top("t/a"), "");
    write_text(in_top("t/past/hidden"), "");
    check_int("a link", symlink(in_top("t"), in_top("t/b/round")), 0);
    check_int("a link", symlink("self", in_top("t/self")), 0);
    check_int("a FIFO", mkfifo(in_top("t/fifo"), 0600), 0);
    check_int("walked", tree_walk(&tree, in_top("t/")), 0);
    check_text("names", names, "t/ a b/ x y past/ ");
    write_text(in_top("t/c"), "");
    write_text(in_top("t/last"), "");
    *names = '\0';
    check_int("ended", tree_walk(&tree, in_top("t")), 7);
    check_text("names", names, "t/ a b/ x y c last ");
    check_int("removed", scratch_take_away(in_top("t")), 0);
    *names = '\0';
    check_int("none", tree_walk(&tree, in_top("t")), 1);
    check_int("why", tree.error, ENOENT);
    check_text("where", strrchr(tree.path, '/'), "/t");
}

/* Many make and sweep at once: nobody loses what he holds. */
static void test_crowd(void)
{
    enum { MAKERS = 4, TIMES = 200 };
    pid_t child[MAKERS];
    for (int i = 0; i < MAKERS; i++)
        if ((child[i] = fork()) == 0) {
            for (int k = 0; k < TIMES; k++) {
                struct scratch scratch;
                struct stat facts;
                if (scratch_folder(&scratch, top, "c-") || stat(scratch.path, &facts) != 0)
                    _exit(1);
                scratch_remove(&scratch);
            }
            _exit(0);
        }
    for (int i = 0; i < MAKERS; i++) {
        int status = -1;
        waitpid(child[i], &status, 0);
        check_int("a maker's end", status, 0);
    }
    check_int("nothing is left", (long)count_in_top(), 0);
}

/* A list keeps what it holds, however long it gets. */
static void test_grow(void)
{
    enum { MANY = 1000 };
    size_t *list = NULL, good = 0;
    for (size_t i = 0; i < MANY; i++)
        if (grow(&list, i, sizeof *list))
            list[i] = i;
    for (size_t i = 0; list && i < MANY; i++)
        good += list[i] == i;
    check_int("kept", (long)good, MANY);
    free(list);
}

int main(void)
{
    const struct check_case cases[] = {
        {"UTF-8", test_utf8},
        {"what is a file", test_plain},
        {"sums", test_sum},
        {"lists that grow", test_grow},
        {"whole or not at all", test_whole},
        {"what the dead left", test_sweep},
        {"a folder and all below it", test_tree},
        {"makers and sweepers", test_crowd},
        {NULL, NULL},
    };
    if (!mkdtemp(top))
        return 1;
    int failed = check_main("files", cases);
    return rmdir(top) != 0 || failed;
}
