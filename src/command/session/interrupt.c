/* Signals during a session. */
#include "command/session/interrupt.h"

#include "command/line/ending.h"

volatile sig_atomic_t interrupted;

static void on_signal(int signal)
{
    (void)signal;
    interrupted = 1;
}

void interrupt_listen(void)
{
    ending_listen(on_signal, SA_RESTART);
    signal(SIGPIPE, SIG_IGN);
}
