/* Settings of a measuring verb, from its options. */
#include "command/session/settings.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "command/line/colour.h"
#include "command/line/format.h"
#include "command/line/status.h"

int settings_read(struct settings *settings, const struct options *options)
{
    *settings = (struct settings){
        .seed = options->seed.value,
        .exporter = exporter_find(words_format[options->format]),
        .colour = colour_wanted((enum colour)options->colour),
        .output = options->output,
    };
    if (options->seed.given)
        return 0;
    if (getrandom(&settings->seed, sizeof settings->seed, 0) != sizeof settings->seed)
        return complain(STATUS_SYSTEM, "no random seed: %s", strerror(errno));
    settings->seed %= 1000000; /* short enough to be copied by hand */
    return 0;
}
