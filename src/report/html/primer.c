/* What every reader of the page must know first: what a lie is, and how to read the tables. */
#include "report/html/primer.h"

static const char lie[] =
    "<section aria-labelledby=\"lie\">\n"
    "<h2 id=\"lie\">What is a lie?</h2>\n"
    "<p>An item is <em>certainly inside</em> from the return of its put to the invocation of the "
    "get that takes it. An Empty is a <em>lie</em> (in the tables: spurious) if, during its whole "
    "call, something was certainly inside; else it is legal. This is no heuristic: it is exactly "
    "the linearizability of that Empty, decided from the history alone. BUSY, the answer “I could "
    "not look”, is honest.</p>\n";

/* Calls are boxes from invocation to return, in the colours of the timelines below. */
static const char picture[] =
    "<figure>\n<svg class=\"small\" role=\"img\" viewBox=\"0 0 560 172\" aria-label=\"Worker A "
    "puts item 7 and gets it much later. In between it is certainly inside. Worker B's Empty lies "
    "wholly in between: a lie. Worker C's Empty began before the put had returned: legal.\">\n"
    "<rect x=\"272\" y=\"6\" width=\"126\" height=\"160\" fill=\"#fbe3d3\"/>\n"
    "<path d=\"M134 24H556M134 64H556M134 104H556\" stroke=\"#e4e4e4\"/>\n"
    "<g font-size=\"14\" fill=\"#222\" text-anchor=\"end\"><text x=\"122\" y=\"29\">worker A</text>"
    "<text x=\"122\" y=\"69\" fill=\"#b34700\">worker B</text>"
    "<text x=\"122\" y=\"109\">worker C</text>"
    "<text x=\"122\" y=\"149\">certainly inside</text></g>\n"
    "<g stroke=\"#555\"><rect x=\"138\" y=\"11\" width=\"70\" height=\"26\" fill=\"#b3e2d5\"/>"
    "<rect x=\"484\" y=\"11\" width=\"70\" height=\"26\" fill=\"#b3e2d5\"/>"
    "<rect x=\"272\" y=\"51\" width=\"126\" height=\"26\" fill=\"#b34700\"/>"
    "<rect x=\"158\" y=\"91\" width=\"102\" height=\"26\" fill=\"#ddd\"/>"
    "<rect x=\"208\" y=\"131\" width=\"276\" height=\"26\" fill=\"#f0e442\"/></g>\n"
    "<g font-size=\"14\" fill=\"#222\" text-anchor=\"middle\"><text x=\"173\" y=\"29\">put 7</text>"
    "<text x=\"519\" y=\"29\">get 7</text>"
    "<text x=\"335\" y=\"69\" fill=\"#fff\">Empty: a lie</text>"
    "<text x=\"209\" y=\"109\">Empty: legal</text>"
    "<text x=\"346\" y=\"149\">item 7</text></g>\n"
    "</svg>\n"
    "<figcaption>A box is a call, from invocation to return. C’s Empty is legal: it may have "
    "looked before the item was in.</figcaption>\n</figure>\n</section>\n";

void html_lie(FILE *out)
{
    fputs(lie, out);
    fputs(picture, out);
}

static const char legend[] =
    "<section aria-labelledby=\"legend\">\n"
    "<h2 id=\"legend\">How to read the tables</h2>\n"
    "<dl>\n"
    "<dt>rate</dt><dd>Lies of all calls made while items were certainly inside; the median over "
    "runs. Below it the 95&nbsp;% bootstrap interval of that median, or in brackets the smallest "
    "and the largest run where there are fewer than ten. ≤&nbsp;x: no lie in most runs, x in the "
    "worst. –: no such call in a counted run.</dd>\n"
    "<dt>runs lied</dt><dd>The run is the unit of replication, for the calls inside a run are not "
    "independent. Below it the 95&nbsp;% Clopper–Pearson interval of the share of runs that lie: "
    "zero seen is not zero.</dd>\n"
    "<dt>verdict</dt><dd><b>HONEST</b>: claims to be exact, and never lied. <b>LIES</b>: says "
    "itself that it may, and did. <b>NOT SEEN</b>: may lie, but did not here, which proves "
    "nothing. <b>REFUTED</b>: claims to be exact, and lied. <b>UNTESTED</b>: no call was made "
    "while something was certainly inside. <b>RAW STAMPS</b>: lied by stamps without fences, "
    "which refute nothing.</dd>\n"
    "<dt>episode</dt><dd>Lies of one worker in a row, with nothing got in between.</dd>\n"
    "<dt>first try</dt><dd>Lies among the first calls after an item was got.</dd>\n"
    "<dt>busy</dt><dd>How often the answer was the honest “I could not look”.</dd>\n"
    "<dt>measures</dt><dd>What else a lab is about: medians over runs, with the same lines below. "
    "In n of m runs: above 0 in so many. p50, p99: so many percent of the values of all runs are "
    "no larger.</dd>\n"
    "</dl>\n"
    "<p>Rates depend on machine, load and luck. Zero against more than zero is what should come "
    "out the same everywhere.</p>\n"
    "</section>\n";

void html_legend(FILE *out)
{
    fputs(legend, out);
}
