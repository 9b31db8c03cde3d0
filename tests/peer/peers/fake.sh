# A peer for the tests: does what the test says, whatever it is asked.
eval "$QLAB_TEST_PEER"
