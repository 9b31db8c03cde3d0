/* The tests of peers that need a python3. */
#ifndef QLAB_TESTS_PEER_PYTHON_H
#define QLAB_TESTS_PEER_PYTHON_H

void test_python_queues(void);
void test_python_loses_one(void);
void test_python_keeps_its_limit(void);
void test_python_goes_along(void);

#endif
