/* What `qlab explain` refuses, and how it says so. */
#include "said.h"

#include "../check.h"

void test_stale(void)
{
    json_t *document = results_of("vyukov", 0);
    char good[64], words[160];
    snprintf(good, sizeof good, "%s",
             text_of(json_object_get(result_of(document, "vyukov"), "shortest"), "schedule"));
    json_decref(document);
    snprintf(words, sizeof words, "vyukov --capacity 8 --replay %s", good);
    expect_complaint(65, words, "made for capacity 4, not 8");
    snprintf(words, sizeof words, "mutex --replay %s", good);
    expect_complaint(65, words, "made for vyukov, not for mutex");
    snprintf(words, sizeof words, "vyukov --program 'put | get' --replay %s", good);
    expect_complaint(65, words, "not made for vyukov with the program \"put | get\"");
    snprintf(words, sizeof words, "vyukov --replay %sf", good);
    expect_complaint(65, words, "the check goes on");
    char *last = &good[strlen(good) - 1];
    *last = *last == '0' ? '1' : '0';
    snprintf(words, sizeof words, "vyukov --replay %s", good);
    expect_complaint(65, words, "from step 10 on: not what was done");
    expect_complaint(65, "vyukov --replay A3B6", "after its 9 steps the program is not finished");
    expect_complaint(65, "vyukov --replay A3B6A2", "step 11: A cannot go on, it has finished");
    expect_complaint(65, "vyukov --replay A3C1", "column 3: there is no worker C");
    expect_complaint(65, "vyukov --replay A3B6A1x", "column 7: there is no worker X");
    expect_complaint(65, "vyukov --replay ''", "expected a schedule such as A3B6A1");
    expect_complaint(65, "mutex --replay A1B1",
                     "step 2: B cannot do that here; its next step is "
                     "lock(");
}

void test_bad_input(void)
{
    expect_complaint(64, "claimed-slot --program 'put | pot'", "column 7: \"pot\" is no operation");
    expect_complaint(64, "claimed-slot --capacity 0", "expected 1 to 1 000");
    expect_complaint(64, "claimed-slot --states 0", "expected 1 to");
    expect_complaint(64, "claimed-slot --queues vyukof", "expected vyukov");
    expect_complaint(64, "vyukof", "no lab or queue is called \"vyukof\"; expected vyukov");
    expect_complaint(64, "claimed-slto", "expected claimed-slot");
    expect_complaint(64, "claimed-slot --format=xml", "expected text, json or csv");
    expect_complaint(64, "claimed-slot trylock", "one lab or queue at a time");
    expect_complaint(64, "claimed-slot --example --replay A1", "each show another execution");
    expect_complaint(64, "", "name a lab or a queue");
    expect_complaint(69, "ck-ring", "sees only queues compiled from this tree's source");
    struct said said = expect(0, "claimed-slot --queues vyukov-exact,ck-ring");
    check_that(strstr(said.err, "left out: ck-ring") != NULL, "says what is left out, got \"%s\"",
               said.err);
    said_free(&said);
    said = expect(0, "--help");
    check_that(strstr(said.out, "Usage: qlab explain") != NULL, "help, got \"%.80s\"", said.out);
    said_free(&said);
}

/* A program that a lab's file gets wrong is the file's fault. */
void test_bad_lab(void)
{
    static const char text[] = "[lab]\ntitle = Why?\n[queues]\nmutex = never\n[workload]\n"
                               "name = prefilled\n[explore]\nprogram = put; put\n";
    char words[300];
    const char *path = program_file("lab.ini", text, sizeof text - 1);
    snprintf(words, sizeof words, "%.*s", (int)(strlen(path) - strlen("/lab.ini")), path);
    expect_complaint(65, words, "lab.ini: program: \"put; put\": column 4: only \"init:");
}
