/* qlab verify [DIR...]: are run folders what they were when they were written? */
#include <stdio.h>

#include "command/line/arguments.h"
#include "command/line/future.h"
#include "command/verbs.h"
#include "lab/place.h"
#include "report/folder/manifest.h"
#include "report/folder/read_folder.h"
#include "report/folder/seal.h"
#include "report/merge/find.h"

struct verify_options {
    bool seal;
};

static const struct option_row rows[] = {
    {"seal", "give folders of older versions, which have no sums, theirs",
     OPTION_AT(struct verify_options, seal)},
    {0},
};

/* What was found, folder by folder. */
struct audit {
    const struct verify_options *chosen;
    size_t whole, unsealed, damaged, failed;
    int status; /* of the first that could not be sealed */
};

static void tell(const char *word, const char *folder, const char *why)
{
    printf("%-8s %s%s%s\n", word, folder, *why ? ": " : "", why);
}

/* A folder that is whole as far as anybody can say, without sums. */
static void look_unsealed(struct audit *audit, const char *folder)
{
    struct lab_error error = {0};
    if (!audit->chosen->seal) {
        audit->unsealed++;
        tell("no sums", folder, "written by an older version; --seal gives it some");
    } else if (manifest_seal(folder, &error) != 0) {
        audit->failed++;
        audit->status = audit->status ? audit->status : complain(error.status, "%s", error.text);
    } else {
        audit->whole++;
        tell("sealed", folder, "");
    }
}

static int look(void *context, const char *folder, unsigned tries, struct lab_error *none)
{
    struct audit *audit = context;
    struct lab_error error = {0};
    bool sealed = false;
    (void)tries, (void)none;
    struct result *result = report_read(folder, &error);
    bool whole = result && seal_check(folder, &sealed, &error) == 0;
    if (!whole && error.status == STATUS_SYSTEM) {
        audit->status = complain(STATUS_SYSTEM, "%s", error.text);
    } else if (!whole) {
        audit->damaged++;
        tell("DAMAGED", folder, error.text);
    } else if (!sealed) {
        look_unsealed(audit, folder);
    } else {
        audit->whole++;
        tell("whole", folder, "");
    }
    if (result)
        future_tell(folder, result);
    result_drop(result);
    return audit->status == STATUS_SYSTEM ? STATUS_SYSTEM : 0;
}

static int verify(int argc, char **argv)
{
    struct verify_options chosen = {0};
    struct audit audit = {.chosen = &chosen};
    struct words words;
    char *usual[] = {(char *)results_folder()};
    arguments_parse(&command_verify, argc, argv, &chosen, &words);
    char **list = words.count ? words.list : usual;
    size_t count = words.count ? words.count : 1;
    for (size_t i = 0; i < count && audit.status != STATUS_SYSTEM; i++) {
        struct lab_error error = {0};
        int status = find_folders(list[i], look, &audit, &error);
        if (status && *error.text)
            return complain(status, "%s", error.text);
    }
    printf("\n%zu whole, %zu without sums, %zu damaged\n", audit.whole, audit.unsealed,
           audit.damaged);
    return audit.status ? audit.status : audit.damaged ? STATUS_DATA : STATUS_HOLDS;
}

const struct command command_verify = {
    .name = "verify",
    .arguments = "[DIR...]",
    .summary = "are run folders what they were when they were written?",
    .usage = "[DIR...]",
    .doc =
        "Reads run folders, and compares their files with the SHA-256 sums that were written with "
        "them: what a disk, a copy or an editor has changed is found, and the file is named.\n\n"
        "  qlab verify\n"
        "  qlab verify results/get-nowait\n"
        "  qlab verify --seal results/reference\n"
        "\vA DIR is a run folder, a folder of them however deep, or a tar of such; without any "
        "all in results/ are looked at. `sha256sum -c SHA256SUMS` in a run folder says the same. "
        "Sums find accidents; who forges results can forge them, too. Exit status: 0, or 65 if a "
        "folder is damaged.",
    .options = (const struct option_table[]){{.rows = rows}, {0}},
    .run = verify,
};
