/* The keyboard: keys come one at a time, without a return, and the terminal is left as it was. */
#include "command/play/console.h"

#include <ctype.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

#include "command/line/colour.h"
#include "command/line/status.h"
#include "command/play/board.h"
#include "command/play/game.h"

/* Keys at once, not echoed; signals stay. False if stdin is no terminal. */
static bool keys_begin(struct termios *before)
{
    struct termios now;
    if (tcgetattr(STDIN_FILENO, before))
        return false;
    now = *before;
    now.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    return tcsetattr(STDIN_FILENO, TCSANOW, &now) == 0;
}

/* Why a key does nothing: most often a worker has no step here. */
static const char *refusal(const struct game *game, char key)
{
    int worker = toupper((unsigned char)key) - 'A';
    if (worker < 0 || (size_t)worker >= game_graph(game)->workers)
        return "No such key here.";
    return game_over(game) ? "It is over: Z, R or N."
                           : "No step here: that worker waits, or is done.";
}

int console_play(const struct levels *levels)
{
    struct game game = {.levels = levels};
    struct termios before;
    bool colour = colour_wanted(COLOUR_AUTO), clear = isatty(STDOUT_FILENO);
    bool playing = game_level(&game, 0), keys = keys_begin(&before);
    char key = '\0';
    int status = playing ? STATUS_HOLDS : complain(STATUS_SYSTEM, "out of memory");
    while (playing) {
        fputs(clear ? "\033[H\033[J" : "", stdout);
        board_draw(stdout, &game, colour);
        if (fflush(stdout))
            break;
        do
            playing = read(STDIN_FILENO, &key, 1) == 1 && tolower((unsigned char)key) != 'q';
        while (playing && isspace((unsigned char)key));
        if (playing && !game_key(&game, key))
            game.remark = refusal(&game, key);
    }
    if (keys)
        tcsetattr(STDIN_FILENO, TCSANOW, &before);
    game_free(&game);
    return status;
}
