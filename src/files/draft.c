/* Texts that are written like files. */
#include "files/draft.h"

#include <errno.h>
#include <stdlib.h>

bool draft_open(struct draft *draft)
{
    *draft = (struct draft){.text = NULL};
    draft->out = open_memstream(&draft->text, &draft->size);
    return draft->out != NULL;
}

int draft_close(struct draft *draft, int error)
{
    bool whole = fclose(draft->out) == 0 && draft->text; /* no text: glibc had no memory for it */
    if (!whole && !error)
        error = ENOMEM;
    if (error) {
        free(draft->text);
        draft->text = NULL;
    }
    return error;
}
