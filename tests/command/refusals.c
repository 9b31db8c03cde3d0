/* What is refused: one line that says why, and nothing is written. */
#include <string.h>
#include <sys/stat.h>

#include "check.h"
#include "command/expect.h"

void test_bad_options(void)
{
    int before = results_written();
    expect_complaint(64, "run", "name a lab");
    expect_complaint(64, "run get-nowait trylock", "one lab");
    expect_complaint(64, "run get-nowiat", "get-nowait");
    expect_complaint(64, "run get-nowait --consumers 0", "--consumers");
    expect_complaint(64, "run get-nowait --consumers 1000000000", "--consumers");
    expect_complaint(64, "run get-nowait --consumers 1,x", "--consumers");
    expect_complaint(64, "run get-nowait --rounds -1", "--rounds");
    expect_complaint(64, "run get-nowait --queues mutexx", "mutex");
    expect_complaint(64, "run get-nowait --workers fibres", "threads");
    expect_complaint(64, "run get-nowait --stamp none", "fenced");
    expect_complaint(64, "run get-nowait --predict 120%", "--predict");
    expect_complaint(64, "run get-nowait --format xml", "text, json or csv");
    expect_complaint(64, "run get-nowait --color sometimes", "auto, always or never");
    expect_complaint(64, "run get-nowait --seed x", "--seed");
    expect_complaint(64, "run get-nowait --duration 5", "time");
    expect_complaint(64, "run get-nowait --producers 2", "producers");
    expect_complaint(64, "run trylock --with-python", "never-empty is for queues in C alone");
    expect_complaint(64, "run get-nowait --with-python --capacity 60k", "expected capacity 0");
    setenv("QLAB_PYTHON", "/no/python", 1);
    expect_complaint(69, "run get-nowait --queues python-mp", "install python3");
    unsetenv("QLAB_PYTHON");
    check_int("nothing written", results_written(), before);
    struct said said = expect(73, "run get-nowait --queues mutex --consumers 1 --output "
                                  "/proc/none " SHORT);
    said_free(&said);
    said = expect(73, "list >/dev/full #");
    said_free(&said);
    said = expect(73, "run get-nowait --queues mutex --format=json " SHORT " >/dev/full #");
    check_that(strstr(said.err, "Success") == NULL, "a failure is no success, got \"%s\"",
               said.err);
    said_free(&said);
}

void test_bad_labs(void)
{
    static const struct {
        const char *what, *text, *line;
    } bad[] = {
        {"unknown key", "[lab]\ntitle = x\ncolour = red\n", "lab.ini:3: "},
        {"unknown queue", "[lab]\ntitle = x\n[queues]\nmutexx = never\n", "lab.ini:4: "},
        {"sweep over nothing",
         "[lab]\ntitle = x\n[queues]\nmutex = never\n[workload]\nname = prefilled\nconsumers =\n",
         "lab.ini:7: "},
        {"too many consumers",
         "[lab]\ntitle = x\n[queues]\nmutex = never\n[workload]\nname = prefilled\n"
         "consumers = 1000000000\n",
         "lab.ini:7: "},
        {"negative rounds", "[lab]\ntitle = x\n[measure]\nrounds = -3\n", "lab.ini:4: "},
    };
    char lab[128], path[160], words[256];
    int before = results_written();
    snprintf(lab, sizeof lab, "%s/bad-lab", program_folder());
    mkdir(lab, 0700);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        program_file("bad-lab/lab.ini", bad[i].text, strlen(bad[i].text));
        snprintf(path, sizeof path, "%s/%s", lab, bad[i].line);
        snprintf(words, sizeof words, "run %s", lab);
        expect_complaint(65, words, path);
    }
    check_int("nothing written", results_written(), before);
}
