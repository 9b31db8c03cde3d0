/* Why a lab could not be had. */
#ifndef QLAB_LAB_LAB_ERROR_H
#define QLAB_LAB_LAB_ERROR_H

/* A problem that is none of the file. */
#define LAB_NO_MEMORY "out of memory"

/* Starts as all zeros. */
struct lab_error {
    int status; /* exit status by design: 64 unknown name, 65 bad file, 66 missing, 71 system */
    char text[512];
};

/* Notes a problem, unless one is noted already: the first is what the user is told. */
void lab_fail(struct lab_error *error, int status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The exit status of a problem that was told as text: 71 if memory ran out, else the one given. */
int lab_status(const char *problem, int otherwise);

#endif
