#!/usr/bin/env python3
"""`qlab judge`: traces that are right, and traces that are none."""
from program import FOLDER, Case, main, run, write


class Judge(Case):
    """Traces that somebody recorded."""

    def test_lie(self):
        trace = write("relay.csv", "1,put,ok,7,1,2\n1,put,ok,8,4,5\n2,get,got,7,6,7\n"
                                   "2,get,got,8,9,10\n3,get,empty,0,3,8\n")
        said = self.expect(1, f"judge {trace}")
        self.holds("chain in words", said.out, "item 7 was inside from 2 until 6")
        self.holds("names the line", said.out, "line 5")
        self.holds("names the worker", said.out, "of worker 3 is")
        document = self.json(run(f"judge --format=json {trace}").out)
        verdict = document["verdicts"][0]
        self.same("spurious", document["spurious"], 1)
        self.same("operations", document["operations"], 5)
        self.same("line", verdict["line"], 5)
        self.same("worker", verdict["worker"], 3)
        self.same("links", len(verdict["chain"]), 2)

    def test_legal(self):
        trace = write("legal.csv", "1,put,ok,7,1,5\n2,get,empty,0,2,3\n")
        self.expect(0, f"judge - < {trace}")

    def test_no_trace(self):
        for text, line in (("1,put,ok,7,x,2\n", 1),
                           ("1,put,ok,7,1,2\n1,push,ok,8,3,4\n", 2),
                           ("1,put,ok,7,5,2\n", 1),
                           ("1,put,ok,7,1,2\n1,put,ok,7,3,4\n", 2),
                           ("1,put,ok,7,1,2\n1,put,ok", 2),
                           ("", 1)):
            path = write("bad.csv", text)
            said = self.expect(65, f"judge {path}")
            self.holds(repr(text), said.err, f"{path}:{line}: ")
        self.expect(65, f"judge {write('bad.csv', bytes([1, 2, 3, 0, 10, 4] + [0] * 58))}")
        self.expect(65, "judge - < /dev/zero")  # a line without end
        self.expect(66, f"judge {FOLDER}/none.csv")


if __name__ == "__main__":
    main()
