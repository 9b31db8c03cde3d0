/* Labs for the tests of a study session. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "check.h"
#include "command/expect.h"
#include "study/study.h"

static void make_lab(const char *folder, const char *rounds, const char *duration)
{
    static const char lesson[] = "# A lab\n\nA question?\n\n## Answer\n\nAn answer.\n";
    char path[160], text[600];
    snprintf(path, sizeof path, "%s/labs/%s", program_folder(), folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "labs/%s/README.md", folder);
    program_file(path, lesson, strlen(lesson));
    snprintf(path, sizeof path, "labs/%s/lab.ini", folder);
    int length = snprintf(text, sizeof text,
                          "[lab]\ntitle = Is %s a lab?\nfrom = the tests\nplot = rate\n"
                          "[queues]\nmutex = never\n"
                          "[workload]\nname = prefilled\nworkers = threads\nconsumers = 1 2\n"
                          "items = 300\n[measure]\nrounds = %s\nops = 0\nduration = %s\n"
                          "[explore]\nprogram = put | get\ncapacity = 2\n",
                          folder, rounds, duration);
    program_file(path, text, (size_t)length);
}

void make_labs(void)
{
    char labs[100];
    snprintf(labs, sizeof labs, "%s/labs", program_folder());
    mkdir(labs, 0700);
    make_lab("04-tiny", "2", "5ms");
    make_lab("11-small", "2", "5ms");
    make_lab("17-endless", "10000", "500ms");
    setenv("QLAB_LABS", labs, 1);
}

void run_lab(const char *lab)
{
    char words[100];
    snprintf(words, sizeof words, "run %s --predict 5%%", lab);
    struct said said = expect(0, words);
    said_free(&said);
}

char *text_of(const char *path)
{
    FILE *file = fopen(path, "r");
    char *text = NULL;
    size_t room = 0;
    if (!file || getdelim(&text, &room, '\0', file) < 0) {
        free(text);
        text = strdup("");
    }
    if (file)
        fclose(file);
    return text;
}

int count_of(const char *text, const char *word)
{
    int count = 0;
    for (; (text = strstr(text, word)); text += strlen(word))
        count++;
    return count;
}
