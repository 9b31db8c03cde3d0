/* What plots are drawn from: the files, by hand and under hostile names, and what the scripts do
 * with them. */
#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "lab/lab_error.h"
#include "plot/made.h"
#include "report/plot/kinds.h"
#include "report/plot/plot.h"
#include "stats/stats.h"

/* Runs a command; what it prints, from malloc. */
static char *output_of(const char *command)
{
    FILE *out = popen(command, "r");
    char *text = NULL;
    size_t room = 0;
    if (!out || getdelim(&text, &room, '\0', out) < 0) {
        free(text);
        text = strdup("");
    }
    check_that(out && pclose(out) == 0, "failed: %s", command);
    return text;
}

/* ---- names at the ends of lines ---- */

static void write_labels(const double *at, size_t n, double gap, double over)
{
    struct plot_data data;
    data_open(&data, directory, "apart");
    FILE *words = data_file(&data, "words", "name text");
    FILE *labels = data_file(&data, "labels", "at");
    data_number(words, "gap", gap);
    data_number(words, "over", over);
    for (size_t i = 0; i < n; i++)
        fprintf(labels, "%.9f\n", at[i]);
    check_int("writing the labels", data_close(&data), 0);
}

static void check_apart(const double *was, size_t n, double gap, int round)
{
    double at[12] = {0};
    char command[600];
    snprintf(command, sizeof command,
             "gnuplot -c '%s/tests/plot/apart.gp' '%s' '%s/scripts/plot' 2>&1", QLAB_SOURCE_ROOT,
             directory, QLAB_SOURCE_ROOT);
    char *text = output_of(command), *rest = text;
    for (size_t i = 0; i < n; i++) {
        size_t which = strtoul(rest, &rest, 10);
        double place = strtod(rest, &rest);
        check_that(which < n, "round %d: got '%s'", round, text);
        at[which < n ? which : 0] = place;
    }
    for (size_t i = 0; i < n; i++) {
        check_that(at[i] >= -1e-6 && at[i] <= 1 + 1e-6, "seed %d round %d: label at %g", SEED,
                   round, at[i]);
        for (size_t j = 0; j < i; j++) {
            check_that(fabs(at[i] - at[j]) >= gap - 1e-6, "seed %d round %d: gap %g, want %g", SEED,
                       round, fabs(at[i] - at[j]), gap);
            check_that(was[i] == was[j] || (was[i] < was[j]) == (at[i] < at[j]),
                       "seed %d round %d: the order must stay", SEED, round);
        }
    }
    free(text);
}

void test_push_apart(void)
{
    struct random random;
    random_seed(&random, SEED);
    for (int round = 0; round < 20; round++) {
        double at[12];
        for (size_t i = 0; i < 12; i++)
            at[i] = (double)random_below(&random, round % 2 ? 300 : 20) / 300;
        write_labels(at, 12, 16.0 / 300, 0);
        check_apart(at, 12, 16.0 / 300, round);
    }
}

/* ---- the same picture by hand ---- */

void test_by_hand(void)
{
    struct result result = make_result("mutex,mutex-trylock,vyukov", "1,2,4", 12, 0.3);
    struct result measured = make_measured("poll", "mutex,vyukov", KNOB_CONSUMERS, "1,2", 3);
    struct result speeds = make_measured("throughput", "mutex,vyukov", KNOB_CONSUMERS, "1,2", 3);
    struct lab_error error = {0};
    char path[300], command[900];
    for (size_t i = 0; i < PLOT_KINDS; i++) {
        const struct plot_kind *kind = plot_kinds[i];
        const struct result *drawn = kind == &plot_throughput ? &speeds
                                     : kind->measures         ? &measured
                                                              : &result;
        size_t size, hand_size;
        check_int("the data", plot_data_write(directory, drawn, &error), 0);
        snprintf(path, sizeof path, "%s/drawn.svg", directory);
        check_int(kind->name,
                  plot_draw(drawn, kind, &(struct plot_output){"svg", path, 0, false}, &error), 0);
        snprintf(command, sizeof command, "cd '%s' && gnuplot -c '%s/scripts/plot/%s.gp' . 2>&1",
                 directory, QLAB_SOURCE_ROOT, kind->name);
        free(output_of(command));
        char *one = read_file(path, &size);
        snprintf(path, sizeof path, "%s/%s.svg", directory, kind->name);
        char *two = read_file(path, &hand_size);
        check_that(one && two && size == hand_size && memcmp(one, two, size) == 0,
                   "%s: by hand %zu bytes, by qlab %zu", kind->name, hand_size, size);
        free(one);
        free(two);
    }
    result_free(&result);
    result_free(&measured);
    result_free(&speeds);
}

/* ---- names that gnuplot would take for commands ---- */

void test_hostile_names(void)
{
    static const char *const names[] = {"|touch proof;", "<touch proof;",
                                        "a'b\"; system('touch proof')", "`touch proof`",
                                        "$(touch proof)"};
    struct result result = make_result("mutex,mutex-trylock", "1,2", 3, 0.5);
    char *before = getcwd(NULL, 0), *parent = strdup(getenv("TMPDIR"));
    check_int("to a place of our own", chdir(directory), 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct lab_error error = {0};
        char path[200];
        snprintf(path, sizeof path, "%s/rate.svg", names[i]);
        check_int("making the folder", mkdir(names[i], 0700), 0);
        setenv("TMPDIR", names[i], 1);
        int status =
            plot_draw(&result, &plot_rate, &(struct plot_output){"svg", path, 0, false}, &error);
        check_that(status == 0, "%s: got %d '%.200s', want 0", path, status, error.text);
        check_svg(path, "mutex");
        unlink(path);
        check_that(rmdir(names[i]) == 0, "'%s' is empty again", names[i]);
    }
    check_that(!exists("proof"), "a name must be a name, not a command");
    setenv("TMPDIR", parent, 1);
    check_int("back", chdir(before), 0);
    free(before);
    free(parent);
    result_free(&result);
}

/* ---- what is in the files ---- */

static char *read_data(const char *kind, const char *name)
{
    char path[300];
    size_t size;
    snprintf(path, sizeof path, "%s/plot/%s/%s.dat", directory, kind, name);
    return read_file(path, &size);
}

/* In one run of eight it lied: the median is 0, but it stands at a rate of its own. */
void test_rare_liar(void)
{
    struct result result = make_result("mutex,mutex-trylock", "1,2", 9, 0);
    struct lab_error error = {0};
    for (size_t i = 0; i < result.row_count; i++)
        if (result.rows[i].queue == 1 && result.rows[i].round == 3)
            result.rows[i].tally.spurious = 80;
    check_int("writing", plot_data_write(directory, &result, &error), 0);
    char *points = read_data("sweep", "points"), *labels = read_data("sweep", "labels");
    char *ends = read_data("cost", "trails");
    const char *liar = points ? strstr(points, "mutex-trylock\t1\t") : NULL;
    check_that(liar && strtod(liar + strlen("mutex-trylock\t1\t"), NULL) > 0.00005,
               "the sweep has it above 0: %s", points ? points : "nothing");
    check_that(points && strstr(points, "mutex\t1\t0\t"), "and mutex at 0");
    check_that(labels && strstr(labels, "\tmutex-trylock  2 of 16 runs"), "got %s",
               labels ? labels : "nothing");
    liar = ends ? strstr(ends, "mutex-trylock\t") : NULL;
    check_that(liar && strtod(strchr(liar + 14, '\t'), NULL) > 0.00005, "so has cost: %s",
               ends ? ends : "nothing");
    free(points);
    free(labels);
    free(ends);
    result_free(&result);
}

static void check_field(const char *kind, const char *file, const char *want)
{
    char *text = read_data(kind, file);
    check_that(text && strstr(text, want), "no '%s' in %s/%s: %s", want, kind, file,
               text ? text : "nothing");
    free(text);
}

/* A queue that hangs has no lies, and is no zero: every plot says so, in its finding and where the
 * queue is named. */
void test_hang_is_no_zero(void)
{
    struct result result = make_result("mutex,two-lock", "1,2", 9, 0);
    struct lab_error error = {0};
    for (size_t i = 0; i < result.row_count; i++)
        if (result.rows[i].queue == 1 && result.rows[i].round < 3) {
            result.rows[i].whole = false;
            result.rows[i].faulty.count[FAULT_HANG] = 2;
        }
    check_int("writing", plot_data_write(directory, &result, &error), 0);
    check_field("sweep", "words", "finding\ttwo-lock HANGS (in 6 of 18 runs): that is no zero.\n");
    check_field("sweep", "labels", "\ttwo-lock (hangs)  0 of ");
    check_field("rate", "groups", "\ttwo-lock (hangs)\t");
    check_field("rate", "groups", "\tmutex\t");
    check_field("cost", "words", "finding_brief\ttwo-lock HANGS.\n");
    check_field("cost", "ends", "\ttwo-lock (hangs)\n");
    result_free(&result);
    result = make_result("mutex,mutex-trylock", "1,2", 9, 0.3);
    result.rows[1].faulty.count[FAULT_LOST] = 2;
    check_int("writing", plot_data_write(directory, &result, &error), 0);
    check_field("sweep", "words", "finding\tmutex");
    check_field("sweep", "words", " LOSES (in 1 of ");
    check_field("timeline", "words",
                "finding\tmutex-trylock, consumers = 1: worker 3 was told Empty");
    result_free(&result);
}

void test_fields(void)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    data_word(out, "title", "a\tb\nc \"d\" e");
    data_word(out, "nothing", "");
    data_number(out, "number", 0.25);
    fclose(out);
    check_text("words", text, "title\ta b c “d” e\nnumber\t0.25\n");
    free(text);
}

/* ---- axes ---- */

char *axis_text(const char *unit, const struct scale *scale, enum measure_unit of)
{
    struct plot_data data;
    char command[600];
    data_open(&data, directory, "tics");
    FILE *words = data_file(&data, "words", "name text");
    data_word(words, "unit", unit);
    data_number(words, "log", scale->log);
    data_number(words, "low", scale_value(of, scale->low));
    data_number(words, "high", scale_value(of, scale->high));
    data_number(words, "shelf", scale->shelf);
    check_int("writing the scale", data_close(&data), 0);
    snprintf(command, sizeof command,
             "gnuplot -c '%s/tests/plot/tics.gp' '%s' '%s/scripts/plot' 2>&1", QLAB_SOURCE_ROOT,
             directory, QLAB_SOURCE_ROOT);
    return output_of(command);
}
