/* Kinds mixed in one trace: drained and pending, timed and lost, queues, words, batches,
 * give-backs, workers that are gone, priorities.
 */
#include "traces.h"

#include "../check.h"

#define SIX "worker,kind,answer,item,invoked,returned"

static const struct {
    const char *name, *trace, *found;
} mixtures[] = {
    {"wait beside the only item",
     "# ended: 900\n"
     "0,put,ok,1,1,2\n"
     "1,wait,-,0,5,-\n",
     " pending 1 hang 1"},
    {"drained, pending wait, item came in drain",
     "# ended: 900\n"
     "# drained\n"
     "0,put,ok,1,1,2\n"
     "1,wait,-,0,5,-\n"
     "9,get,got,1,1000,1001\n",
     " pending 1 hang 1"},
    {"drained, wait, nothing put",
     "# ended: 900\n"
     "# drained\n"
     "0,put,ok,1,1,2\n"
     "2,get,got,1,3,4\n"
     "1,wait,-,0,5,-\n",
     " pending 1"},
    {"wait_put full cap 1",
     "# ended: 900\n"
     "# capacity: 1\n"
     "0,put,ok,1,1,2\n"
     "1,wait_put,-,2,5,-\n",
     " pending 1 inside 1"},
    {"wait_put with place",
     "# ended: 900\n"
     "# capacity: 2\n"
     "0,put,ok,1,1,2\n"
     "1,wait_put,-,2,5,-\n",
     " pending 1 hang 1 inside 1"},
    {"plain get pending + wait, 1 item",
     "# ended: 900\n"
     "0,put,ok,1,1,2\n"
     "1,get,-,0,5,-\n"
     "2,wait,-,0,6,-\n",
     " pending 2 hang 1"},
    {"drained lost, not-empty beside lost",
     "# drained\n"
     "0,put,ok,1,1,2\n"
     "1,empty,false,0,3,4\n"
     "1,get,empty,0,5,6\n",
     " lost 1 beside 1"},
    {"drained + pending, 2 items: 1 lost",
     "# drained\n"
     "0,put,ok,1,10,20\n"
     "1,get,-,0,30,-\n"
     "0,put,ok,2,50,60\n"
     "2,get,empty,0,22,25\n",
     " pending 1 lost 1 beside 1"},
    {"drained: lie beside another chain than the lost",
     "# drained\n"
     "0,put,ok,1,1,2\n"
     "0,put,ok,2,3,4\n"
     "1,get,empty,0,5,6\n"
     "1,get,got,2,7,8\n",
     " spurious 1 lost 1"},
    {"timed late covered by lost only, drained",
     SIX ",deadline\n"
         "# drained\n"
         "0,put,ok,1,20,30,\n"
         "1,timed,empty,0,10,1010,1000\n",
     " lost 1"},
    {"timed late by left only",
     SIX ",deadline\n"
         "0,put,ok,1,20,30,\n"
         "1,timed,empty,0,10,1010,1000\n",
     " late 1 inside 1 either-late 1/1"},
    {"timed whole lie and late",
     SIX ",deadline\n"
         "0,put,ok,1,20,30,\n"
         "1,timed,empty,0,50,60,55\n"
         "1,get,got,1,100,110,\n",
     " spurious 1 late 1"},
    {"priority, default priorities, words, back keeps its priority: order 1",
     "# order: priority\n" SIX ",priority\n"
     "0,put,ok,a,1,2,1\n"
     "0,put,ok,b,3,4,5\n"
     "1,get,got,a,5,6,\n"
     "1,back,ok,a,7,8,\n"
     "2,get,got,b,9,10,\n"
     "2,get,got,a,11,12,\n",
     " order 1"},
    {"priority missing for late items",
     "# order: priority\n" SIX ",priority\n"
     "0,put,ok,a,1,2,1\n"
     "0,put,ok,b,3,4,\n"
     "0,put,ok,c,5,6,\n"
     "0,put,ok,d,7,8,\n"
     "1,get,got,a,9,10,\n",
     " order 1 inside 3 either-order 3/1"},
    {"priority lost better",
     "# order: priority\n" SIX ",priority\n"
     "0,put,ok,a,1,2,1\n"
     "0,put,ok,b,3,4,5\n"
     "1,get,got,b,9,10,\n",
     " order 1 inside 1 either-order 1/1"},
    {"priority drained lost better",
     "# drained\n"
     "# order: priority\n" SIX ",priority\n"
     "0,put,ok,a,1,2,1\n"
     "0,put,ok,b,3,4,5\n"
     "1,get,got,b,9,10,\n",
     " lost 1"},
    {"two queues with a lie in one",
     SIX ",queue\n"
         "0,put,ok,1,10,11,A\n"
         "2,get,empty,0,20,30,B\n"
         "1,get,empty,0,20,30,A\n"
         "1,get,got,1,40,50,A\n",
     " spurious 1"},
    {"batch lifo",
     "# order: lifo\n"
     "0,put,ok,1,1,2\n"
     "0,put,ok,2,1,2\n"
     "1,get,got,1,3,4\n"
     "1,get,got,2,5,6\n",
     ""},
    {"gone worker's get may have it, drained",
     "# drained\n"
     "# gone: 1\n"
     "0,put,ok,1,1,2\n"
     "1,get,-,0,3,-\n"
     "2,get,empty,0,10,11\n",
     " pending 1"},
    {"got twice hides no full",
     "# capacity: 1\n"
     "0,put,ok,1,1,2\n"
     "0,put,ok,2,11,12\n"
     "1,get,got,1,3,4\n"
     "1,get,got,1,5,6\n"
     "2,put,full,3,20,21\n",
     " repeat 1 inside 1"},
    {"reserved with timed late",
     "# reserved: inside\n" SIX ",deadline\n"
     "0,put,ok,1,1,2,\n"
     "1,get,got,1,5,6,\n"
     "2,timed,empty,0,7,30,20\n"
     "1,back,ok,1,40,41,\n",
     " spurious 1 late 1 inside 1 either 1/1 either-late 1/1"},
    {"delivery: same, legal",
     SIX ",deadline\n"
         "0,put,ok,1,1,2,\n"
         "1,get,got,1,5,6,\n"
         "2,timed,empty,0,7,30,20\n"
         "1,back,ok,1,40,41,\n",
     " inside 1"},
    {"either with two items, one must be lost",
     "0,put,ok,1,1,2\n"
     "1,put,ok,2,22,28\n"
     "2,get,empty,0,20,30\n",
     " spurious 1 inside 2 either 1/1"},
    {"order either: 1 of 2 left must be lost",
     "0,put,ok,1,1,2\n"
     "0,put,ok,2,3,4\n"
     "1,get,got,2,5,6\n"
     "0,put,ok,3,7,8\n",
     " order 1 inside 2 either-order 1/1"},
    {"per putter lost silent",
     "# order: fifo-per-putter\n"
     "0,put,ok,1,1,2\n"
     "1,put,ok,9,1,2\n"
     "0,put,ok,2,3,4\n"
     "1,get,got,2,15,16\n",
     " order 1 inside 2 either-order 1/1"},
    {"lifo lost",
     "# order: lifo\n"
     "0,put,ok,1,1,2\n"
     "0,put,ok,2,3,4\n"
     "1,get,got,1,5,6\n",
     " order 1 inside 1 either-order 1/1"},
    {"lifo drained",
     "# drained\n"
     "# order: lifo\n"
     "0,put,ok,1,1,2\n"
     "0,put,ok,2,3,4\n"
     "1,get,got,1,5,6\n",
     " lost 1"},
    {"early with guard",
     "# guard: 5\n" SIX ",deadline\n"
     "1,timed,empty,0,10,97,100\n"
     "1,timed,empty,0,110,150,160\n",
     " early 1"},
    {"pending put, waits",
     "# ended: 90\n"
     "0,put,-,1,1,-\n"
     "1,wait,-,0,5,-\n",
     " pending 2 hang 1"},
    {"back lost",
     "# drained\n"
     "0,put,ok,1,1,2\n"
     "1,get,got,1,3,4\n"
     "1,back,ok,1,5,6\n"
     "2,get,empty,0,7,8\n",
     " lost 1 beside 1"},
    {"back pending",
     "0,put,ok,1,1,2\n"
     "1,get,got,1,3,4\n"
     "1,back,-,1,5,-\n"
     "2,get,empty,0,7,8\n",
     " pending 1"},
    {"queues: gone in one, drained",
     "# drained\n"
     "# gone: w\n" SIX ",queue\n"
     "p,put,ok,x,1,2,A\n"
     "w,get,-,0,3,-,A\n"
     "p,put,ok,x,4,5,B\n"
     "w2,get,empty,0,6,7,B\n",
     " pending 1 lost 1 beside 1"},
    {"batch got half",
     "0,put,ok,1,1,2\n"
     "0,put,ok,2,1,2\n"
     "0,put,ok,3,3,4\n"
     "1,get,got,3,5,6\n"
     "1,get,got,1,5,6\n",
     " order 1 inside 1 either-order 1/1"},
    {"empty() true covered, pending get excuses 1 of 2",
     "0,put,ok,1,1,2\n"
     "0,put,ok,2,3,4\n"
     "1,get,-,0,5,-\n"
     "2,empty,true,0,7,8\n",
     " spurious 1 pending 1 inside 1 either 1/1"},
};

void test_mixtures(void)
{
    for (size_t i = 0; i < sizeof mixtures / sizeof *mixtures; i++) {
        struct judgement sum;
        char found[200];
        const char *text = mixtures[i].trace;
        if (!traces_judge(fmemopen((void *)text, strlen(text), "r"), mixtures[i].name, &sum))
            continue;
        traces_describe(&sum, found);
        check_text(mixtures[i].name, found, mixtures[i].found);
    }
}
