/* How figures are written, everywhere: in tables, plots, pages and sentences. What was measured has
 * two digits; what was set is written exactly. */
#ifndef QLAB_LAB_FIGURE_H
#define QLAB_LAB_FIGURE_H

#include <stdint.h>

#include "lab/number.h"

/* A written figure. As a value, so that figure_rate(x).text can stand in a call. */
struct figure {
    char text[48];
};

/* "1 500 000"; from 10^9 on "4.19e9". */
struct figure figure_count(uint64_t count);

/* "0 of 1 500 000" */
struct figure figure_of(uint64_t part, uint64_t whole);

/* "0", "1.2e-5", "0.12 %", "77 %", ">99 %", "100 %"; "–" for NAN. Only zero is written as 0, and
 * only one as 100 %. */
struct figure figure_rate(double rate);

/* "70…81 %", "1.2e-5…0.4 %"; one figure if both ends look the same. */
struct figure figure_range(double low, double high);

/* "in every call", "in 91 of 100 calls", "in 1 of 83 000 calls"; rate > 0. */
struct figure figure_calls(double rate);

/* "850 ns", "16 ms", "1.2 s" */
struct figure figure_time(double ns);

/* "850", "16 k", "1.2 M": of something per second; "–" for NAN. */
struct figure figure_speed(double per_second);

/* "0.0031", "0.92", "15", "180": a number without a unit, two digits. */
struct figure figure_plain(double number);

/* What was set, exactly: "40 000", "50 us", "1.5 ms"; "" for UNIT_WORD. */
struct figure figure_exact(enum knob_unit unit, uint64_t value);

/* A rate as it was guessed: "5 %", "12.5 %", "0.0001 %". */
struct figure figure_guess(double rate);

/* What was set, in few letters: "8", "40k", "50us". */
struct figure figure_short(enum knob_unit unit, uint64_t value);

/* A rate in per cent whatever it is, for axes: "12 %", "0.00031 %", "99.97 %". */
struct figure figure_percent(double rate);

/* A chance that was computed, not measured, with so many digits: "0", "3.54e-05 %", "6.25 %", "100
 * %". Only zero is written as 0. */
struct figure figure_odds(double odds, int digits);

/* What others are made of: a text as it is; "1.2e-5", "4.19e9" for a number above 0, with so many
 * decimals; "from…to" with a unit that both have written once, or one if they look the same. */
struct figure figure_literal(const char *text);
struct figure figure_scientific(double number, int decimals);
struct figure figure_join(struct figure from, struct figure to);

#endif
