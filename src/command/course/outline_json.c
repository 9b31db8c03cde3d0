/* The outline of the course as one JSON document. */
#include "command/course/outline_json.h"

#include <jansson.h>
#include <stdio.h>

#include "command/line/status.h"
#include "report/result/finding.h"

static json_t *lab_json(const struct lab *lab, const struct done *done)
{
    return json_pack("{s:i, s:s, s:s, s:s, s:s?, s:s?}", "number", lab->number, "name", lab->name,
                     "title", lab->title, "folder", lab->folder, "done",
                     done->folder ? done->day : NULL, "run", done->folder);
}

/* The labs of one part; NULL: those of none. */
static json_t *labs_json(const struct outline *outline, const struct lab_part *part)
{
    json_t *labs = json_array();
    for (size_t i = 0; i < outline->count; i++)
        if (part_of(outline->labs[i]->number) == part)
            json_array_append_new(labs, lab_json(outline->labs[i], &outline->done[i]));
    return labs;
}

static json_t *queues_json(void)
{
    json_t *queues = json_array();
    for (size_t i = 0; queue_table[i]; i++) {
        const struct queue_class *queue = queue_table[i];
        json_array_append_new(queues,
                              json_pack("{s:s, s:s, s:s, s:s, s:s?}", "name", queue->name, "family",
                                        queue->family, "claim", claim_word(queue->claim), "summary",
                                        queue->summary, "unavailable", queue->unavailable));
    }
    return queues;
}

int outline_json(const struct outline *outline)
{
    json_t *parts = json_array();
    for (const struct lab_part *part = part_table; part->number; part++)
        json_array_append_new(parts, json_pack("{s:i, s:s, s:s, s:o}", "number", part->number,
                                               "name", part->name, "title", part->title, "labs",
                                               labs_json(outline, part)));
    json_t *document = json_pack("{s:s, s:o, s:o, s:o}", "format", "qlab-list/1", "parts", parts,
                                 "others", labs_json(outline, NULL), "queues", queues_json());
    int failed = !document || json_dumpf(document, stdout, JSON_INDENT(2)) != 0;
    json_decref(document);
    putchar('\n');
    return failed ? complain(STATUS_OUTPUT, "stdout: the list could not be written") : 0;
}
