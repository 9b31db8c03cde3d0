/* Random numbers against reference vectors, intervals against exact values, the bootstrap's
 * coverage. Everything is seeded, so a failure can be repeated. */
#include <math.h>

#include "check.h"
#include "stats/stats.h"

static void splitmix_reference(void)
{
    /* The first outputs of Vigna's splitmix64.c from the state 1234567. */
    const uint64_t want[] = {UINT64_C(6457827717110365317), UINT64_C(3203168211198807973),
                             UINT64_C(9817491932198370423), UINT64_C(4593380528125082431)};
    struct random random;
    random_seed(&random, 1234567);
    for (int i = 0; i < 4; i++)
        check_that(random.state[i] == want[i],
                   "splitmix64 output %d: got %" PRIu64 ", want %" PRIu64, i, random.state[i],
                   want[i]);
}

static void xoshiro_reference(void)
{
    /* The first outputs of Blackman and Vigna's xoshiro256starstar.c from the state 1, 2, 3, 4. */
    const uint64_t want[] = {11520,
                             0,
                             1509978240,
                             UINT64_C(1215971899390074240),
                             UINT64_C(1216172134540287360),
                             UINT64_C(607988272756665600),
                             UINT64_C(16172922978634559625),
                             UINT64_C(8476171486693032832),
                             UINT64_C(10595114339597558777),
                             UINT64_C(2904607092377533576)};
    struct random random = {{1, 2, 3, 4}};
    for (int i = 0; i < 10; i++) {
        uint64_t got = random_next(&random);
        check_that(got == want[i], "xoshiro256** output %d: got %" PRIu64 ", want %" PRIu64, i, got,
                   want[i]);
    }
}

static void below_is_fair(void)
{
    struct random random;
    random_seed(&random, 7);
    check_int("below 1", random_below(&random, 1), 0);

    uint64_t count[3] = {0};
    for (int i = 0; i < 300000; i++)
        count[random_below(&random, 3)]++;
    for (int i = 0; i < 3; i++)
        check_near("a third of the numbers (seed 7)", (double)count[i], 100000, 0.01);

    /* With a bound of 3/4 of 2^64, plain `% bound` would give a number in the first third of the
     * range half of the time. */
    uint64_t bound = UINT64_C(3) << 62, first_third = 0;
    for (int i = 0; i < 30000; i++) {
        uint64_t number = random_below(&random, bound);
        check_that(number < bound, "got %" PRIu64 ", want less than %" PRIu64, number, bound);
        first_third += number < bound / 3;
    }
    check_near("first third of a large bound (seed 7)", (double)first_third, 10000, 0.03);
}

static void mix_tells_pairs_apart(void)
{
    check_that(random_mix(1, 2) == random_mix(1, 2), "the same pair, the same seed");
    check_that(random_mix(1, 2) != random_mix(2, 1), "the order of a pair matters");
    check_that(random_mix(0, 0) != random_mix(0, 1), "neighbours get different seeds");
    check_that(random_mix(0, 1) != random_mix(1, 0), "neighbours get different seeds");
}

static void medians(void)
{
    const double odd[] = {9, 1, 5}, even[] = {8, 1, 4, 2};
    check_near("of three", stats_median(odd, 3), 5, 0);
    check_near("of four", stats_median(even, 4), 3, 0);
    check_near("of one", stats_median(odd, 1), 9, 0);
    check_that(isnan(stats_median(odd, 0)), "the median of nothing is NAN");
    check_near("unchanged", odd[0], 9, 0);
}

static void rule_of_three(void)
{
    check_near("of nothing", stats_rule_of_three(0), 1, 0);
    check_near("of two", stats_rule_of_three(2), 1, 0);
    check_near("of 1.5 million", stats_rule_of_three(1500000), 2e-6, 1e-15);
}

/* Exact binomial sums with 60 decimal digits, each end by bisection to 25 digits: low solves
 * P(X >= k) = a, high solves P(X <= k) = a, with a = (1 - confidence) / 2. 81 of 263 is also in
 * R. G. Newcombe, Statistics in Medicine 17, 1998, table I: 0.2527, 0.3676. */
static void clopper_pearson_exact(void)
{
    const struct {
        uint64_t k, n;
        double confidence, low, high;
    } cases[] = {
        {0, 20, 0.95, 0, 0.1684334709830853},
        {1, 20, 0.95, 0.001265089497949804, 0.2487327627720278},
        {5, 20, 0.95, 0.08657146910143454, 0.4910458717079575},
        {10, 20, 0.95, 0.2719578495607918, 0.7280421504392082},
        {15, 20, 0.95, 0.5089541282920425, 0.9134285308985655},
        {20, 20, 0.95, 0.8315665290169146, 1},
        {0, 1, 0.95, 0, 0.975},
        {1, 1, 0.95, 0.025, 1},
        {3, 30, 0.99, 0.01158781166650271, 0.3203142212855165},
        {81, 263, 0.95, 0.2527367455852711, 0.3676219226013513},
        {123, 100000, 0.95, 0.001022351368324685, 0.001467389839455511},
        {900, 1000, 0.95, 0.8797120634813074, 0.9178946656444200},
        {5000, 10000, 0.95, 0.4901513805899805, 0.5098486194100195},
        {1, 1000, 0.999, 5.001249166197901e-07, 0.009953814340950812},
        {1, 2000000, 0.95, 1.265890391202101e-08, 2.7858185115257e-06},
        {0, UINT64_C(1000000000000), 0.95, 0, 3.688879454107133e-12},
        {1, UINT64_C(1000000000000), 0.95, 2.531780798428955e-14, 5.571643390926163e-12},
        {5, UINT64_C(1000000000000), 0.95, 1.62348639012035e-12, 1.166833207928377e-11},
        {200, UINT64_C(1000000000000), 0.95, 1.732408826836886e-10, 2.29721981662036e-10},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char what[80];
        struct interval got = stats_clopper_pearson(cases[i].k, cases[i].n, cases[i].confidence);
        snprintf(what, sizeof what, "%" PRIu64 " of %" PRIu64, cases[i].k, cases[i].n);
        check_near(what, got.low, cases[i].low, 1e-11);
        check_near(what, got.high, cases[i].high, 1e-11);
    }
}

static void clopper_pearson_shape(void)
{
    struct interval none = stats_clopper_pearson(0, 0, 0.95);
    check_near("0 of 0, low", none.low, 0, 0);
    check_near("0 of 0, high", none.high, 1, 0);

    /* The normal approximation with its continuity correction is this good at 10^12. */
    const uint64_t n = UINT64_C(1000000000000);
    struct interval half = stats_clopper_pearson(n / 2, n, 0.95);
    check_near("half of 10^12, low", (0.5 - half.low) * 1e6, 0.9799819922700 + 0.5e-6, 1e-6);
    check_near("half of 10^12, high", (half.high - 0.5) * 1e6, 0.9799819922700 + 0.5e-6, 1e-6);

    struct interval most = stats_clopper_pearson(n - 1, n, 0.95);
    check_near("all but one of 10^12", 1 - most.low, 5.571643390926163e-12, 1e-4);

    /* Both ends rise with k, and k/n is inside. */
    for (uint64_t k = 1; k <= 60; k++) {
        struct interval less = stats_clopper_pearson(k - 1, 60, 0.95);
        struct interval more = stats_clopper_pearson(k, 60, 0.95);
        check_that(less.low < more.low && less.high < more.high, "k = %" PRIu64 ": ends rise", k);
        check_that(more.low < (double)k / 60 && (double)k / 60 <= more.high,
                   "k = %" PRIu64 ": k/n is in [%g, %g]", k, more.low, more.high);
    }
}

static void bootstrap_repeats(void)
{
    const double values[] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
    struct interval a = stats_bootstrap_nested(values, NULL, 12, 0.95, 42);
    struct interval b = stats_bootstrap_nested(values, NULL, 12, 0.95, 42);
    check_near("the same seed, low", a.low, b.low, 0);
    check_near("the same seed, high", a.high, b.high, 0);
    check_that(a.low >= 1 && a.low <= 4.5 && a.high >= 4.5 && a.high <= 9,
               "the median 4.5 is in [%g, %g]", a.low, a.high);

    const double same[] = {7, 7, 7};
    struct interval point = stats_bootstrap_nested(same, NULL, 3, 0.95, 1);
    check_near("no spread, low", point.low, 7, 0);
    check_near("no spread, high", point.high, 7, 0);
    struct interval nothing = stats_bootstrap_nested(same, NULL, 0, 0.95, 1);
    check_that(isnan(nothing.low) && isnan(nothing.high), "of nothing: [NAN, NAN]");
}

/* The chance that a resample of 11 distinct values has its median at or below the r-th is
 * P(Binomial(11, r/11) >= 6): 0.0072 for r = 2, 0.0512 for r = 3 (and mirrored above), so the 95 %
 * percentile interval of 0..10 is exactly [2, 8] unless 10 000 draws go badly astray. */
static void bootstrap_known_interval(void)
{
    const double values[] = {10, 0, 9, 1, 8, 2, 7, 3, 6, 4, 5};
    for (uint64_t seed = 0; seed < 5; seed++) {
        struct interval got = stats_bootstrap_nested(values, NULL, 11, 0.95, seed);
        check_near("low of 0..10", got.low, 2, 0);
        check_near("high of 0..10", got.high, 8, 0);
    }
}

/* 300 samples of 20 from a bursty (cubed uniform) distribution whose median is 1/8. */
static void bootstrap_coverage(void)
{
    const uint64_t seed = 20260801;
    struct random random;
    int covered = 0;

    random_seed(&random, seed);
    for (int sample = 0; sample < 300; sample++) {
        double values[20];
        for (int i = 0; i < 20; i++) {
            double uniform = (double)(random_next(&random) >> 11) * 0x1p-53;
            values[i] = uniform * uniform * uniform;
        }
        struct interval got = stats_bootstrap_nested(values, NULL, 20, 0.95, (uint64_t)sample);
        covered += got.low <= 0.125 && 0.125 <= got.high;
    }
    printf("covered %d of 300 (seed %" PRIu64 ") ", covered, seed);
    check_that(covered >= 270 && covered <= 297, "seed %" PRIu64 ": got %d of 300, want about 285",
               seed, covered);
}

/* Ten machines, each with twelve values of its own near its own number: the interval is as wide as
 * ten values make it, and not as 120 would. */
static void nested_bootstrap(void)
{
    double values[120];
    struct origin origins[120], one[120] = {{0, 0}};
    for (size_t i = 0; i < 120; i++) {
        origins[i] = (struct origin){i / 12, i / 4};
        values[i] = (double)(i / 12) + 0.001 * (double)(i % 12);
    }
    struct interval alone = stats_bootstrap_nested(values, NULL, 120, 0.95, 1);
    struct interval same = stats_bootstrap_nested(values, one, 120, 0.95, 1);
    struct interval nested = stats_bootstrap_nested(values, origins, 120, 0.95, 1);
    check_near("one machine and shard, low", same.low, alone.low, 0);
    check_near("one machine and shard, high", same.high, alone.high, 0);
    check_that(nested.low < 3 && nested.high > 6, "ten machines: got [%g, %g]", nested.low,
               nested.high);
    check_that(alone.low > 3 && alone.high < 6, "120 values: got [%g, %g]", alone.low, alone.high);

    /* The order in which they come does not matter to where they are from. */
    for (size_t i = 0; i < 60; i++) {
        struct origin origin = origins[i];
        double value = values[i];
        origins[i] = origins[119 - i];
        values[i] = values[119 - i];
        origins[119 - i] = origin;
        values[119 - i] = value;
    }
    struct interval turned = stats_bootstrap_nested(values, origins, 120, 0.95, 1);
    check_near("turned round, low", turned.low, nested.low, 0);
    check_near("turned round, high", turned.high, nested.high, 0);
}

static void paired_differences(void)
{
    const double a[] = {5, 6, NAN, 8, 9}, b[] = {1, 2, 3, NAN, 4};
    struct paired got = stats_paired_nested(a, b, NULL, 5, 0.95, 1);
    check_int("pairs used", got.pairs, 3);
    check_near("median", got.median, 4, 0);
    check_that(got.interval.low >= 4 && got.interval.high <= 5, "interval got [%g, %g]",
               got.interval.low, got.interval.high);

    /* A shift that every pair shows is seen, however much the rounds differ among themselves. */
    double slow[20], fast[20];
    for (int i = 0; i < 20; i++) {
        slow[i] = 1000.0 * i;
        fast[i] = 1000.0 * i + 1 + 0.1 * i;
    }
    got = stats_paired_nested(fast, slow, NULL, 20, 0.95, 1);
    check_that(got.interval.low > 0, "a difference shows: got low %g, want > 0", got.interval.low);

    struct paired nothing = stats_paired_nested(a, b, NULL, 0, 0.95, 1);
    check_int("no pairs", nothing.pairs, 0);
    check_that(isnan(nothing.median), "no pairs: NAN");
}

int main(void)
{
    const struct check_case cases[] = {
        {"splitmix64 reference vector", splitmix_reference},
        {"xoshiro256** reference vector", xoshiro_reference},
        {"random_below is unbiased", below_is_fair},
        {"random_mix tells pairs apart", mix_tells_pairs_apart},
        {"median", medians},
        {"rule of three", rule_of_three},
        {"Clopper-Pearson: exact values", clopper_pearson_exact},
        {"Clopper-Pearson: shape and limits", clopper_pearson_shape},
        {"bootstrap: repeats", bootstrap_repeats},
        {"bootstrap: known interval", bootstrap_known_interval},
        {"bootstrap: coverage", bootstrap_coverage},
        {"bootstrap: machines, shards, runs", nested_bootstrap},
        {"paired differences", paired_differences},
        {NULL, NULL},
    };
    return check_main("stats", cases);
}
