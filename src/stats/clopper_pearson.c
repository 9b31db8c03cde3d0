/* The exact interval for k of n: C. J. Clopper, E. S. Pearson, Biometrika 26, 1934.
 *
 * Its ends are quantiles of the beta distribution, found by bisection of the regularised incomplete
 * beta function I_x(a, b), which is a continued fraction (A. R. DiDonato, A. H. Morris, ACM TOMS
 * 18(3), 1992, equation 9) evaluated by W. J. Lentz's method. The factor before the fraction is the
 * trap: with n = 10^12 the logarithms of the gamma functions are so large that their difference has
 * no digits left. C. Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000, shows
 * how to write it as a product of small deviations instead.
 */
#include "stats/stats.h"

#include <math.h>

static const double pi = 3.14159265358979323846;

/* How far Stirling's formula is from log n!: log n! - log(sqrt(2 pi n) (n/e)^n), for n > 0. */
static double stirling_error(double n)
{
    if (n < 16)
        return lgamma(n + 1) - (n + 0.5) * log(n) + n - 0.5 * log(2 * pi);
    double s = 1 / (n * n);
    return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s / 1188)))) / n;
}

/* count * log(count / mean) + mean - count, where count = mean * (1 + excess) and |excess| may be
 * tiny: then the terms cancel, and the series e^2/2 - e^3/6 + e^4/12 - ... is used. */
static double deviance(double mean, double excess)
{
    if (fabs(excess) > 0.05)
        return mean * ((1 + excess) * log1p(excess) - excess);
    double sum = 0, power = excess * excess;
    for (int i = 2; i < 20; i++, power *= -excess)
        sum += power / (i * (i - 1));
    return mean * sum;
}

/* x^a (1-x)^b / B(a, b), without large logarithms. */
static double beta_factor(double a, double b, double x)
{
    double n = a + b;
    double over = a - n * x; /* by so much a exceeds its mean, and b falls short of its own */
    double exponent = stirling_error(n) - stirling_error(a) - stirling_error(b) -
                      deviance(n * x, over / (n * x)) -
                      deviance(n * (1 - x), -over / (n * (1 - x)));
    return exp(exponent) * sqrt(a * b / (2 * pi * n));
}

/* The continued fraction b0 + a1/(b1 + a2/(b2 + ...)) of I_x(a, b), where y = 1 - x is given too
 * because 1 - x may have no digits left. It wants x < a/(a+b): then the first b is positive and
 * nothing cancels. Some sqrt(a+b) steps at worst. */
static double beta_fraction(double a, double b, double x, double y)
{
    const double tiny = 1e-300;
    double above = a * y - b * x; /* by so much x is below the mean, times a+b */
    double fraction = a * (above + 1) / (a + 1);
    double c = fraction, d = 0, change = 0;

    for (double m = 1; m < 1e8 && fabs(change - 1) > 1e-15; m++) {
        double part = a + 2 * m - 1;
        double over = (m * (a + m - 1) / part) * ((a + b + m - 1) / part) * (b - m) * x * x;
        double term = m + m * (b - m) * x / part + (a + m) * (above + 1 + m * (1 + y)) / (part + 2);
        d = term + over * d;
        c = term + over / c;
        d = 1 / (fabs(d) < tiny ? tiny : d);
        c = fabs(c) < tiny ? tiny : c;
        change = c * d;
        fraction *= change;
    }
    return fraction;
}

/* I_x(a, b) for 0 < x < 1. */
static double beta_regularised(double a, double b, double x)
{
    double factor = beta_factor(a, b, x);
    if (x < a / (a + b))
        return factor / beta_fraction(a, b, x, 1 - x);
    return 1 - factor / beta_fraction(b, a, 1 - x, x);
}

/* The x in (low, high) with I_x(a, b) = probability: I rises with x. */
static double beta_quantile(double a, double b, double probability, double low, double high)
{
    while (high - low > 1e-14 * high) {
        double middle = (low + high) / 2;
        if (middle <= low || middle >= high)
            break;
        if (beta_regularised(a, b, middle) < probability)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

struct interval stats_clopper_pearson(uint64_t k, uint64_t n, double confidence)
{
    double tail = (1 - confidence) / 2;

    if (n == 0)
        return (struct interval){0, 1};
    if (k > n - k) { /* small numbers have more digits: count the others */
        struct interval others = stats_clopper_pearson(n - k, n, confidence);
        return (struct interval){1 - others.high, 1 - others.low};
    }
    if (k == 0)
        return (struct interval){0, -expm1(log(tail) / (double)n)};

    double in = (double)k, out = (double)(n - k);
    return (struct interval){
        beta_quantile(in, out + 1, tail, 0, in / (in + out)),
        beta_quantile(in + 1, out, 1 - tail, in / (in + out), 1),
    };
}
