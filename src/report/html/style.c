/* The style sheet: dark on light, one column, tables and pictures that scroll by themselves where
 * the window is narrow, and a page that prints. Every text has a contrast of 4.5 to 1 or more; what
 * is drawn has the colours of scripts/plot. */
#include "report/html/style.h"

#include <stddef.h>

static const char text[] =
    ":root { color-scheme: light; }\n"
    "* { box-sizing: border-box; }\n"
    "body { margin: 0 auto; max-width: 62rem; padding: 0 1.25rem 4rem; color: #1c1c1c;\n"
    "  background: #fff; font: 1rem/1.55 system-ui, \"Segoe UI\", Roboto, \"DejaVu Sans\", "
    "sans-serif; overflow-wrap: break-word; }\n"
    "header { border-bottom: 3px solid #1c1c1c; margin-bottom: 2rem; padding: 2.5rem 0 1rem; }\n"
    "h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }\n"
    "h2 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }\n"
    "h3 { font-size: 1.1rem; margin: 2rem 0 .5rem; }\n"
    "section { margin: 0 0 2.5rem; }\n"
    "section.lab { border-top: 1px solid #b8b8b8; margin-top: 3.5rem; padding-top: 1.5rem; }\n"
    "p, dl, figure { margin: .6rem 0; }\n"
    "p, dd { max-width: 46rem; }\n"
    "a { color: #0b4f9e; }\n"
    "a:focus-visible, .wide:focus-visible { outline: 3px solid #0b4f9e; outline-offset: 2px; }\n"
    "code, pre { font-family: \"DejaVu Sans Mono\", Menlo, Consolas, monospace; }\n"
    "code { font-size: .9em; }\n"
    "pre { background: #f6f6f4; border: 1px solid #deded9; border-radius: 4px; margin: 0;\n"
    "  font-size: .78rem; line-height: 1.3; padding: .8rem 1rem; width: max-content;\n"
    "  min-width: 100%; }\n"
    "pre.command { font-size: .9rem; white-space: pre-wrap; width: auto; }\n"
    ".wide { margin: .6rem 0; overflow-x: auto; }\n"
    ".question { font-size: 1.15rem; margin-top: 0; }\n"
    ".finding { border-left: 4px solid #1c1c1c; font-size: 1.05rem; padding-left: .9rem; }\n"
    ".quiet, small, figcaption, caption { color: #555; }\n"
    "small { font-size: .8rem; font-weight: 400; white-space: nowrap; }\n"
    ".note { background: #fff4d6; border-left: 4px solid #a66a00; padding: .3rem .9rem; }\n"
    ".number { color: #6b6b6b; font-weight: 400; }\n";

static const char tables[] =
    "table { border-collapse: collapse; font-size: .92rem; font-variant-numeric: tabular-nums; }\n"
    "caption { font-size: .88rem; padding: 0 0 .5rem; text-align: left; }\n"
    "th, td { padding: .4rem .7rem; text-align: right; vertical-align: top; white-space: "
    "nowrap; }\n"
    "th { font-weight: 600; }\n"
    "thead th { border-bottom: 2px solid #1c1c1c; vertical-align: bottom; }\n"
    "thead th[scope=colgroup] { border-bottom: 1px solid #b8b8b8; text-align: center; }\n"
    "tbody tr { border-bottom: 1px solid #e2e2e2; }\n"
    "tbody + tbody { border-top: 2px solid #8a8a8a; }\n"
    "td.text, th.text, th.name { text-align: left; }\n"
    "td.prose { min-width: 15rem; text-align: left; white-space: normal; }\n"
    "th.name { background: #fff; left: 0; position: sticky; }\n"
    "tr.group th { background: #f6f6f4; padding-top: .6rem; }\n"
    ".strong { font-weight: 600; }\n"
    ".verdict { border: 1px solid; border-radius: 3px; display: inline-block; font-size: .78rem;\n"
    "  font-weight: 600; letter-spacing: .02em; margin: 0 .3rem .2rem 0; padding: 0 .4rem; "
    "white-space: nowrap; }\n"
    ".verdict.honest { background: #e8f5ec; color: #14602b; }\n"
    ".verdict.lies { background: #fdeee3; color: #943a00; }\n"
    ".verdict.refuted { background: #9b1c1c; color: #fff; }\n"
    ".verdict.open { background: #f0f0f0; color: #444; }\n"
    "dt { font-weight: 600; }\n"
    "dd { margin: 0 0 .5rem 1.25rem; }\n"
    "dl.facts { display: grid; gap: .15rem 1rem; grid-template-columns: max-content 1fr;\n"
    "  font-size: .92rem; }\n"
    "dl.facts dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }\n";

static const char pictures[] =
    "figure { margin: 1rem 0 1.5rem; }\n"
    "figcaption { font-size: .88rem; margin-top: .4rem; }\n"
    "svg { border: 1px solid #e2e2e2; display: block; height: auto; min-width: 40rem; width: "
    "100%; }\n"
    "svg.small { border: 0; max-width: 40rem; min-width: 0; }\n"
    "svg, svg g { font-family: \"DejaVu Sans\", Verdana, sans-serif; }\n"
    "pre .bold { font-weight: 700; }\n"
    "pre .dim { color: #666; }\n"
    "pre .red { color: #a11212; font-weight: 700; }\n"
    "pre .green { color: #14602b; font-weight: 700; }\n"
    "pre .yellow { color: #943a00; font-weight: 700; }\n"
    ".up { font-size: .88rem; }\n"
    "footer { border-top: 1px solid #b8b8b8; color: #555; font-size: .88rem; margin-top: 3rem; }\n";

static const char occasions[] =
    "@media (max-width: 40rem) { body { padding: 0 .9rem 3rem; } h1 { font-size: 1.6rem; }\n"
    "  th, td { padding: .35rem .5rem; }\n"
    "  dl.facts { display: block; } dl.facts dd { margin: 0 0 .4rem 1rem; } }\n"
    "@media print { body { font-size: 10pt; max-width: none; padding: 0; } .up { display: none; }\n"
    "  .wide { overflow: visible; } svg { min-width: 0; } pre { font-size: 6.8pt; }\n"
    "  a { color: inherit; text-decoration: none; } section.lab { border: 0; break-before: page; "
    "margin: 0; }\n"
    "  h2, h3, caption { break-after: avoid; } figure, tr { break-inside: avoid; } }\n";

const char *const html_style[] = {text, tables, pictures, occasions, NULL};
