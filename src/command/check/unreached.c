/* Every basic block stands in a line. A line none of whose blocks was run was not reached; one with
 * some that were and some that were not is a branch that never went one way. destroy() is told
 * apart, for nobody calls it while clients are explored; what our headers add to the file is left
 * out.
 */
#include "command/check/unreached.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "explore/hooks/reached.h"
#include "explore/names/names.h"
#include "own/blocks.h"
#include "own/path.h"

enum { LINES_MOST = 8192, SHOWN = 12 };

struct lines {
    const struct queue_class *queue;
    char destroy[256];
    bool destroys; /* it has one of its own */
    struct {
        uint16_t run, missed; /* blocks */
    } list[LINES_MOST];
};

static void look(void *context, uint64_t address, const char *function)
{
    struct lines *lines = context;
    struct place place;
    if (strncmp(function, "qlab_", 5) == 0)
        return;
    names_source(address, &place);
    const char *name = lines->queue->name, *slash = strrchr(name, '/');
    size_t length = strlen(place.file), tail = strlen(slash ? slash : name);
    if (place.line <= 0 || place.line >= LINES_MOST || length < tail ||
        strcmp(place.file + length - tail, slash ? slash : name) != 0)
        return;
    if (strcmp(function, lines->destroy) == 0)
        lines->destroys = true;
    else if (reached(address))
        lines->list[place.line].run++;
    else
        lines->list[place.line].missed++;
}

/* Writes the numbers of such lines, runs of them as "7-9"; how many there are. */
static size_t write_numbers(const struct lines *lines, bool whole, char *text, size_t size)
{
    size_t count = 0, used = 0, shown = 0;
    *text = '\0';
    for (int line = 1, first = 0; line < LINES_MOST; line++) {
        bool is = lines->list[line].missed && !lines->list[line].run == whole;
        if (!is)
            continue;
        count++;
        first = first ? first : line;
        if (line + 1 < LINES_MOST && lines->list[line + 1].missed &&
            !lines->list[line + 1].run == whole)
            continue;
        if (shown++ < SHOWN && used < size)
            used += (size_t)snprintf(text + used, size - used, first == line ? "%s%d" : "%s%d-%d",
                                     used ? ", " : "", first, line);
        first = 0;
    }
    if (shown > SHOWN && used < size)
        snprintf(text + used, size - used, ", ...");
    return count;
}

bool unreached_tell(const struct queue_class *queue, char *text, size_t size, bool *destroys)
{
    static struct lines lines;
    char numbers[200];
    size_t used = 0;
    lines = (struct lines){.queue = queue};
    names_function((uintptr_t)queue->destroy, lines.destroy, sizeof lines.destroy);
    *text = '\0';
    if (!own_blocks(queue, look, &lines))
        return false;
    size_t count = write_numbers(&lines, true, numbers, sizeof numbers);
    if (count)
        used = (size_t)snprintf(text, size, "no execution came to line%s %s", count > 1 ? "s" : "",
                                numbers);
    /* In C++ every call that might throw is a branch, to where its exception would go. */
    count = own_is_cpp(queue->name) ? 0 : write_numbers(&lines, false, numbers, sizeof numbers);
    if (count && used < size)
        snprintf(text + used, size - used, "%s branch%s in line%s %s never went one of %s ways",
                 used ? "; the" : "the", count > 1 ? "es" : "", count > 1 ? "s" : "", numbers,
                 count > 1 ? "their" : "its");
    *destroys = lines.destroys;
    return true;
}
