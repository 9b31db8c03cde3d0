/* Levels of a report's entry. */
#include "command/course/played.h"

#include "command/line/status.h"
#include "command/play/levels.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"

void entry_play(struct entry *entry)
{
    struct levels levels = {0};
    struct lab_error error;
    if (!entry->lab)
        return;
    struct lab *lab = lab_find(lab_word(entry->lab), &error);
    if (!lab)
        complain(error.status, "%s", error.text);
    else if (!levels_add_seen(&levels, lab) && levels.count &&
             !(entry->levels = levels_text(&levels, 0, levels.count)))
        complain(STATUS_SYSTEM, "out of memory");
    levels_free(&levels);
}
