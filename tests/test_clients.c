/* Every client once: against counts worked out by hand's formula. */
#include <stdlib.h>

#include "check.h"
#include "explore/clients.h"
#include "explore/experiment.h"
#include "explore/table.h"

static uint64_t power(uint64_t base, size_t exponent)
{
    return exponent ? base * power(base, exponent - 1) : 1;
}

/* How many clients of exactly n calls there are over so many operations: words shared among workers
 * that nobody tells apart. */
static uint64_t expected(uint64_t kinds, size_t n)
{
    uint64_t sum = 0;
    for (size_t a = n; a > 0; a--)
        for (size_t b = 0; b <= a && a + b <= n; b++) {
            size_t c = n - a - b;
            uint64_t A = power(kinds, a), B = power(kinds, b), C = power(kinds, c);
            if (c > b)
                continue;
            if (b == 0)
                sum += A;
            else if (c == 0)
                sum += a == b ? A * (A + 1) / 2 : A * B;
            else if (a == b && b == c)
                sum += A * (A + 1) * (A + 2) / 6;
            else if (a == b)
                sum += A * (A + 1) / 2 * C;
            else
                sum += b == c ? A * (B * (B + 1) / 2) : A * B * C;
        }
    return sum;
}

/* Counts the clients, the capacities left out, and looks at each. */
static uint64_t count(const struct queue_class *queue, size_t calls)
{
    struct clients clients;
    uint64_t sum = 0;
    size_t before = 0;
    clients_begin(&clients, queue, calls);
    while (clients_next(&clients)) {
        struct program program;
        char why[256] = "";
        size_t puts = 0, all = 0;
        if (!program_parse(&program, clients.text, why, sizeof why) ||
            memcmp(&program, &clients.program, sizeof program) != 0)
            check_text(clients.text, why, "the program that its text says");
        for (size_t w = 0; w < program.count; w++)
            for (size_t i = 0; i < program.workers[w].count; i++, all++)
                puts += program.workers[w].operations[i].kind == OPERATION_PUT;
        if (all != calls)
            check_int(clients.text, all, calls);
        if (clients.capacity > (puts ? puts : 1))
            check_int("capacity", clients.capacity, puts);
        if (clients.capacity == 1)
            sum++;
        else if (clients.capacity != before + 1)
            check_int("capacities in turn", clients.capacity, before + 1);
        before = clients.capacity;
    }
    return sum;
}

static void test_counts(void)
{
    struct queue_class two = *queue_find_instrumented("mutex");
    two.empty = NULL;
    two.get_timed = NULL;
    two.get = NULL;
    two.put_wait = NULL;
    check_int("put, get | put, ...: two calls", count(&two, 2), 7);
    for (size_t calls = 1; calls <= 6; calls++)
        check_int("two operations", count(&two, calls), expected(2, calls));
    two.empty = queue_find_instrumented("vyukov")->empty;
    CU_ASSERT_PTR_NOT_NULL_FATAL(two.empty);
    for (size_t calls = 1; calls <= 5; calls++)
        check_int("three operations", count(&two, calls), expected(3, calls));
}

static void test_limits(void)
{
    /* One putter, one getter: of two calls "put,put", "put,get", "get,put", "get,get", "put | get".
     */
    struct queue_class one = *queue_find_instrumented("spsc-release");
    one.empty = NULL;
    check_int("one putter", one.putters, 1);
    check_int("clients", count(&one, 2), 5);
}

int main(void)
{
    if (CU_initialize_registry())
        return 1;
    CU_pSuite suite = CU_add_suite("clients", NULL, NULL);
    CU_add_test(suite, "each once", test_counts);
    CU_add_test(suite, "those that the queue can run", test_limits);
    CU_basic_set_mode(CU_BRM_VERBOSE);
    CU_basic_run_tests();
    int failed = CU_get_number_of_failures() != 0;
    CU_cleanup_registry();
    return failed;
}
