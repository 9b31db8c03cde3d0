/* One connection at a time, and a nap before what comes from the server goes on. */
#include "queue/server/client/relay.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A socket that is bound to a port of 127.0.0.1; which, is told. -1 and errno. */
static int bound(unsigned *port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    int line = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (line >= 0 && bind(line, (struct sockaddr *)&address, size) == 0 &&
        getsockname(line, (struct sockaddr *)&address, &size) == 0) {
        *port = ntohs(address.sin_port);
        return line;
    }
    int error = errno;
    if (line >= 0)
        close(line);
    errno = error;
    return -1;
}

unsigned relay_free_port(void)
{
    unsigned port = 0;
    int line = bound(&port);
    if (line >= 0)
        close(line);
    return port;
}

static int connect_to(unsigned port)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int line = socket(AF_INET, SOCK_STREAM, 0);
    if (line < 0 || connect(line, (struct sockaddr *)&address, sizeof address) == 0)
        return line;
    close(line);
    return -1;
}

/* Carries on what is there; false: that side has ended. */
static bool carry(int from, int to)
{
    char bytes[1 << 14];
    ssize_t length = read(from, bytes, sizeof bytes), gone = 0;
    for (ssize_t sent = 0; sent < length; sent += gone)
        if ((gone = write(to, bytes + sent, (size_t)(length - sent))) <= 0)
            return false;
    return length > 0;
}

static void serve(int client, int server, long delay_us)
{
    struct pollfd sides[] = {{.fd = client, .events = POLLIN}, {.fd = server, .events = POLLIN}};
    bool open = true;
    while (open && poll(sides, 2, -1) > 0) {
        if (sides[0].revents)
            open = carry(client, server);
        if (sides[1].revents) {
            nanosleep(&(struct timespec){.tv_nsec = delay_us * 1000}, NULL);
            open = open && carry(server, client);
        }
    }
}

pid_t relay_start(unsigned *port, unsigned to, long delay_us)
{
    int line = bound(port);
    if (line < 0)
        return -1;
    pid_t parent = getpid(), relay = listen(line, 4) ? -1 : fork();
    if (relay != 0) {
        int error = errno;
        close(line);
        errno = error;
        return relay;
    }
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGINT, SIG_IGN); /* the parent's to see */
    signal(SIGPIPE, SIG_IGN);
    while (getppid() == parent) {
        int client = accept(line, NULL, NULL), server = client < 0 ? -1 : connect_to(to);
        if (server >= 0)
            serve(client, server, delay_us);
        if (server >= 0)
            close(server);
        if (client >= 0)
            close(client);
    }
    _exit(0);
}

bool relay_lives(pid_t relay)
{
    siginfo_t info = {.si_pid = 0};
    return relay > 0 && waitid(P_PID, (id_t)relay, &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == 0;
}

void relay_end(pid_t relay)
{
    kill(relay, SIGKILL);
    while (waitpid(relay, NULL, 0) < 0 && errno == EINTR)
        ;
}
