/* Checks that print got and want, on top of CUnit. */
#ifndef QLAB_TESTS_CHECK_H
#define QLAB_TESTS_CHECK_H

#include <CUnit/Basic.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Compares two whole numbers; on failure the report reads "WHAT: got 3, want 4". */
#define check_int(what, got, want)                                                                 \
    check_int_at((what), (int64_t)(got), (int64_t)(want), __FILE__, __LINE__, __func__)

static inline int check_int_at(const char *what, int64_t got, int64_t want, const char *file,
                               int line, const char *function)
{
    char text[256];
    snprintf(text, sizeof text, "%s: got %" PRId64 ", want %" PRId64, what, got, want);
    return CU_assertImplementation(got == want, (unsigned)line, text, file, function, CU_FALSE);
}

/* Compares two strings; NULL equals only NULL. */
#define check_text(what, got, want)                                                                \
    check_text_at((what), (got), (want), __FILE__, __LINE__, __func__)

static inline int check_text_at(const char *what, const char *got, const char *want,
                                const char *file, int line, const char *function)
{
    char text[1024];
    snprintf(text, sizeof text, "%s: got \"%s\", want \"%s\"", what, got ? got : "(null)",
             want ? want : "(null)");
    int same = got == want || (got && want && strcmp(got, want) == 0);
    return CU_assertImplementation(same, (unsigned)line, text, file, function, CU_FALSE);
}

/* Compares two numbers up to a relative tolerance. */
#define check_near(what, got, want, tolerance)                                                     \
    check_near_at((what), (got), (want), (tolerance), __FILE__, __LINE__, __func__)

static inline int check_near_at(const char *what, double got, double want, double tolerance,
                                const char *file, int line, const char *function)
{
    char text[256];
    double slack = tolerance * (want < 0 ? -want : want);
    double gap = got > want ? got - want : want - got;
    snprintf(text, sizeof text, "%s: got %.12g, want %.12g", what, got, want);
    return CU_assertImplementation(gap <= slack, (unsigned)line, text, file, function, CU_FALSE);
}

/* Checks a condition; the text says what was expected and is printf-like. */
#define check_that(condition, ...)                                                                 \
    do {                                                                                           \
        char check_text_[512];                                                                     \
        snprintf(check_text_, sizeof check_text_, __VA_ARGS__);                                    \
        CU_assertImplementation((condition), __LINE__, check_text_, __FILE__, __func__, CU_FALSE); \
    } while (0)

/* One test of a room: its name and its function. A table of them ends with a NULL name. */
struct check_case {
    const char *name;
    void (*run)(void);
};

/* Runs all cases as one suite; returns main's exit status. */
static inline int check_main(const char *room, const struct check_case *cases)
{
    if (CU_initialize_registry() != CUE_SUCCESS)
        return 70;
    CU_pSuite suite = CU_add_suite(room, NULL, NULL);
    for (; suite && cases->name; cases++)
        CU_add_test(suite, cases->name, cases->run);
    CU_basic_set_mode(CU_BRM_VERBOSE);
    CU_basic_run_tests();
    int failed = !suite || CU_get_number_of_failures() || !CU_get_number_of_tests_run();
    CU_cleanup_registry();
    return failed;
}

#endif
