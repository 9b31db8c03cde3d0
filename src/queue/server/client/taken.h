/* What a server answers to "give me one". */
#ifndef QLAB_QUEUE_SERVER_CLIENT_TAKEN_H
#define QLAB_QUEUE_SERVER_CLIENT_TAKEN_H

enum taken {
    TAKEN,
    TAKEN_NOTHING, /* there was none to be had: what that means is the queue's to say */
    TAKEN_FAILED,  /* the question came to no answer */
};

#endif
