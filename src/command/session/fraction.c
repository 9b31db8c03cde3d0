/* Reading a rate. */
#include "command/session/fraction.h"

#include <math.h>
#include <stdlib.h>

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
