#!/usr/bin/env python3
"""Every exact queue that the explorer sees, two workers and three, under C11: never, with totals."""
import os
import random
import time

from explained import Explained
from program import main, run

SEED = os.environ.get("QLAB_TEST_SEED", str(time.time_ns() % 10000))
PROGRAMS = {2: ["put,get | put,get", "put,put | get,get"],
            3: ["put,get | put | get", "put,put | get | get", "put | put | get,get"]}
SLOWEST = 60  # seconds of one queue's programs, with as many workers, on a quiet machine


class Weak(Explained):
    def proved(self, queue, program):
        """States and seconds; None if it has fewer putters or getters, or is no code that is seen."""
        began = time.monotonic()
        said = run(f"explain {queue} --queues {queue} --program '{program}' --memory c11 --format=json")
        if said.status == 64 and "--program" in said.err or said.status == 69 and "C11 memory" not in said.err:
            return None
        self.same(f"{queue}, {program}: exit status, {said.err}", said.status, 0)
        document = self.json(said.out)
        result = document["results"][0]
        self.same(f"{queue}, {program}", (result["verdict"], document["complete"]), ("never", True))
        return result["states"], time.monotonic() - began

    def test_exact(self):
        exact = [queue["name"] for queue in self.json(self.expect(0, "list --format=json").out)["queues"]
                 if queue["claim"] == "exact" and not queue["unavailable"]]
        if not os.environ.get("QLAB_TEST_ALL"):
            print(f"seed {SEED}")
            exact = ["mutex", *random.Random(SEED).sample(exact, 4)]
        totals = dict.fromkeys(PROGRAMS, (0, 0, 0.0))
        for queue in exact:
            for workers, programs in PROGRAMS.items():
                found = [one for one in (self.proved(queue, program) for program in programs) if one]
                if found:
                    states, seconds = (sum(column) for column in zip(*found))
                    print(f"{queue:24} {workers} workers, {len(found)} programs: {states:8} states, {seconds:6.2f} s")
                    self.that(seconds < SLOWEST, f"{queue}, {workers} workers: {seconds:.1f} s")
                    total = totals[workers]
                    totals[workers] = (total[0] + 1, total[1] + states, total[2] + seconds)
        for workers, (queues, states, seconds) in totals.items():
            print(f"{queues} exact queues, {workers} workers: never, {states} states, {seconds:.1f} s")
        self.that(totals[2][0] >= 1 and totals[3][0] >= 1, f"queues: {totals}")


if __name__ == "__main__":
    main()
