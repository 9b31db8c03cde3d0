/* The verdict on a queue as a student reads it. */
#include "report/result/verdict.h"

const char *verdict_words(const struct line *line)
{
    static const char *const words[] = {
        [FINDING_HOLDS] = "HONEST",   [FINDING_REFUTED] = "REFUTED",
        [FINDING_LIED] = "LIES",      [FINDING_NOT_SEEN] = "NOT SEEN",
        [FINDING_RAW] = "RAW STAMPS", [FINDING_UNTESTED] = "UNTESTED",
    };
    return line->finding >= FINDING_WRONG ? wrong_classes[line->finding - FINDING_WRONG].word
                                          : words[line->finding];
}

enum emphasis verdict_emphasis(const struct line *line)
{
    if (line->finding == FINDING_HOLDS)
        return HONEST;
    if (line->finding == FINDING_REFUTED || line->wrong & ~line->allowed)
        return REFUTED;
    if (line->finding >= FINDING_WRONG)
        return LIES;
    return line->lied ? LIES : OPEN;
}
