/* Whether two results are of the same experiment. */
#include "report/merge/experiment.h"

#include <stdio.h>
#include <stdlib.h>

#include "lab/words.h"
#include "json/build.h"
#include "report/folder/json.h"

static json_t *measures(const struct workload_class *workload)
{
    json_t *names = json_array();
    for (size_t m = 0; m < workload_measures(workload); m++)
        names = json_and(names, json_string(workload->measures[m]->name));
    return names;
}

json_t *experiment_json(const struct result *result, bool any_commit)
{
    const struct lab *lab = result->lab;
    const struct workload_class *workload = lab->scenario.workload;
    const char *base =
        workload_unrecorded(workload) ? lab->queues[result->baseline].queue->name : NULL;
    return json_pack("{s:s, s:s?, s:s, s:o, s:{s:s, s:b}, s:o, s:o, s:o, s:s?, s:s?}", "lab",
                     lab->name, "commit", any_commit ? NULL : result->host.commit, "stamp",
                     words_stamp[result->clock.kind], "workload", workload_json(&lab->scenario),
                     "workers", "kind", words_workers[lab->scenario.processes], "pin",
                     lab->scenario.pin, "sweep", sweep_json(lab), "queues", queues_json(lab),
                     "measures", measures(workload), "delays", result->delays, "base", base);
}

/* "workload.work: 3000; expected 2000" */
static void tell(char *text, size_t size, const char *key, const char *part, json_t *got,
                 json_t *want)
{
    char *first = json_dumps(got, JSON_ENCODE_ANY | JSON_COMPACT);
    char *second = json_dumps(want, JSON_ENCODE_ANY | JSON_COMPACT);
    snprintf(text, size, "%s%s%s: %.120s; expected %.120s", key, part ? "." : "", part ? part : "",
             first ? first : "nothing", second ? second : "nothing");
    free(first);
    free(second);
}

bool experiment_differs(json_t *experiment, json_t *expected, char *text, size_t size)
{
    const char *key, *part;
    json_t *want, *want_part;
    json_object_foreach(expected, key, want)
    {
        json_t *got = json_object_get(experiment, key);
        if (json_equal(got, want))
            continue;
        json_object_foreach(want, part, want_part)
        {
            json_t *got_part = json_object_get(got, part);
            if (json_equal(got_part, want_part))
                continue;
            tell(text, size, key, part, got_part, want_part);
            return true;
        }
        tell(text, size, key, NULL, got, want);
        return true;
    }
    return false;
}
