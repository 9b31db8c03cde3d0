/* What is said of a run folder that cannot be read. */
#include "report/folder/read_fail.h"

#include "lab/words.h"

int read_misfit(struct lab_error *error, const char *path, const char *what,
                const json_error_t *problem)
{
    if (json_error_code(problem) == json_error_out_of_memory)
        return fail_memory(error);
    return fail_with(error, 65, "%.200s: %s%s", path, what, problem->text);
}

int read_word(const char *path, const char *key, const char *word, const char *const *words,
              struct lab_error *error)
{
    char expected[160];
    int index = word_index(word, words);
    if (index < 0)
        fail_with(error, 65, "%.200s: %s is '%.40s'; %s", path, key, word,
                  words_expected(expected, sizeof expected, word, words));
    return index;
}
