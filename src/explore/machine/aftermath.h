/* The end of an execution: its verdict, and what one more get would come to. See aftermath.c. */
#ifndef QLAB_EXPLORE_MACHINE_AFTERMATH_H
#define QLAB_EXPLORE_MACHINE_AFTERMATH_H

/* After the end of an execution in which somebody died: what one more get comes to, alone. */
enum aftermath {
    AFTERMATH_FINE,  /* it got an item, or there was none to get */
    AFTERMATH_EMPTY, /* an item is inside, and it answers Empty and changes nothing: for ever */
    AFTERMATH_BUSY,  /* the same with Busy */
    AFTERMATH_WAITS, /* it never returns */
};

/* What becomes of one more get after the end of an execution in which somebody died. */
enum aftermath aftermath(void);

/* Of a machine without choices: its enum verdict bits, by the judge. */
unsigned machine_verdict(void);

#endif
