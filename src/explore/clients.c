/* Counts through all ways to share the calls, and for each through all operations. */
#include "explore/clients.h"

#include <stdio.h>
#include <string.h>

#include "explore/experiment.h"

void clients_begin(struct clients *clients, const struct queue_class *queue, size_t calls)
{
    const struct {
        struct program_operation operation;
        bool there;
    } all[] = {
        {{.kind = OPERATION_PUT}, true},
        {{.kind = OPERATION_GET}, true},
        {{.kind = OPERATION_GET, .back = true}, queue->settle},
        {{.kind = OPERATION_EMPTY}, queue->empty},
        {{.kind = OPERATION_GET, .manner = MANNER_TIMED}, queue->get_timed},
        {{.kind = OPERATION_GET, .manner = MANNER_WAIT}, queue->get},
        {{.kind = OPERATION_PUT, .manner = MANNER_WAIT}, queue->put_wait},
    };
    *clients = (struct clients){.queue = queue, .calls = calls};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].there)
            clients->kinds[clients->kind_count++] = all[i].operation;
    clients->codes = 1;
    for (size_t i = 0; i < calls; i++)
        clients->codes *= clients->kind_count;
    clients->share[0] = calls;
}

/* The next way to share the calls: 3, 2+1, 1+1+1. */
static bool next_share(struct clients *clients)
{
    size_t *share = clients->share, calls = clients->calls;
    for (size_t first = share[0]; first > 0; first--) {
        size_t rest = calls - first;
        for (size_t second = first == share[0] ? share[1]
                             : rest < first    ? rest
                                               : first;
             ; second--) {
            size_t third = rest - second;
            bool later = first < share[0] || second < share[1];
            if (later && second <= first && third <= second) {
                share[0] = first;
                share[1] = second;
                share[2] = third;
                return true;
            }
            if (second == 0)
                break;
        }
    }
    return false;
}

/* Makes the program of the code. False: it is another's, with workers that changed places. */
static bool make(struct clients *clients)
{
    uint64_t code = clients->code, before = 0, item = 1;
    struct program *program = &clients->program;
    memset(program, 0, sizeof *program);
    *clients->text = '\0';
    for (size_t w = 0; w < CLIENT_WORKERS && clients->share[w]; w++) {
        uint64_t word = 0;
        struct program_worker *worker = &program->workers[w];
        for (size_t i = 0; i < clients->share[w]; i++) {
            size_t kind = code % clients->kind_count, used = strlen(clients->text);
            code /= clients->kind_count;
            word = word * clients->kind_count + kind;
            worker->operations[i] = clients->kinds[kind];
            if (clients->kinds[kind].kind == OPERATION_PUT)
                worker->operations[i].item = item++;
            snprintf(clients->text + used, sizeof clients->text - used, "%s%s",
                     i   ? ","
                     : w ? " | "
                         : "",
                     program_word(&clients->kinds[kind]));
        }
        worker->count = clients->share[w];
        program->count++;
        if (w && clients->share[w] == clients->share[w - 1] && word < before)
            return false;
        before = word;
    }
    clients->capacities = item < 3 ? 1 : item - 1;
    return true;
}

static bool can_run(const struct clients *clients)
{
    char why[256];
    const struct experiment experiment = {
        .queue = clients->queue, .program = &clients->program, .capacity = 1};
    return experiment_check(&experiment, why, sizeof why) == 0;
}

bool clients_next(struct clients *clients)
{
    if (clients->capacity && clients->capacity < clients->capacities) {
        clients->capacity++;
        return true;
    }
    for (;;) {
        if (clients->code == clients->codes) {
            clients->code = 0;
            if (!next_share(clients))
                return false;
        }
        bool made = make(clients);
        clients->code++;
        if (made && can_run(clients)) {
            clients->capacity = 1;
            return true;
        }
    }
}
