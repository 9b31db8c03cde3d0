/* Drawing: every kind of plot from all kinds of results, as SVG and as PNG. */
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "plot/made.h"
#include "report/plot/kinds.h"
#include "report/plot/plot.h"
#include "lab/lab_error.h"

static void draw_all(struct result *made, const char *word)
{
    struct result *result = write_and_read(made);
    for (size_t i = 0; result && i < PLOT_KINDS; i++) {
        const struct plot_kind *kind = plot_kinds[i];
        struct lab_error error = {0};
        char path[200];
        if (kind->left_out(result) && kind != &plot_sweep)
            continue; /* a sweep over one value can be asked for */
        snprintf(path, sizeof path, "%s/%s.svg", directory, kind->name);
        int status = plot_draw(result, kind, &(struct plot_output){"svg", path, 0, false}, &error);
        check_that(status == 0, "%s: got %d '%.200s', want 0", path, status, error.text);
        check_svg(path, kind == &plot_timeline ? "the lie" : word);
        if (kind == &plot_timeline)
            check_svg(path, "worker 3 was told");
        unlink(path);
        snprintf(path, sizeof path, "%s/%s.png", directory, kind->name);
        status = plot_draw(result, kind, &(struct plot_output){"png", path, 0, false}, &error);
        check_that(status == 0, "%s: got %d '%.200s', want 0", path, status, error.text);
        check_png(path);
        unlink(path);
    }
    if (result)
        result_free(result);
    free(result);
}

void test_all_plots(void)
{
    struct result result = make_result("mutex,mutex-trylock,semaphore-trylock,vyukov,vyukov-exact",
                                       "1,2,4,8", 13, 0.3);
    draw_all(&result, "vyukov-exact");
}

void test_one_run_one_value(void)
{
    struct result result = make_result("mutex,mutex-trylock", "2", 1, 1e-4);
    draw_all(&result, "mutex");
}

void test_one_queue_one_value(void)
{
    struct result result = make_result("mutex", "2", 2, 0);
    draw_all(&result, "mutex");
}

void test_nobody_lied(void)
{
    struct result result = make_result("mutex,two-lock", "1,2", 4, 0);
    draw_all(&result, "No queue lied");
}

void test_always_lied(void)
{
    struct result result = make_result("mutex,mutex-trylock", "1,3", 12, 1);
    draw_all(&result, "100 %");
}

/* Values side by side that are too many for their labels: some are labelled, the last always. */
void test_many_values(void)
{
    struct result result =
        make_result("mutex,two-lock,semaphore,michael-scott,vyukov-exact,mutex-trylock-busy",
                    "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18", 1, 0);
    struct lab_error error = {0};
    char path[200];
    snprintf(path, sizeof path, "%s/rate.svg", directory);
    plot_draw(&result, &plot_rate, &(struct plot_output){"svg", path, 0, false}, &error);
    size_t size;
    char *svg = read_file(path, &size);
    check_that(svg && strstr(svg, ">18<") && !strstr(svg, ">17<"),
               "18 is labelled, 17 has no room: %.200s", error.text);
    free(svg);
    unlink(path);
    result_free(&result);
}

void test_hostile_title(void)
{
    struct result result = make_result("mutex,mutex-trylock", "1,2", 3, 0.5);
    char path[200], *proof = NULL;
    if (asprintf(&proof, "%s/proof", directory) < 0)
        abort();
    free(result.lab->title);
    if (asprintf(&result.lab->title, "It's `touch %s`'; system('touch %s'); x='<&>", proof, proof) <
        0)
        abort();
    struct lab_error error = {0};
    snprintf(path, sizeof path, "%s/rate.svg", directory);
    int status =
        plot_draw(&result, &plot_rate, &(struct plot_output){"svg", path, 0, false}, &error);
    check_that(status == 0, "hostile title: got %d '%.200s', want 0", status, error.text);
    check_that(!exists(proof), "a title must be drawn, not run");
    check_svg(path, "&lt;&amp;");
    unlink(path);
    free(proof);
    result_free(&result);
}
