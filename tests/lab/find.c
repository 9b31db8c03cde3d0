/* Finding labs: the course's own and its parts, a copied one, and where they and their results are
 * looked for. */
#include "scratch.h"

#include "../check.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "lab/part.h"
#include "lab/place.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

void test_course(void)
{
    static const struct {
        int number;
        const char *name;
    } want[] = {{4, "get-nowait"}, {11, "trylock"}, {18, "claimed-slot"}};
    struct lab **labs;
    struct lab_error error;
    size_t count;
    unsetenv("QLAB_LABS");
    if (lab_all(&labs, &count, &error)) {
        check_that(false, "all labs can be read, got: %.400s", error.text);
        return;
    }
    for (size_t w = 0; w < sizeof want / sizeof want[0]; w++) {
        size_t i = 0;
        while (i < count && labs[i]->number != want[w].number)
            i++;
        check_text("lab", i < count ? labs[i]->name : NULL, want[w].name);
    }
    for (size_t i = 0; i < count; i++) {
        const struct lab *lab = labs[i];
        check_that(i == 0 || labs[i - 1]->number < lab->number, "%s is in order", lab->name);
        uint64_t runs = lab->rounds * lab->queue_count * lab->value_count;
        uint64_t ns = runs * lab->scenario.knob[KNOB_DURATION];
        /* Where a run is one piece the duration is only for a machine that is far too slow. */
        bool piece = workload_has(lab->scenario.workload, TRAIT_ONE_PIECE);
        check_that(ns > 0 && ns < (piece ? 500 : 100) * UINT64_C(1000000000),
                   "%s: its runs last at most 100 s, got %" PRIu64 " ns", lab->name, ns);
        check_that(lab->rounds >= 11, "%s: ten rounds are left for intervals, got %u", lab->name,
                   lab->rounds);
        struct lab *again = lab_find(lab->name, &error);
        check_text("found by name", again ? again->folder : error.text, lab->folder);
        lab_free(again);
        char lesson[200];
        snprintf(lesson, sizeof lesson, "%s/README.md", lab->folder);
        check_int(lesson, access(lesson, R_OK), 0);
    }
    while (count > 0)
        lab_free(labs[--count]);
    free(labs);
    refused("get-nowiat", 64, "no lab is called \"get-nowiat\"; expected get-nowait");
}

/* The attempts that issue "first light" asks of the exact queues do not hang on luck. */
void test_get_nowait_work(void)
{
    struct lab_error error;
    struct lab *lab = lab_find("get-nowait", &error);
    check_that(lab != NULL, "get-nowait is found");
    if (!lab)
        return;
    uint64_t gets = 0;
    for (size_t i = 0; i < lab->value_count; i++)
        if (lab->values[i] >= 2)
            gets += (lab->rounds - 1) * lab->scenario.knob[KNOB_OPS];
    check_that(gets >= 1000000, "a million gets at two and more consumers, got %" PRIu64, gets);
    check_int("all queues", (int64_t)lab->queue_count, 10);
    lab_free(lab);
}

void test_copy(void)
{
    struct lab_error error;
    struct lab *lab = lab_find("trylock", &error);
    char path[200], folder[PATH_LENGTH], text[4096];
    check_that(lab != NULL, "trylock is found");
    if (!lab)
        return;
    snprintf(path, sizeof path, "%s/lab.ini", lab->folder);
    FILE *file = fopen(path, "r");
    size_t length = file ? fread(text, 1, sizeof text, file) : 0;
    if (file)
        fclose(file);
    make_lab(folder, "07-my-lab", text, length);
    strcat(folder, "/");
    struct lab *copy = lab_find(folder, &error);
    check_that(copy != NULL, "the copy is read, got: %.400s", error.text);
    if (copy) {
        check_text("its own name", copy->name, "my-lab");
        check_int("its own number", copy->number, 7);
        check_text("called by its path, not by the name of another", lab_word(copy), copy->folder);
        check_text("called by its name", lab_word(lab), "trylock");
        check_text("title", copy->title, lab->title);
        check_int("queues", (int64_t)copy->queue_count, (int64_t)lab->queue_count);
        check_int("sweep", copy->sweep, lab->sweep);
        lab_free(copy);
    }
    lab_free(lab);
    setenv("QLAB_LABS", scratch, 1);
    copy = lab_find("my-lab", &error);
    check_text("found in QLAB_LABS", copy ? copy->title : error.text,
               "The lock was taken. Is that a reason to say Empty?");
    check_text("called by its name there", copy ? lab_word(copy) : "", "my-lab");
    lab_free(copy);
    struct lab **labs;
    size_t count;
    check_int("a broken lab among all", lab_all(&labs, &count, &error), 66);
    unsetenv("QLAB_LABS");
}

/* A folder is found by the name that the lab then has, and by no other. */
void test_numbers(void)
{
    static const struct {
        const char *folder, *name;
        int number;
    } cases[] = {{"9999-four", "four", 9999},
                 {"12345-five", "12345-five", 0},
                 {"08-", "08-", 0},
                 {"8", "8", 0},
                 {"0-zero", "zero", 0}};
    char folder[PATH_LENGTH];
    struct lab_error error;
    setenv("QLAB_LABS", scratch, 1);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        make_lab(folder, cases[i].folder, GOOD, strlen(GOOD));
        struct lab *lab = lab_find(cases[i].name, &error);
        check_text(cases[i].folder, lab ? lab->name : error.text, cases[i].name);
        check_int(cases[i].folder, lab ? lab->number : -1, cases[i].number);
        lab_free(lab);
    }
    lab_free(lab_find("five", &error));
    check_int("no lab's name", error.status, 64);
    unsetenv("QLAB_LABS");
}

void test_folders(void)
{
    setenv("QLAB_LABS", "/nowhere", 1);
    setenv("QLAB_RESULTS", "elsewhere", 1);
    check_text("labs", labs_folder(), "/nowhere");
    check_text("results", results_folder(), "elsewhere");
    refused("get-nowait", 66, "/nowhere: No such file or directory; expected a folder of labs");
    unsetenv("QLAB_LABS");
    unsetenv("QLAB_RESULTS");
    char here[1000];
    check_that(getcwd(here, sizeof here) && chdir(scratch) == 0, "the scratch folder is entered");
    const char *tree = labs_folder();
    check_that(tree[0] == '/' && access(tree, R_OK) == 0, "the labs of the tree, got %s", tree);
    check_int("mkdir", mkdir("labs", 0700), 0);
    check_text("labs", labs_folder(), "labs");
    check_text("results", results_folder(), "results");
    refused("get-nowait", 64, "no lab is called \"get-nowait\"; labs holds no labs");
    struct lab_error error;
    struct lab *lab = lab_find("right", &error);
    check_text("a folder named as such", lab ? lab->folder : error.text, "right");
    lab_free(lab);
    rmdir("labs");
    check_int("back", chdir(here), 0);
}

/* Where the parts begin and end. */
void test_parts(void)
{
    static const struct {
        int lab, part;
    } cases[] = {{0, 0},  {1, 1},  {10, 1}, {11, 2}, {16, 2},  {17, 3},
                 {23, 3}, {24, 4}, {31, 4}, {32, 5}, {9999, 5}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char what[32];
        const struct lab_part *part = part_of(cases[i].lab);
        snprintf(what, sizeof what, "part of lab %d", cases[i].lab);
        check_int(what, part ? part->number : 0, cases[i].part);
    }
    check_int("by name", part_find("lock-free") ? part_find("lock-free")->number : 0, 3);
    check_int("by number", part_find("2") ? part_find("2")->number : 0, 2);
    check_that(!part_find("0") && !part_find("") && !part_find("12"), "no such part");
}
