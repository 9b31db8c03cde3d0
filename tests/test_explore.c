#include "check.h"
#include "explore/explore.h"
static void test_x(void) {
    static struct program p; char why[256]; struct exploration *e; struct story st;
    program_parse(&p, "put | put,get", why, sizeof why);
    struct scenario s = {queue_find_instrumented("vyukov"), &p, 4, false};
    explore_search(&s, &(struct search_options){0}, &e, why, sizeof why);
    printf("shortest %d\n", explore_shortest(e, &st));
    for (size_t i = 0; i < st.count; i++) printf("%c %-10s %-14s %ld->%ld %d %s:%d %.4f%% %s | %s\n", 'A'+st.steps[i].choice.worker, step_word(st.steps[i].record.kind), st.steps[i].name, st.steps[i].record.before, st.steps[i].record.after, st.steps[i].record.order, st.steps[i].place.file, st.steps[i].place.line, 100*st.steps[i].odds, st.steps[i].preempts?"!":"", st.steps[i].place.text);
    printf("verdict %x pre %u sw %u\n", st.verdict, st.preemptions, st.switches);
    explore_close(e);
}
int main(void) { static const struct check_case cases[] = {{"x", test_x}, {NULL, NULL}}; return check_main("explore", cases); }
