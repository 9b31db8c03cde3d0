/* The words of --format. */
#include "command/line/format.h"

#include <stddef.h>

const char *const words_format[] = {
    [FORMAT_TEXT] = "text", [FORMAT_JSON] = "json", [FORMAT_CSV] = "csv", NULL};
const char *const words_format_graph[] = {[FORMAT_TEXT] = "text",
                                          [FORMAT_JSON] = "json",
                                          [FORMAT_CSV] = "csv",
                                          [FORMAT_GRAPH] = "graph",
                                          NULL};
const char *const words_format_no_csv[] = {[FORMAT_TEXT] = "text", [FORMAT_JSON] = "json", NULL};
