/* The program as a student meets it: verbs, verdicts, exit statuses, and nothing left behind. */
#include "check.h"

#include <jansson.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "command/program.h"

/* One workload that every machine finishes at once. */
#define SHORT "--rounds 2 --items 300 --ops 300 --jitter 0"

/* Runs and checks the exit status; the caller frees. */
static struct said expect(int status, const char *words)
{
    struct said said = program_run("%s", words);
    if (!check_int(words, said.status, status))
        fprintf(stderr, "--- stderr of qlab %s:\n%s", words, said.err);
    return said;
}

static void expect_complaint(int status, const char *words, const char *line)
{
    struct said said = expect(status, words);
    check_that(strstr(said.err, line) != NULL, "qlab %s: stderr \"%s\" lacks \"%s\"", words,
               said.err, line);
    check_text(words, said.out, "");
    said_free(&said);
}

static void test_overview(void)
{
    static const char *const verbs[] = {"list", "show",   "run",  "compare",
                                        "plot", "answer", "judge"};
    struct said said = expect(0, "--help");
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        char words[32];
        check_that(strstr(said.out, verbs[i]) != NULL, "overview lacks %s", verbs[i]);
        snprintf(words, sizeof words, "%s --help", verbs[i]);
        struct said help = expect(0, words);
        check_that(strstr(help.out, "Usage: qlab") != NULL, "%s: help on stdout, got \"%.80s\"",
                   words, help.out);
        check_text(words, help.err, "");
        said_free(&help);
        snprintf(words, sizeof words, "%s --bogus", verbs[i]);
        help = expect(64, words);
        check_text(words, help.out, "");
        said_free(&help);
    }
    said_free(&said);
    expect_complaint(64, "rnu", "did you mean 'run'?");
    said = expect(64, "");
    said_free(&said);
}

static void test_lessons(void)
{
    struct said list = expect(0, "list");
    check_that(strstr(list.out, "get-nowait") && strstr(list.out, "vyukov-exact"),
               "list names labs and queues, got \"%.200s\"", list.out);
    said_free(&list);
    list = expect(0, "list --names");
    for (char *name = strtok(list.out, "\n"); name; name = strtok(NULL, "\n")) {
        struct said show = program_run("show %s", name), answer = program_run("answer %s", name);
        check_int(name, show.status, 0);
        check_int(name, answer.status, 0);
        check_that(strstr(show.out, "## Answer") == NULL, "show %s hides the answer", name);
        check_that(strncmp(answer.out, "## Answer", 9) == 0, "answer %s begins with it, got %.40s",
                   name, answer.out);
        check_that(strstr(show.out, "--predict") != NULL, "show %s asks for a prediction", name);
        said_free(&show);
        said_free(&answer);
    }
    said_free(&list);
    expect_complaint(64, "show get-nowiat", "get-nowait");
    expect_complaint(64, "show", "name a lab");
}

static json_t *json_of(const char *text)
{
    json_error_t error;
    json_t *document = json_loads(text, 0, &error);
    check_that(document != NULL, "one JSON document, got line %d: %s", error.line, error.text);
    return document;
}

static const char get_nowait_short[] =
    "run get-nowait --format=json --seed 7 --consumers 1,2 " SHORT;

static void test_run_json(void)
{
    static const char *const keys[] = {"queue",
                                       "family",
                                       "claim",
                                       "consumers",
                                       "runs",
                                       "attempts",
                                       "got",
                                       "spurious",
                                       "legal_empty",
                                       "busy",
                                       "episodes",
                                       "rate_median",
                                       "rate_low",
                                       "rate_high",
                                       "first_attempt_rate",
                                       "ops_per_second",
                                       "verdict",
                                       "longest_episode_ns",
                                       "runs_with_spurious"};
    int before = results_written();
    struct said said = program_run("%s", get_nowait_short);
    /* 2 is right too: whether a lie shows in so short a run is luck. */
    check_that(said.status == 0 || said.status == 2, "exit status: got %d, want 0 or 2",
               said.status);
    check_that(strstr(said.err, "wrote ") != NULL, "stderr names the folder, got \"%s\"", said.err);
    check_that(results_written() > before, "a run folder is written");
    json_t *document = json_of(said.out), *point, *points = json_object_get(document, "points");
    check_text("lab", json_string_value(json_object_get(document, "lab")), "get-nowait");
    check_that(json_is_true(json_object_get(document, "complete")), "complete");
    check_that(json_is_object(json_object_get(document, "machine")), "machine");
    check_int("points", json_array_size(points), 18);
    size_t i;
    json_array_foreach(points, i, point)
    {
        const char *queue = json_string_value(json_object_get(point, "queue"));
        for (size_t key = 0; key < sizeof keys / sizeof keys[0]; key++)
            check_that(json_object_get(point, keys[key]) != NULL, "%s has key %s", queue,
                       keys[key]);
        const char *claim = json_string_value(json_object_get(point, "claim"));
        json_int_t spurious = json_integer_value(json_object_get(point, "spurious"));
        json_int_t consumers = json_integer_value(json_object_get(point, "consumers"));
        if (consumers == 1 || strcmp(claim ? claim : "", "exact") == 0)
            check_int(queue, spurious, 0);
        check_int(queue, json_integer_value(json_object_get(point, "got")),
                  300 * json_integer_value(json_object_get(point, "runs")));
    }
    json_decref(document);
    said_free(&said);
}

static void test_run_text(void)
{
    struct said said = expect(2, "run get-nowait --queues mutex,mutex-trylock --consumers 1 "
                                 "--predict 5% " SHORT);
    check_that(strstr(said.out, "Observation get-nowait mutex Never 0 ") != NULL,
               "grep-able line, got:\n%s", said.out);
    check_that(strchr(said.out, '\033') == NULL, "no colour in a pipe");
    check_that(strstr(said.out, "0.00 %") == NULL, "zero is never 0.00 %%");
    said_free(&said);
    said = expect(0, "run get-nowait --queues mutex --consumers 2 --color=always " SHORT);
    said_free(&said);
    said = expect(0, "run get-nowait --queues mutex --consumers 2 --format=csv " SHORT);
    check_that(strncmp(said.out, "queue,", 6) == 0, "csv header, got %.40s", said.out);
    said_free(&said);
    said = expect(0, "run get-nowait --queues mutex --consumers 2 --stamp ticket --pin " SHORT);
    said_free(&said);
    said = expect(0, "run claimed-slot --queues vyukov-exact --workers processes --consumers 2 "
                     "--rounds 2 --duration 20ms");
    said_free(&said);
}

static void test_dry_run(void)
{
    int before = results_written(), lines = 0;
    struct said said = expect(0, "run get-nowait --dry-run --seed 3");
    for (char *line = strtok(said.out, "\n"); line; line = strtok(NULL, "\n"), lines++)
        check_that(strncmp(line, "qlab run get-nowait --queues ", 29) == 0, "a command line: %s",
                   line);
    check_int("a line per queue and point", lines, 36);
    check_int("nothing written", results_written(), before);
    said_free(&said);
    said = program_run("$(%s run get-nowait --queues two-lock --consumers 2 " SHORT
                       " --dry-run | cut -d' ' -f2-)",
                       QLAB_PROGRAM);
    check_int("the line printed runs as it stands", said.status, 0);
    said_free(&said);
}

/* Wants that no line is wider than 100 characters of UTF-8. */
static void check_width(const char *text)
{
    int width = 0;
    for (const char *byte = text; *byte; byte++) {
        width = *byte == '\n' ? 0 : width + ((*byte & 0xc0) != 0x80);
        check_that(width <= 100, "at most 100 columns, got:\n%.*s", (int)(byte - text), text);
        if (width > 100)
            return;
    }
}

static void test_compare(void)
{
    struct said said = expect(0, "compare mutex two-lock --consumers 2 --rounds 11 --ops 2000");
    check_that(strstr(said.out, "two-lock") != NULL, "names the strategies, got:\n%s", said.out);
    said_free(&said);
    said = expect(0, "compare mutex two-lock --workload prefilled --consumers 2 --rounds 2 "
                     "--items 300 --format=json");
    json_decref(json_of(said.out));
    said_free(&said);
    said = expect(0, "compare get-nowait --queues mutex --rounds 2 --ops 100 --format=json");
    json_t *document = json_of(said.out), *workload = json_object_get(document, "workload");
    check_int("a lab's last point", json_integer_value(json_object_get(workload, "consumers")), 8);
    json_decref(document);
    said_free(&said);
    said = program_run("compare mutex-trylock-busy semaphore-trylock --workload prefilled " SHORT);
    check_that(strstr(said.out, "than baseline") != NULL, "a long name is not repeated, got:\n%s",
               said.out);
    check_width(said.out);
    said_free(&said);
    said = expect(0, "compare mutex --rounds 1 --ops 100");
    check_that(strstr(said.out, "nan") == NULL, "what does not exist is a dash, got:\n%s",
               said.out);
    said_free(&said);
    expect_complaint(64, "compare mutex two-lokc", "two-lock");
    expect_complaint(64, "compare get-nowait mutex", "one lab");
    expect_complaint(64, "compare mutex --workload nerver-empty", "never-empty");
}

static void test_plot(void)
{
    char words[400];
    snprintf(words, sizeof words,
             "run get-nowait --queues mutex --consumers 2 --output %s/one " SHORT,
             program_folder());
    struct said said = expect(0, words);
    said_free(&said);
    said =
        program_run("plot %s/one/* --format=svg --output %s", program_folder(), program_folder());
    check_int("plot", said.status, 0);
    check_that(strstr(said.out, "rate.svg") && !strstr(said.out, "sweep.svg"),
               "one value is no sweep, got:\n%s%s", said.out, said.err);
    said_free(&said);
}

static void test_bad_options(void)
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

static void test_bad_labs(void)
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

static void test_judge(void)
{
    static const char relay[] = "1,put,ok,7,1,2\n1,put,ok,8,4,5\n2,get,got,7,6,7\n"
                                "2,get,got,8,9,10\n3,get,empty,0,3,8\n";
    struct said said = program_run("judge %s", program_file("relay.csv", relay, strlen(relay)));
    check_int("a lie", said.status, 1);
    check_that(strstr(said.out, "item 7 was inside from 2 until 6") != NULL, "chain in words:\n%s",
               said.out);
    check_that(strstr(said.out, "line 5") != NULL, "names the line:\n%s", said.out);
    said_free(&said);
    said = program_run("judge --format=json %s/relay.csv", program_folder());
    json_t *document = json_of(said.out);
    json_t *verdict = json_array_get(json_object_get(document, "verdicts"), 0);
    check_int("spurious", json_integer_value(json_object_get(document, "spurious")), 1);
    check_int("operations", json_integer_value(json_object_get(document, "operations")), 5);
    check_int("line", json_integer_value(json_object_get(verdict, "line")), 5);
    check_int("links", json_array_size(json_object_get(verdict, "chain")), 2);
    json_decref(document);
    said_free(&said);
    static const char concurrent[] = "1,put,ok,7,1,5\n2,get,empty,0,2,3\n";
    said = program_run("judge - < %s", program_file("legal.csv", concurrent, strlen(concurrent)));
    check_int("legal", said.status, 0);
    said_free(&said);
}

static void test_judge_bad(void)
{
    static const struct {
        const char *text, *line;
    } bad[] = {
        {"1,put,ok,x,1,2\n", "bad.csv:1: "},
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

/* A run that lasts until somebody ends it. */
static const char endless[] = "run get-nowait --queues mutex,mutex-trylock --consumers 2 "
                              "--rounds 10000 --duration 500ms --items 2000 --ops 0 --format=json";

static void test_interrupt(void)
{
    pid_t child = 0, pid = program_start("endless", endless);
    check_that(wait_for_children(pid, 2, &child), "two workers start");
    kill(pid, SIGINT);
    struct said said = program_wait("endless", pid);
    check_int("^C: exit status", said.status, 130);
    check_that(wait_until_gone(child), "the worker is gone");
    if (said.out[0]) {
        json_t *document = json_of(said.out);
        check_that(json_is_false(json_object_get(document, "complete")), "marked incomplete");
        json_decref(document);
    }
    said_free(&said);
}

static void test_kill_worker(void)
{
    pid_t child = 0, pid = program_start("endless", endless);
    check_that(wait_for_children(pid, 2, &child), "two workers start");
    kill(child, SIGKILL);
    check_that(wait_until_gone(child), "the killed worker is reaped");
    check_that(wait_for_children(pid, 2, &child), "the next run starts");
    kill(pid, SIGINT);
    struct said said = program_wait("endless", pid);
    check_int("exit status", said.status, 130);
    check_that(strstr(said.err, "killed by a signal") != NULL, "says so, got \"%s\"", said.err);
    check_int("children left", children_of(pid, NULL), 0);
    said_free(&said);
}

/* Whoever starts the lab may ignore its own children, and that is inherited. */
static void test_children_ignored(void)
{
    signal(SIGCHLD, SIG_IGN);
    pid_t pid = program_start("ignored", "run get-nowait --workers processes --queues mutex "
                                         "--consumers 2 --rounds 2 --duration 50ms --format=csv");
    signal(SIGCHLD, SIG_DFL);
    struct said said = program_wait("ignored", pid);
    check_int("exit status", said.status, 0);
    check_that(strstr(said.err, "killed") == NULL, "no worker died, got \"%s\"", said.err);
    said_free(&said);
}

static void test_kill_parent(void)
{
    pid_t child = 0, pid = program_start("endless", endless);
    check_that(wait_for_children(pid, 2, &child), "two workers start");
    kill(pid, SIGKILL);
    struct said said = program_wait("endless", pid);
    check_int("killed", said.status, 128 + SIGKILL);
    check_that(wait_until_gone(child), "no worker outlives the lab");
    said_free(&said);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"overview and help", test_overview},
        {"list, show and answer", test_lessons},
        {"run --format=json", test_run_json},
        {"run, text and csv", test_run_text},
        {"run --dry-run", test_dry_run},
        {"compare", test_compare},
        {"plot", test_plot},
        {"bad options: one line, nothing written", test_bad_options},
        {"bad lab files: file and line, nothing written", test_bad_labs},
        {"judge a trace", test_judge},
        {"judge a bad trace", test_judge_bad},
        {"^C saves what exists and leaves nothing", test_interrupt},
        {"kill -9 of a worker", test_kill_worker},
        {"kill -9 of the lab", test_kill_parent},
        {"children ignored by whoever starts the lab", test_children_ignored},
        {NULL, NULL},
    };
    program_folder();
    int failed = check_main("command", cases);
    program_clean();
    return failed;
}
