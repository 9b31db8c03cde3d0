/* The outline of the course as one JSON document. */
#include "command/course/outline_json.h"

#include <stdio.h>

#include "command/line/status.h"
#include "json/build.h"
#include "report/result/finding.h"

static json_t *lab_json(const struct lab *lab, const struct done *done)
{
    return json_pack("{s:i, s:s, s:s, s:o, s:s?, s:o}", "number", lab->number, "name", lab->name,
                     "title", lab->title, "folder", json_text(lab->folder), "done",
                     done->folder ? done->day : NULL, "run", json_text_or_null(done->folder));
}

/* The labs of one part; NULL: those of none. */
static json_t *labs_json(const struct outline *outline, const struct lab_part *part)
{
    json_t *labs = json_array();
    for (size_t i = 0; i < outline->count; i++)
        if (part_of(outline->labs[i]->number) == part)
            labs = json_and(labs, lab_json(outline->labs[i], &outline->done[i]));
    return labs;
}

static json_t *queues_json(void)
{
    json_t *queues = json_array();
    for (size_t i = 0; queue_table[i]; i++) {
        const struct queue_class *queue = queue_table[i];
        queues =
            json_and(queues, json_pack("{s:s, s:s, s:s, s:s, s:s?}", "name", queue->name, "family",
                                       queue->family, "claim", claim_word(queue->claim), "summary",
                                       queue->summary, "unavailable", queue->unavailable));
    }
    return queues;
}

int outline_json(const struct outline *outline)
{
    json_t *parts = json_array();
    for (const struct lab_part *part = part_table; part->number; part++)
        parts = json_and(parts, json_pack("{s:i, s:s, s:s, s:o}", "number", part->number, "name",
                                          part->name, "title", part->title, "labs",
                                          labs_json(outline, part)));
    json_t *document = json_pack("{s:s, s:o, s:o, s:o}", "format", "qlab-list/1", "parts", parts,
                                 "others", labs_json(outline, NULL), "queues", queues_json());
    int error = json_write(stdout, document, JSON_COMPUTED);
    json_decref(document);
    return printed(error);
}
