/* The outline of the course as JSON. */
#ifndef QLAB_COMMAND_COURSE_OUTLINE_JSON_H
#define QLAB_COMMAND_COURSE_OUTLINE_JSON_H

#include "command/course/outline.h"

/* Prints the outline and the queues as one JSON document. 0 or an exit status. */
int outline_json(const struct outline *outline);

#endif
