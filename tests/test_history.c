/* Histories and trace files: what is written is read again, and what is wrong is told. */
#include "check.h"

#include <errno.h>
#include <stdlib.h>

#include "history/history.h"
#include "history/trace.h"

static int read_bytes(const char *text, size_t length, struct history *history,
                      struct trace_error *error)
{
    FILE *file = tmpfile();
    if (!file || fwrite(text, 1, length, file) != length)
        abort();
    rewind(file);
    int result = trace_read(file, "f.csv", history, error);
    fclose(file);
    return result;
}

static int read_text(const char *text, struct history *history, struct trace_error *error)
{
    return read_bytes(text, strlen(text), history, error);
}

/* The trace that trace_write makes; free it. */
static char *write_text(const struct history *history, const char *comment)
{
    char *text = NULL;
    size_t length;
    FILE *file = open_memstream(&text, &length);
    if (!file)
        abort();
    check_int("trace_write", trace_write(file, history, comment), 0);
    fclose(file);
    return text;
}

#define HEADER "worker,kind,answer,item,invoked,returned\n"

/* Every kind and answer, an extreme of each number. */
static const char everything[] = "# made by hand\n"
                                 "# ticks_per_second: 1000000000\n"
                                 "# guard: 3\n" HEADER "0,put,ok,1,0,0\n"
                                 "0,put,full,2,5,6\n"
                                 "0,put,-,18446744073709551615,7,-\n"
                                 "1,get,got,1,0,1\n"
                                 "1,get,empty,0,1,1\n"
                                 "1,get,busy,0,3,4\n"
                                 "1,get,-,0,18446744073709551614,-\n"
                                 "2,empty,true,0,0,18446744073709551613\n"
                                 "2,empty,false,0,18446744073709551613,18446744073709551614\n"
                                 "3,empty,-,0,1,-\n";

static void test_round_trip(void)
{
    struct history history;
    struct trace_error error;
    check_int("read", read_text(everything, &history, &error), 0);
    check_text("no error", error.text, "");
    check_int("workers", history.workers, 4);
    check_int("operations", history_operations(&history), 10);
    check_int("guard", history.guard, 3);
    check_int("ticks", history.ticks_per_second, 1000000000);
    const struct operation *put = &history.logs[0].operations[2];
    check_int("pending put returned", put->returned == STAMP_NEVER, 1);
    check_int("pending put answer", put->answer, ANSWER_PENDING);
    check_int("its line", put->line, 7);
    char *text = write_text(&history, "made by hand");
    check_text("written again", text, everything);
    free(text);
    history_free(&history);
    check_int("freed", history.workers == 0 && !history.logs, 1);
}

/* Lines out of order, workers with gaps in their numbers, CRLF, comments, empty lines. */
static void test_lenient(void)
{
    static const char text[] = "# about this\r\n"
                               "\r\n"
                               "65535,get,got,1,6,7\r\n"
                               "7,put,ok,2,8,9\r\n"
                               "# in between\n"
                               "7,put,ok,1,1,2\n"
                               "7,put,full,3,3,4\n"
                               "7,put,full,3,4,4\n"
                               "7,put,ok,3,4,8\n";
    static const char want[] = "# ticks_per_second: 0\n# guard: 0\n" HEADER "7,put,ok,1,1,2\n"
                               "7,put,full,3,3,4\n"
                               "7,put,full,3,4,4\n"
                               "7,put,ok,3,4,8\n"
                               "7,put,ok,2,8,9\n"
                               "65535,get,got,1,6,7\n";
    struct history history;
    struct trace_error error;
    check_int("read", read_text(text, &history, &error), 0);
    check_text("no error", error.text, "");
    check_int("line of the last put", history.logs[0].operations[4].line, 4);
    char *got = write_text(&history, NULL);
    check_text("in order", got, want);
    free(got);
    history_free(&history);
}

#define KINDS     "put, get, empty, wait, wait_put, timed or back\n"
#define ITEM      "a number from 1 to 2^64-1, or a word\n"
#define DEADLINES "worker,kind,answer,item,invoked,returned,deadline\n"

/* The second edition: columns in any order, words, several queues, facts, a batch. */
static void test_second_edition(void)
{
    static const char text[] = "# order: priority\n# capacity: 4\n# drained\n# ended: 90\n"
                               "# gone: bob\n"
                               "queue,worker,kind,item,answer,invoked,returned,deadline,priority\n"
                               "q1,bob,put,apple,ok,1,2,,-3\n"
                               "q1,ann,timed,0,empty,1,20,15,\n"
                               "q2,bob,wait_put,apple,ok,1,2,,\n"
                               "q1,ann,wait,apple,got,30,40,,\n"
                               "q1,bob,put,pear,ok,50,60,,7\n"
                               "q1,bob,put,plum,ok,50,60,,\n";
    static const char want[] = "# ticks_per_second: 0\n# guard: 0\n# order: priority\n"
                               "# capacity: 4\n# drained\n# ended: 90\n# gone: bob\n"
                               "worker,kind,answer,item,invoked,returned,deadline,priority\n"
                               "bob,put,ok,apple,1,2,,-3\n"
                               "bob,put,ok,pear,50,60,,7\n"
                               "bob,put,ok,plum,50,60,,0\n"
                               "ann,timed,empty,0,1,20,15,\n"
                               "ann,wait,got,apple,30,40,,\n";
    struct trace trace;
    struct trace_error error;
    FILE *file = fmemopen((void *)text, sizeof text - 1, "r");
    if (!file)
        abort();
    check_int("read", trace_read_all(file, "f.csv", NULL, &trace, &error), 0);
    fclose(file);
    check_text("no error", error.text, "");
    check_int("queues", trace.count, 2);
    char *got = write_text(&trace.queues[0], NULL);
    check_text("written again", got, want);
    free(got);
    trace_free(&trace);
    struct history history;
    check_int("one queue",
              read_text("worker,kind,answer,item,invoked,returned,queue\n"
                        "0,put,ok,1,1,2,a\n0,put,ok,1,1,2,b\n",
                        &history, &error),
              EINVAL);
    check_text("two queues", error.text, "f.csv:1: 2 queues; expected one");
}

/* Given back, an item is inside a second time; or, where reserved items count as inside, all the
 * time: then the get that was given back said nothing. */
static void test_given_back(void)
{
    static const char calls[] = "0,put,ok,1,10,20\n1,get,got,1,30,40\n1,back,ok,1,55,60\n"
                                "2,get,got,1,80,90\n";
    char text[200];
    struct history history;
    struct trace_error error;
    check_int("read", read_text(calls, &history, &error), 0);
    const struct operation *back = &history.logs[1].operations[1];
    check_int("first stay", history.logs[1].operations[0].item, history.logs[0].operations[0].item);
    check_int("second stay", history.logs[2].operations[0].item, back->item);
    check_that(back->item != history.logs[0].operations[0].item, "two stays, want two numbers");
    char *got = write_text(&history, NULL);
    check_that(strstr(got, "1,back,ok,1,55,60\n") != NULL, "its name is kept:\n%s", got);
    free(got);
    history_free(&history);
    snprintf(text, sizeof text, "# reserved: inside\n%s", calls);
    check_int("read", read_text(text, &history, &error), 0);
    check_int("no give-back", history.logs[1].count, 1);
    check_int("Busy", history.logs[1].operations[0].answer, ANSWER_BUSY);
    check_int("still inside", history.logs[2].operations[0].item,
              history.logs[0].operations[0].item);
    history_free(&history);
}

/* Trace and the message it gets. */
static const struct {
    const char *text, *message;
} bad[] = {
    {"", "f.csv:1: no operations; expected " HEADER},
    {"# nothing\n\n", "f.csv:2: no operations; expected " HEADER},
    {"# reserved: inside\n1,back,ok,7,3,4\n",
     "f.csv:2: only give-backs, which \"# reserved: inside\" leaves out; expected " HEADER},
    {HEADER HEADER, "f.csv:2: kind \"kind\"; expected " KINDS},
    {"0 1,put,ok,1,1,2\n", "f.csv:1: worker \"0 1\"; expected a number, or a word\n"},
    {",put,ok,1,1,2\n", "f.csv:1: worker \"\"; expected a number, or a word\n"},
    {"0,put,ok,,1,2\n", "f.csv:1: item \"\"; expected " ITEM},
    {"0,put,ok,\"a\",1,2\n", "f.csv:1: item \"\"a\"\"; expected " ITEM},
    {"0,put,ok,a,1,2\n1,put,ok,b,1,2\n2,put,ok,a,3,4\n",
     "f.csv:3: item a put again, first in line 1; expected every item to be put once\n"},
    {"worker,kind,answer,item,invoked\n",
     "f.csv:1: no column \"returned\"; expected worker,kind,answer,item,invoked,returned, and "
     "others at will\n"},
    {"worker,kind,answer,item,invoked,returned,item\n",
     "f.csv:1: column \"item\"; expected every column once\n"},
    {DEADLINES "0,put,ok,1,1,2,5\n",
     "f.csv:2: deadline \"5\"; expected nothing: only timed gets have one\n"},
    {DEADLINES "0,timed,empty,0,1,2,soon\n",
     "f.csv:2: deadline \"soon\"; expected a whole number from 0 to 2^64-2, or nothing\n"},
    {DEADLINES "0,timed,empty,0,1,2\n",
     "f.csv:2: not as many fields; expected those of the header\n"},
    {"0,back,full,1,1,2\n", "f.csv:1: answer \"full\"; expected ok or - after back\n"},
    {"# order: any\n0,put,ok,1,1,2\n",
     "f.csv:1: order \"any\"; expected fifo, fifo-per-putter, lifo, priority or bag\n"},
    {"# capacity: many\n0,put,ok,1,1,2\n",
     "f.csv:1: not a number after \"# capacity: \"; expected a whole number of items\n"},
    {"# ended: -\n0,put,ok,1,1,2\n",
     "f.csv:1: not a number after \"# ended: \"; expected a stamp\n"},
    {"0,push,ok,1,1,2\n", "f.csv:1: kind \"push\"; expected " KINDS},
    {"0,put,got,1,1,2\n", "f.csv:1: answer \"got\"; expected ok, full or - after put\n"},
    {"0,get,ok,1,1,2\n", "f.csv:1: answer \"ok\"; expected got, empty, busy or - after get\n"},
    {"0,empty,yes,0,1,2\n", "f.csv:1: answer \"yes\"; expected true, false or - after empty\n"},
    {"0,put,ok,0,1,2\n", "f.csv:1: item \"0\"; expected " ITEM},
    {"0,get,empty,5,1,2\n", "f.csv:1: item \"5\"; expected 0: this answer has no item\n"},
    {"0,get,-,5,1,-\n", "f.csv:1: item \"5\"; expected 0: this answer has no item\n"},
    {"0,put,ok,1,,2\n", "f.csv:1: invoked \"\"; expected a whole number from 0 to 2^64-2\n"},
    {"0,put,ok,1,1.5,2\n", "f.csv:1: invoked \"1.5\"; expected a whole number from 0 to 2^64-2\n"},
    {"0,put,ok,1,1,18446744073709551615\n",
     "f.csv:1: returned \"18446744073709551615\"; expected a whole number from 0 to 2^64-2\n"},
    {"0,put,ok,1,1,-\n",
     "f.csv:1: returned \"-\"; expected a whole number: this call has an answer\n"},
    {"0,put,-,1,1,2\n",
     "f.csv:1: returned \"2\"; expected -: a call without answer never returned\n"},
    {"0,put,ok,1,9,8\n", "f.csv:1: returned 8 is before invoked 9; expected invoked <= returned\n"},
    {"0,put,ok,1,1\n", "f.csv:1: not six fields; expected " HEADER},
    {"0,put,ok,1,1,2,3\n", "f.csv:1: not six fields; expected " HEADER},
    {"0,put,ok,7,1,2\n1,put,ok,7,3,4\n",
     "f.csv:2: item 7 put again, first in line 1; expected every item to be put once\n"},
    {"0,put,ok,7,1,2\n\n1,put,-,7,3,-\n",
     "f.csv:3: item 7 put again, first in line 1; expected every item to be put once\n"},
    {"0,put,ok,1,5,9\n0,put,ok,2,8,9\n",
     "f.csv:2: invoked 8 is before the same worker's call of line 1 returned; expected 9 or "
     "later\n"},
    {"0,get,-,0,5,-\n0,put,ok,2,8,9\n",
     "f.csv:2: a call after the same worker's call of line 1, which never returned; expected that "
     "to be its last\n"},
    {"0,put,ok,1,1,2\n0,put,ok,2,3",
     "f.csv:2: the file ends within this line; expected a newline after it\n"},
    {"0,put,ok,1,1,2", "f.csv:1: the file ends within this line; expected a newline after it\n"},
    {"# guard: some\n0,put,ok,1,1,2\n",
     "f.csv:1: not a number after \"# guard: \"; expected a whole number of ticks\n"},
    {"\x7f\x45LF\x02\n", "f.csv:1: byte 0x7f, which is not text; expected a text file\n"},
    {"0,put,ok,1,1,2\n\xff\xfe,junk\n",
     "f.csv:2: byte 0xff, which is not UTF-8; expected a text file in UTF-8\n"},
    {"0,0123456789012345678901234567890123456789,ok,1,1,2\n",
     "f.csv:1: kind \"01234567890123456789012345678901...\"; expected " KINDS},
};

static void test_bad(void)
{
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct history history;
        struct trace_error error;
        char line[sizeof error.text + 1];
        check_int(bad[i].text, read_text(bad[i].text, &history, &error), EINVAL);
        snprintf(line, sizeof line, "%s\n", error.text);
        check_text(bad[i].text, line, bad[i].message);
        check_int("nothing kept", history.workers == 0 && !history.logs, 1);
    }
}

static void test_nul(void)
{
    struct history history;
    struct trace_error error;
    check_int("NUL", read_bytes("0,put,ok,1,1,2\n0,p\0t\n", 21, &history, &error), EINVAL);
    check_text("NUL", error.text, "f.csv:2: byte 0x00, which is not text; expected a text file");
}

/* A line of 1 GB that is made while it is read: how much of it was taken shows in *position. */
static ssize_t endless(void *position, char *buffer, size_t size)
{
    size_t *at = position, room = (size_t)1 << 30;
    size = size < room - *at ? size : room - *at;
    memset(buffer, '1', size);
    *at += size;
    return (ssize_t)size;
}

static void test_long_line(void)
{
    struct history history;
    struct trace_error error;
    size_t position = 0;
    FILE *file = fopencookie(&position, "r", (cookie_io_functions_t){.read = endless});
    if (!file)
        abort();
    check_int("1 GB line", trace_read(file, "f.csv", &history, &error), EINVAL);
    fclose(file);
    check_text("1 GB line", error.text,
               "f.csv:1: line longer than 4096 bytes; expected one operation a line");
    check_that(position < 100000, "bytes read: got %zu, want fewer than 100000", position);
}

/* A line of exactly 4096 bytes is taken, with LF and with CRLF; one more is not. */
static void test_longest_line(void)
{
    static char text[5000];
    struct history history;
    struct trace_error error;
    for (size_t length = 4096; length <= 4097; length++)
        for (int crlf = 0; crlf < 2; crlf++) {
            memset(text, '#', length);
            strcpy(text + length, crlf ? "\r\n0,put,ok,1,1,2\r\n" : "\n0,put,ok,1,1,2\n");
            check_int("long comment", read_text(text, &history, &error),
                      length == 4096 ? 0 : EINVAL);
            history_free(&history);
        }
}

/* Comments of any length come back as lines that can be read. */
static void test_comment(void)
{
    static char comment[10001];
    struct history history;
    struct trace_error error;
    memset(comment, 'c', sizeof comment - 1);
    memcpy(comment, "one\n\ntwo\n", 9);
    check_int("read", read_text("0,put,ok,1,1,2\n", &history, &error), 0);
    char *text = write_text(&history, comment);
    history_free(&history);
    check_int("starts", strncmp(text, "# one\n# \n# two\n# ccc", 20), 0);
    check_int("read again", read_text(text, &history, &error), 0);
    check_text("no error", error.text, "");
    check_int("operations", history_operations(&history), 1);
    history_free(&history);
    free(text);
}

static ssize_t fail(void *context, char *buffer, size_t size)
{
    (void)context, (void)buffer, (void)size;
    errno = EIO;
    return -1;
}

static void test_file_errors(void)
{
    struct history history;
    struct trace_error error;
    FILE *broken = fopencookie(NULL, "r", (cookie_io_functions_t){.read = fail});
    FILE *full = fopen("/dev/full", "w");
    if (!broken || !full)
        abort();
    check_int("failed read", trace_read(broken, "f.csv", &history, &error), EIO);
    check_text("failed read", error.text, "f.csv:1: cannot read: Input/output error");
    check_int("read", read_text(everything, &history, &error), 0);
    check_int("disk full", trace_write(full, &history, NULL), ENOSPC);
    history_free(&history);
    fclose(broken);
    fclose(full);
}

/* operation_over: returned + guard, but never STAMP_NEVER for a call that returned. */
static void test_over(void)
{
    static const struct {
        uint64_t returned, guard, want;
    } sums[] = {
        {5, 0, 5},
        {5, 7, 12},
        {STAMP_NEVER - 1, 0, STAMP_NEVER - 1},
        {STAMP_NEVER - 1, 1, STAMP_NEVER - 1},
        {STAMP_NEVER - 5, 4, STAMP_NEVER - 1},
        {STAMP_NEVER - 5, 9, STAMP_NEVER - 1},
        {5, STAMP_NEVER, STAMP_NEVER - 1},
        {STAMP_NEVER, 0, STAMP_NEVER},
        {STAMP_NEVER, 9, STAMP_NEVER},
    };
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        struct operation operation = {.returned = sums[i].returned};
        check_int("over", operation_over(&operation, sums[i].guard), sums[i].want);
    }
}

int main(void)
{
    static const struct check_case cases[] = {
        {"round trip", test_round_trip},
        {"lenient where it may be", test_lenient},
        {"the second edition", test_second_edition},
        {"items given back", test_given_back},
        {"every mistake has its message", test_bad},
        {"NUL bytes", test_nul},
        {"a line of 1 GB", test_long_line},
        {"the longest line", test_longest_line},
        {"comments", test_comment},
        {"errors of the file", test_file_errors},
        {"stamps and guard", test_over},
        {NULL, NULL},
    };
    return check_main("history", cases);
}
