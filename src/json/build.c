/* JSON that cannot be built wrong. */
#include "json/build.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "files/utf8.h"

#define INSTEAD "\xef\xbf\xbd" /* U+FFFD, of a byte that is no text */

json_t *json_with(json_t *object, const char *key, json_t *value)
{
    if (object && json_object_set_new(object, key, value) == 0)
        return object;
    if (!object)
        json_decref(value); /* json_object_set_new() frees it, when it fails */
    json_decref(object);
    return NULL;
}

json_t *json_and(json_t *list, json_t *value)
{
    if (list && json_array_append_new(list, value) == 0)
        return list;
    if (!list)
        json_decref(value);
    json_decref(list);
    return NULL;
}

json_t *json_text(const char *text)
{
    size_t left = strlen(text), good = utf8_length(text, left), size;
    char *whole = NULL;
    if (good == left)
        return json_stringn_nocheck(text, left);
    FILE *out = open_memstream(&whole, &size);
    for (; out && left; text += good, left -= good, good = utf8_length(text, left)) {
        fwrite(text, 1, good, out);
        if (good < left) {
            fputs(INSTEAD, out);
            good++;
        }
    }
    json_t *string = out && fclose(out) == 0 ? json_stringn_nocheck(whole, size) : NULL;
    free(whole);
    return string;
}

json_t *json_text_or_null(const char *text)
{
    return text ? json_text(text) : json_null();
}

json_t *json_number(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

json_t *json_whole(uint64_t value)
{
    char text[24];
    if (value <= INT64_MAX)
        return json_integer((json_int_t)value);
    snprintf(text, sizeof text, "%" PRIu64, value);
    return json_string(text);
}

static int write_with(FILE *out, const json_t *document, size_t flags)
{
    if (!document)
        return ENOMEM;
    errno = 0;
    bool failed = json_dumpf(document, out, flags) != 0 || fputc('\n', out) == EOF;
    if (!failed && fflush(out) == 0 && !ferror(out))
        return 0;
    return errno ? errno : EIO;
}

int json_write(FILE *out, const json_t *document, enum json_digits digits)
{
    return write_with(out, document, JSON_INDENT(2) | JSON_REAL_PRECISION(digits));
}

int json_write_line(FILE *out, const json_t *document, enum json_digits digits)
{
    return write_with(out, document, JSON_COMPACT | JSON_REAL_PRECISION(digits));
}

int json_give(FILE *out, json_t *document, enum json_digits digits)
{
    int error = json_write(out, document, digits);
    json_decref(document);
    return error;
}

void json_write_text(FILE *out, const char *text)
{
    static const char plain[] = "\b\f\n\r\t\"\\", letters[] = "bfnrt\"\\";
    size_t left = strlen(text), good = utf8_length(text, left);
    fputc('"', out);
    for (; left; text++, left--, good--) {
        const char *escaped = strchr(plain, *text);
        if (good == 0) {
            fputs(INSTEAD, out);
            good = 1 + utf8_length(text + 1, left - 1);
        } else if (escaped) {
            fprintf(out, "\\%c", letters[escaped - plain]);
        } else if ((unsigned char)*text < ' ') {
            fprintf(out, "\\u%04x", (unsigned)*text);
        } else {
            fputc(*text, out);
        }
    }
    fputc('"', out);
}
