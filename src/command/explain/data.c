/* The answer as data: one JSON document, or one CSV line per queue. Counts are decimal strings, for
 * they are exact and larger than any number there, or "infinite" where idle rounds have no end.
 * What is not known is null, or empty. */
#include "command/explain/data.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>

#include "command/explain/verdict.h"
#include "command/explain/window.h"
#include "command/line/status.h"
#include "json/build.h"
#include "stats/stats.h"

static json_t *count_json(const struct answer *answer, const struct big *number)
{
    char text[BIG_TEXT];
    const struct findings *findings = &answer->findings;
    return !findings_know(findings, number) || !findings->states
               ? json_null()
               : json_string(big_text(number, text));
}

static json_t *step_json(const struct diagram_row *row)
{
    char worker[2] = {(char)('A' + (int)row->worker), '\0'};
    return json_pack("{s:I, s:s, s:s, s:o, s:s, s:o, s:i, s:o, s:o}", "step", (json_int_t)row->step,
                     "worker", worker, "begins", row->begins, "action", json_text(row->action),
                     "answers", row->answers, "file", json_text(row->file), "line", row->line,
                     "source", json_text(row->source), "odds", json_number(row->odds));
}

static json_t *execution_json(const struct luck *luck, const struct answer *answer)
{
    if (!answer->told)
        return json_null();
    json_t *steps = json_array(), *ingredients = json_array();
    for (size_t i = 0; i < answer->diagram.count; i++)
        if (answer->diagram.rows[i].step)
            steps = json_and(steps, step_json(&answer->diagram.rows[i]));
    const char *word;
    for (size_t i = 0; (word = luck_word(luck, i, answer->execution.needs, true)); i++)
        ingredients = json_and(ingredients, json_string(word));
    return json_pack("{s:s, s:s?, s:i, s:I, s:o, s:o}", "schedule", answer->schedule, "window",
                     answer_window(answer), "preemptions", (int)answer->execution.preemptions,
                     "steps", (json_int_t)answer->execution.count, "ingredients", ingredients,
                     "story", steps);
}

/* What engine B has told. */
static json_t *stories_json(const struct answer *answer)
{
    const struct stories *stories = &answer->stories;
    if (!answer->stories_told)
        return json_null();
    return json_pack("{s:I, s:I, s:b, s:I, s:I}", "count", (json_int_t)stories->count, "lying",
                     (json_int_t)stories->lying, "stopped", stories->stopped, "redundant",
                     (json_int_t)stories->redundant, "steps", (json_int_t)stories->steps);
}

static json_t *sample_json(const struct answers *answers, const struct answer *answer)
{
    const struct sample *sample = &answer->sample;
    const struct engine *engine = &answers->question->engine;
    struct interval interval = stats_clopper_pearson(sample->lying, sample->runs, 0.95);
    if (!sample->runs)
        return json_null();
    return json_pack("{s:s, s:I, s:I, s:I, s:I, s:f, s:f, s:I, s:I, s:I}", "engine",
                     engine->kind == ENGINE_PCT ? "pct" : "random", "seed",
                     (json_int_t)engine->seed.value, "from", (json_int_t)engine->from, "runs",
                     (json_int_t)sample->runs, "lying", (json_int_t)sample->lying, "low",
                     interval.low, "high", interval.high, "unfinished",
                     (json_int_t)sample->unfinished, "longest", (json_int_t)sample->longest,
                     "first", (json_int_t)sample->first);
}

/* The bound on preemptions, or of each bound how many failing histories it reaches. */
static json_t *bounds_json(const struct answers *answers, const struct answer *answer)
{
    const struct engine *engine = &answers->question->engine;
    if (engine->bounded)
        return json_integer((json_int_t)engine->bound);
    if (!engine->each)
        return json_null();
    json_t *reached = json_array();
    for (size_t i = 0; i < answer->bounds; i++)
        reached = json_and(reached, json_integer((json_int_t)answer->reached[i]));
    return json_pack("{s:I, s:o}", "failures", (json_int_t)answer->failures, "reached", reached);
}

json_t *verdict_values(unsigned seen)
{
    json_t *values = json_array();
    const char *value;
    for (size_t i = 0; (value = verdict_value(i, seen)); i++)
        values = json_and(values, json_string(value));
    return values;
}

json_t *answer_json(const struct answers *answers, const struct answer *answer)
{
    const struct question *question = answers->question;
    const struct findings *findings = &answer->findings;
    size_t operations = answers_operations(answers);
    const char *told = question->replay ? "replay" : question->example ? "example" : "shortest";
    return json_pack(
        "{s:s, s:s, s:s, s:I, s:I, s:I, s:s, s:o, s:s, s:b, s:b, s:o, s:o, s:o, s:I, s:o, s:o, "
        "s:o, s:o, s:o, s:b, s:b, s:I, s:s, s:o}",
        "queue", answer->queue->name, "claim",
        answer->queue->claim == QUEUE_EXACT ? "exact" : "inexact", "program", question->program,
        "workers", (json_int_t)answers->program.count, "operations", (json_int_t)operations,
        "capacity", (json_int_t)question->capacity, "memory", luck_memory(&question->luck),
        "budgets", luck_json(&question->luck), "verdict", answer_verdict(answer), "refuted",
        answer_refuted(answer), "stopped", findings->stopped, "interleavings",
        count_json(answer, &findings->interleavings), "lying", count_json(answer, &findings->lying),
        "odds", findings->stopped ? json_null() : json_real(findings->odds), "states",
        (json_int_t)findings->states, "traces",
        answer->traces ? json_integer((json_int_t)answer->traces) : json_null(), "stories",
        stories_json(answer), "sample", sample_json(answers, answer), "preemptions",
        bounds_json(answers, answer), "race",
        *answer->stories.race  ? json_string(answer->stories.race)
        : *answer->sample.race ? json_string(answer->sample.race)
                               : json_null(),
        "spins", findings->spins, "complete", !findings->stopped, "deepest",
        (json_int_t)findings->deepest, "judged",
        question->engine.judge == JUDGE_EMPTIES ? "empties" : "all", told,
        execution_json(&question->luck, answer));
}

int answers_json(FILE *out, const struct answers *list, size_t count)
{
    json_t *results = json_array();
    for (size_t p = 0; p < count; p++)
        for (size_t i = 0; i < list[p].count; i++)
            results = json_and(results, answer_json(&list[p], &list[p].list[i]));
    json_t *document = json_pack("{s:s, s:s, s:i, s:b, s:o}", "format", "qlab-explain/1", "subject",
                                 list->question->subject, "status", answers_status(list, count),
                                 "complete", answers_complete(list, count), "results", results);
    int error = json_write(out, document, JSON_COMPUTED);
    json_decref(document);
    return error;
}

static void put_line(FILE *out, const struct answers *answers, const struct answer *answer)
{
    const struct question *question = answers->question;
    const struct findings *findings = &answer->findings;
    char interleavings[BIG_TEXT] = "", lying[BIG_TEXT] = "", odds[32] = "";
    if (findings_know(findings, &findings->interleavings))
        big_text(&findings->interleavings, interleavings);
    if (findings_know(findings, &findings->lying))
        big_text(&findings->lying, lying);
    if (!findings->stopped)
        snprintf(odds, sizeof odds, "%.12g", findings->odds);
    fprintf(out, "%s,%s,\"%s\",%zu,%s,%s,%d,%s,%s,%s,%llu,", answer->queue->name,
            answer->queue->claim == QUEUE_EXACT ? "exact" : "inexact", question->program,
            question->capacity, luck_memory(&question->luck), answer_verdict(answer),
            findings->stopped, interleavings, lying, odds, (unsigned long long)findings->states);
    if (answer->told)
        fprintf(out, "%s,%u,%zu,", answer->schedule, answer->execution.preemptions,
                answer->execution.count);
    else
        fputs(",,,", out);
    if (answer->traces)
        fprintf(out, "%llu", (unsigned long long)answer->traces);
    fputc(',', out);
    if (answer->stories_told && !answer->stories.stopped)
        fprintf(out, "%llu", (unsigned long long)answer->stories.count);
    fprintf(out, ",%d,%u\n", !findings->stopped, findings->deepest);
}

int answers_csv(FILE *out, const struct answers *list, size_t count)
{
    fputs("queue,claim,program,capacity,memory,verdict,stopped,interleavings,lying,odds,states,"
          "schedule,preemptions,steps,traces,stories,complete,deepest\n",
          out);
    for (size_t p = 0; p < count; p++)
        for (size_t i = 0; i < list[p].count; i++)
            put_line(out, &list[p], &list[p].list[i]);
    return ferror(out) ? EIO : 0;
}
