/* The verdict on a queue as a student reads it. */
#include "report/result/verdict.h"

const char *verdict_words(const struct line *line)
{
    static const char *const words[] = {
        [FINDING_HOLDS] = "HONEST",   [FINDING_REFUTED] = "REFUTED",
        [FINDING_LIED] = "LIES",      [FINDING_NOT_SEEN] = "NOT SEEN",
        [FINDING_RAW] = "RAW STAMPS", [FINDING_UNTESTED] = "UNTESTED",
    };
    return words[line->finding];
}

enum emphasis verdict_emphasis(const struct line *line)
{
    if (line->finding == FINDING_HOLDS)
        return HONEST;
    if (line->finding == FINDING_REFUTED)
        return REFUTED;
    return finding_is_lie(line->finding) ? LIES : OPEN;
}
