/* judge: traces that are right, and traces that are none. */
#include <string.h>

#include "check.h"
#include "command/expect.h"

void test_judge(void)
{
    static const char relay[] = "1,put,ok,7,1,2\n1,put,ok,8,4,5\n2,get,got,7,6,7\n"
                                "2,get,got,8,9,10\n3,get,empty,0,3,8\n";
    struct said said = program_run("judge %s", program_file("relay.csv", relay, strlen(relay)));
    check_int("a lie", said.status, 1);
    check_that(strstr(said.out, "item 7 was inside from 2 until 6") != NULL, "chain in words:\n%s",
               said.out);
    check_that(strstr(said.out, "line 5") != NULL, "names the line:\n%s", said.out);
    check_that(strstr(said.out, "of worker 3 is") != NULL, "names the worker:\n%s", said.out);
    said_free(&said);
    said = program_run("judge --format=json %s/relay.csv", program_folder());
    json_t *document = json_of(said.out);
    json_t *verdict = json_array_get(json_object_get(document, "verdicts"), 0);
    check_int("spurious", json_integer_value(json_object_get(document, "spurious")), 1);
    check_int("operations", json_integer_value(json_object_get(document, "operations")), 5);
    check_int("line", json_integer_value(json_object_get(verdict, "line")), 5);
    check_int("worker", json_integer_value(json_object_get(verdict, "worker")), 3);
    check_int("links", json_array_size(json_object_get(verdict, "chain")), 2);
    json_decref(document);
    said_free(&said);
    static const char concurrent[] = "1,put,ok,7,1,5\n2,get,empty,0,2,3\n";
    said = program_run("judge - < %s", program_file("legal.csv", concurrent, strlen(concurrent)));
    check_int("legal", said.status, 0);
    said_free(&said);
}

void test_judge_bad(void)
{
    static const struct {
        const char *text, *line;
    } bad[] = {
        {"1,put,ok,7,x,2\n", "bad.csv:1: "},
        {"1,put,ok,7,1,2\n1,push,ok,8,3,4\n", "bad.csv:2: "},
        {"1,put,ok,7,5,2\n", "bad.csv:1: "},
        {"1,put,ok,7,1,2\n1,put,ok,7,3,4\n", "bad.csv:2: "},
        {"1,put,ok,7,1,2\n1,put,ok", "bad.csv:2: "},
        {"", "bad.csv:1: "},
    };
    char line[200];
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        const char *path = program_file("bad.csv", bad[i].text, strlen(bad[i].text));
        struct said said = program_run("judge %s", path);
        check_int(bad[i].text, said.status, 65);
        snprintf(line, sizeof line, "%s/%s", program_folder(), bad[i].line);
        check_that(strstr(said.err, line) != NULL, "got \"%s\", want %s", said.err, line);
        said_free(&said);
    }
    static const char junk[64] = {1, 2, 3, 0, '\n', 4};
    struct said said = program_run("judge %s", program_file("bad.csv", junk, sizeof junk));
    check_int("binary junk", said.status, 65);
    said_free(&said);
    said = program_run("judge - < /dev/zero");
    check_int("a line without end", said.status, 65);
    said_free(&said);
    said = program_run("judge %s/none.csv", program_folder());
    check_int("no such file", said.status, 66);
    said_free(&said);
}
