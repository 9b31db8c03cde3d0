/* Where things are: what comes with the program, and what its user makes.
 *
 * What comes with it is looked for in an environment variable, in the current folder, beside the
 * program as installed (PREFIX/share/qlab, wherever the prefix was moved to), and in the tree that
 * was built. What its user makes goes into the current folder if that is a checkout or the program
 * is installed, else into that tree. All paths are relative to the current folder or absolute, and
 * stay until the same function is called again.
 */
#ifndef QLAB_LAB_PLACE_H
#define QLAB_LAB_PLACE_H

/* The folder of the labs: QLAB_LABS, else ./labs, else as above. */
const char *labs_folder(void);

/* The folder with plot/ and peers/: QLAB_SCRIPTS, else ./scripts, else as above. */
const char *scripts_folder(void);

/* The folder of the headers that a queue file of one's own includes: PREFIX/share/qlab/include, or
 * src/ of the tree that was built. */
const char *headers_folder(void);

/* The folder that results go to: QLAB_RESULTS, else as above. */
const char *results_folder(void);

/* The study notes: notes.md beside ./labs, else as above. */
const char *notes_file(void);

#endif
