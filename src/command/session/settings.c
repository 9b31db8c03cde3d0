/* Settings of a measuring command that are not the lab's: seed, prediction, format, colour. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "command/command.h"
#include "command/session/options.h"
#include "lab/words.h"

double fraction_read(const char *text)
{
    char *end;
    double value = strtod(text, &end);
    if (end == text)
        return NAN;
    while (*end == ' ')
        end++;
    if (*end == '%') {
        value /= 100;
        end++;
    }
    return *end == '\0' && value >= 0 && value <= 1 ? value : NAN;
}

static bool whole_number(const char *text, uint64_t *value)
{
    char *end;
    errno = 0;
    *value = strtoull(text, &end, 10);
    return errno == 0 && *end == '\0' && text[0] >= '0' && text[0] <= '9';
}

int colour_wanted(const char *when, bool *colour)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (!when || strcmp(when, "auto") == 0)
        *colour =
            isatty(STDOUT_FILENO) && !(no_color && *no_color) && term && strcmp(term, "dumb") != 0;
    else if (strcmp(when, "always") == 0 || strcmp(when, "never") == 0)
        *colour = when[0] == 'a';
    else
        return complain(STATUS_USAGE, "--color: got '%s', expected auto, always or never", when);
    return 0;
}

int options_settings(const struct options *options, struct settings *settings)
{
    settings->exporter = exporter_find(options->format);
    if (!settings->exporter)
        return complain(STATUS_USAGE, "--format: got '%s', expected text, json or csv",
                        options->format);
    settings->output = options->output;
    settings->delays[0] = '\0';
    settings->prediction = NAN;
    if (options->predict && isnan(settings->prediction = fraction_read(options->predict)))
        return complain(STATUS_USAGE,
                        "--predict: got '%s', expected a rate from 0 to 1 such as "
                        "5%% or 1e-6",
                        options->predict);
    if (options->seed) {
        if (!whole_number(options->seed, &settings->seed))
            return complain(STATUS_USAGE, "--seed: got '%s', expected a whole number",
                            options->seed);
    } else {
        /* Short enough to be copied by hand. */
        if (getrandom(&settings->seed, sizeof settings->seed, 0) != sizeof settings->seed)
            return complain(STATUS_SYSTEM, "no random seed: %s", strerror(errno));
        settings->seed %= 1000000;
    }
    return colour_wanted(options->color, &settings->colour);
}
