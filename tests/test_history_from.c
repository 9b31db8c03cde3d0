/* Other people's histories: each format is known by its content, a planted lie is convicted, and
 * what is wrong is refused with its line. */
#include "check.h"

#include <errno.h>
#include <stdlib.h>

#include "history/from/formats.h"
#include "history/trace.h"
#include "judge/judge.h"

static int read_text(const char *text, struct trace *trace, struct trace_error *error)
{
    FILE *file = tmpfile();
    if (!file || fputs(text, file) == EOF)
        abort();
    rewind(file);
    int result = trace_read_all(file, "f", NULL, trace, error);
    fclose(file);
    return result;
}

/* Item 7 is certainly inside while somebody is told Empty: in line 3, or in line 5. */
static const struct {
    const char *format, *text;
    uint32_t line;
} lies[] = {
    {"jepsen",
     "{:process 0, :type :invoke, :f :enqueue, :value 7, :time 10, :index 0}\n"
     "{:process 0, :type :ok, :f :enqueue, :value 7, :time 20, :index 1}\n"
     "{:process 2, :type :invoke, :f :dequeue, :value nil, :time 30, :index 2}\n"
     "{:process :nemesis, :type :info, :f :kill, :value {:nodes [\"a b\" \"}\"]}, :time 31}\n"
     "{:process 2, :type :fail, :f :dequeue, :value nil, :error :empty, :time 80, :index 3}\n"
     "{:process 1, :type :invoke, :f :dequeue, :value nil, :time 90, :index 4}\n"
     "{:process 1, :type :ok, :f :dequeue, :value 7, :time 95, :index 5}\n"
     "{:process 3, :type :invoke, :f :enqueue, :value 9, :time 96, :index 6}\n"
     "{:process 3, :type :info, :f :enqueue, :value 9, :error :timeout, :time 99, :index 7}\n",
     3},
    {"jepsen", /* a list, no clock, a tag, an end that is far off; Empty as ok with nil */
     "[#jepsen.history.Op{:process 0, :type :invoke, :f :enqueue, :value 7}\n"
     " {:process 0, :type :ok, :f :enqueue, :value 7}\r\n"
     " {:process 2, :type :invoke, :f :dequeue, :value nil}\n"
     " {:process 2, :type :ok, :f :dequeue, :value nil}]\n",
     3},
    {"jepsen", /* as JSON */
     "{\"process\": 0, \"type\": \"invoke\", \"f\": \"enqueue\", \"value\": 7, \"index\": 0}\n"
     "{\"process\":0,\"type\":\"ok\",\"f\":\"enqueue\",\"value\":7,\"index\":1}\n"
     "{\"process\":2,\"type\":\"invoke\",\"f\":\"dequeue\",\"value\":null,\"index\":2}\n"
     "{\"process\":2,\"type\":\"fail\",\"f\":\"dequeue\",\"error\":\"empty\",\"index\":3}\n",
     3},
    {"json",
     "{\"worker\": \"a\", \"kind\": \"put\", \"answer\": \"ok\", \"item\": 7, \"invoked\": 10, "
     "\"returned\": 20}\n\n"
     "{\"worker\": \"b\", \"kind\": \"get\", \"answer\": \"empty\", \"item\": null, "
     "\"invoked\": 30, \"returned\": 80, \"why\": [1, {\"x\": \"]\"}]}\n"
     "{\"worker\": \"c\", \"kind\": \"get\", \"answer\": null, \"invoked\": 90}\n",
     3},
    {"calls",
     "# LiMo\n[1] call add(7)\n[1] return true\n[2] call remove\n[3] call add(8)\n"
     "[2] return empty\n[3] return\n[2] call remove()\n[2] return 7\n[4] call isEmpty\n"
     "[4] return false\n[5] call remove\n",
     4},
    {"calls", "[1] call push(x)\n[1] return\n[2] call pop\n[2] return empty\n", 3},
    {"intervals",
     "# @object queue\ndeq 8 90 99\ndeq -1 30 80\nenq 8 40 50\nenq 7 10 20\n"
     "deq 7 60 70\nenq 9 100 -\ndeq - 100 -\n",
     3},
    {"intervals", "0 10 20 ENQ 7\n2 30 80 DEQ -1\n1 90 95 DEQ 7\n", 2},
};

static void test_lies(void)
{
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        struct trace trace;
        struct trace_error error;
        struct field beginning = {lies[i].text, strlen(lies[i].text)};
        check_text("format", trace_format_of(beginning)->name, lies[i].format);
        int failed = read_text(lies[i].text, &trace, &error);
        check_text("read", failed ? error.text : "", "");
        if (failed)
            continue;
        struct judgement judgement;
        check_int("queues", trace.count, 1);
        check_int("judge", judge_history(&trace.queues[0], &judgement, NULL, NULL, NULL), 0);
        check_int(lies[i].format, judgement.tally.spurious, 1);
        check_int("wrong", judgement_wrong(&judgement), 1);
        trace_free(&trace);
    }
}

#define JEPSEN(text) "{:process 0, :type :invoke, :f :enqueue, :value 7, :time 10}\n" text
#define JSON                                                                                       \
    "{\"worker\": 0, \"kind\": \"put\", \"answer\": \"ok\", \"item\": 7, \"invoked\": 10, "        \
    "\"returned\": 20}\n"

/* What is wrong, and what is told of it. */
static const struct {
    const char *text, *told;
} broken[] = {
    {JEPSEN("{:process 0, :type :ok, :f :enqueue, :value 7, :time 20\n"), "f:2: no }"},
    {JEPSEN("{:process 0, :type :done, :f :enqueue, :value 7, :time 20}\n"),
     "f:2: :type \"done\"; expected :invoke, :ok, :fail or :info"},
    {JEPSEN("{:process 1, :type :ok, :f :dequeue, :value 7, :time 20}\n"),
     "f:2: the end of a call by worker \"1\"; expected its beginning in a line before"},
    {JEPSEN("{:process 0, :type :invoke, :f :dequeue, :value nil, :time 20}\n"),
     "f:2: worker 0 begins a call within that of line 1; expected"},
    {JEPSEN("{:process 0, :type :ok, :f :enqueue, :value 7}\n"),
     "f:2: :time \"\"; expected a whole"},
    {JEPSEN("{:process 0, :type :ok, :f :enqueue, :value 7, :time 9}\n"),
     "f:2: earlier than a line before: \"9\"; expected lines in the order of time"},
    {JEPSEN("{:process 1, :type :invoke, :f :read, :value nil, :time 20}\n"),
     "f:2: :f \"read\"; expected :enqueue, :dequeue or :drain"},
    {JEPSEN("{:process 1, :type :invoke, :f :enqueue, :value nil, :time 20}\n"),
     "f:2: :value \"\"; expected an item"},
    {JEPSEN("{:process 1, :type :invoke, :f :drain, :time 20}\n"
            "{:process 1, :type :info, :f :drain, :time 30}\n"),
     "f:3: drain that ended with :type \"info\"; expected :ok"},
    {JEPSEN("put 7\n"), "f:2: no map: \"put 7\"; expected {:process 0"},
    {JEPSEN("{:process 0, :type :ok, :type :ok}\n"), "f:2: key \"type\"; expected every key once"},
    {JEPSEN("{:process 0, :type :ok, :value \"7}\n"), "f:2: no value that ends after \"value\""},
    {JSON "{\"worker\": 0}\n", "f:2: no \"kind\"; expected"},
    {JSON "{\"worker\": 0, \"kind\": \"peek\", \"invoked\": 30}\n", "f:2: kind \"peek\"; expected"},
    {JSON "{\"worker\": 0, \"kind\": \"get\", \"invoked\": -3}\n", "f:2: invoked \"-3\"; expected"},
    {JSON "{\"worker\": 0, \"kind\" \"get\"}\n", "f:2: no key: \""},
    {JSON JSON, "f:2: item 7 put again, first in line 1"},
    {"[1] call add(7)\n[1] call remove\n", "f:2: worker 1 begins a call within that of line 1"},
    {"[1] call add(7)\n[2] return 7\n", "f:2: the end of a call by worker \"2\""},
    {"[1] call add\n", "f:1: argument \"\"; expected an item"},
    {"[1] call add(7\n", "f:1: call \"add(7\"; expected [3] call add(7)"},
    {"[1] call add(7)\n[1] return 7\n", "f:2: return \"7\"; expected true, ok or nothing"},
    {"[1] call add(7)\n[1] returns true\n", "f:2: event \"returns\"; expected call or return"},
    {"[1] call add(7)\n1 return true\n", "f:2: not an event: \"1 return true\"; expected [3] call"},
    {"[1] call add(7)\n[2] call peek\n", "f:2: call of \"peek\"; expected enq, put"},
    {"enq 7 10 20\nenq 8 30\n", "f:2: not a call: \"enq 8 30\"; expected enq 7 10 20"},
    {"enq 7 10 20\npeek 7 30 40\n", "f:2: call \"peek\"; expected enq"},
    {"enq 7 10 20\ndeq 7 40 30\n", "f:2: end \"30\"; expected none before the beginning"},
    {"enq 7 10 20\ndeq 7 x 30\n", "f:2: beginning \"x\"; expected a whole number"},
    {"enq 7 10 20\n0 30 40 DEQ 7\n", "f:2: not a call: \"0 30 40 DEQ 7\"; expected four words"},
    {"enq 7 10 20\nenq -1 30 40\n", "f:2: item \"-1\"; expected an item"},
    {"enq 7 10 20\nenq 7 30 40\n", "f:2: item 7 put again, first in line 1"},
    {"enq 7 10 20\ndeq 7 30 40", "f:2: the file ends within this line; expected a newline"},
};

static void test_broken(void)
{
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct trace trace;
        struct trace_error error;
        check_int(broken[i].told, read_text(broken[i].text, &trace, &error), EINVAL);
        check_that(!strncmp(error.text, broken[i].told, strlen(broken[i].told)),
                   "got \"%.200s\", want \"%.200s\"", error.text, broken[i].told);
    }
}

/* What a drain got was inside; what it did not get is lost. */
static void test_drain(void)
{
    struct trace trace;
    struct trace_error error;
    struct judgement judgement;
    check_int("read",
              read_text(JEPSEN("{:process 0, :type :ok, :f :enqueue, :value 7, :time 20}\n"
                               "{:process 0, :type :invoke, :f :enqueue, :value 8, :time 21}\n"
                               "{:process 0, :type :ok, :f :enqueue, :value 8, :time 22}\n"
                               "{:process 0, :type :invoke, :f :enqueue, :value 9, :time 23}\n"
                               "{:process 0, :type :ok, :f :enqueue, :value 9, :time 24}\n"
                               "{:process 1, :type :invoke, :f :drain, :time 30}\n"
                               "{:process 1, :type :ok, :f :drain, :value [7 9], :time 40}\n"),
                        &trace, &error),
              0);
    check_int("drained", trace.queues[0].drained, 1);
    check_int("judge", judge_history(&trace.queues[0], &judgement, NULL, NULL, NULL), 0);
    check_int("lost", judgement.count[FAULT_LOST], 1);
    trace_free(&trace);
}

/* Calls without workers: as many lanes as there are calls at one time, and no order that was not.
 */
static void test_lanes(void)
{
    enum { CALLS = 100000 };
    struct trace trace;
    struct trace_error error;
    char *text = malloc(CALLS * 40), *at = text;
    for (int i = CALLS; i > 0; i--)
        at += sprintf(at, "enq %d %d %d\n", i, 10 * i, 10 * i + 25);
    check_int("read", read_text(text, &trace, &error), 0);
    check_int("lanes", trace.queues[0].workers, 3);
    check_int("calls", history_operations(&trace.queues[0]), CALLS);
    trace_free(&trace);
    free(text);
}

int main(void)
{
    return check_main("history from", (const struct check_case[]){
                                          {"planted lies", test_lies},
                                          {"broken files", test_broken},
                                          {"a drain", test_drain},
                                          {"lanes", test_lanes},
                                          {NULL, NULL},
                                      });
}
