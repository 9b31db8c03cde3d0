/* Asks and grades. */
#include "command/explain/quiz/quiz.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "command/course/ask.h"
#include "command/explain/lanes.h"
#include "command/explain/quiz/round.h"
#include "command/line/status.h"
#include "report/text/grid.h"

static void print_round(const struct quiz *quiz, const struct quiz_round *round, uint64_t seed)
{
    printf("%sQuiz: %s%s  (%s, %zu place%s, seed %" PRIu64 ")\n\n",
           style_begin(GRID_BOLD, quiz->colour), round->queue->name, style_end(quiz->colour),
           round->clients.text, round->clients.capacity, round->clients.capacity == 1 ? "" : "s",
           seed);
    lanes_print(stdout, &round->diagram, "", quiz->colour);
    putchar('\n');
}

static void print_answers(const struct quiz_round *round)
{
    for (size_t i = 0; i < round->count; i++) {
        char text[256];
        snprintf(text, sizeof text, "%s %s", round->list[i].asks, round->list[i].answer);
        text_wrap(stdout, "* ", text);
    }
}

/* Asks all of them. Returns how many were asked, and in *right how many were answered so. */
static size_t ask_all(const struct quiz_round *round, size_t *right)
{
    const char *text;
    size_t i = 0;
    for (*right = 0; i < round->count; i++) {
        const struct quiz_question *question = &round->list[i];
        enum reply reply = ask(question->asks, &text);
        if (reply == REPLY_QUIT)
            break;
        bool good = reply == REPLY_TEXT && quiz_is_right(question, text);
        *right += good;
        printf("%s: %s\n",
               good                  ? "right"
               : reply == REPLY_TEXT ? "wrong"
                                     : "it is",
               question->answer);
    }
    return i;
}

/* One round. True if there is to be another. */
static bool play(const struct quiz *quiz, uint64_t seed, int *status)
{
    struct quiz_round round;
    const char *text;
    bool more = false;
    *status = quiz_round_make(&round, quiz->lab, seed);
    if (!*status) {
        size_t right = 0, asked = 0;
        print_round(quiz, &round, seed);
        if (quiz->answers)
            print_answers(&round);
        else
            asked = ask_all(&round, &right);
        if (asked)
            printf("\n%zu of %zu right.\n", right, round.count);
        if (!quiz->answers && asked < round.count)
            printf("\nThe answers: qlab explain %s --quiz --seed %" PRIu64 " --answers\n",
                   quiz->subject, seed);
        more = asked == round.count && isatty(STDIN_FILENO) &&
               ask("Another (Enter, q: quit)", &text) == REPLY_NEXT;
    }
    quiz_round_free(&round);
    return more;
}

int quiz_run(const struct quiz *quiz)
{
    int status;
    ask_listen();
    for (uint64_t seed = quiz->seed; play(quiz, seed, &status); seed++)
        putchar('\n');
    return ask_interrupted() ? STATUS_INTERRUPTED : status;
}
