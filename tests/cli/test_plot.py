#!/usr/bin/env python3
"""`qlab plot`: which plots it makes of which run, and which comes first."""
from program import FOLDER, SHORT, Case, main, run


class Plot(Case):
    """Plots of runs just made."""

    def test_one_value(self):
        self.expect(0, f"run get-nowait --queues mutex --consumers 2 --output {FOLDER}/one {SHORT}")
        said = run(f"plot {FOLDER}/one/* --format=svg --output {FOLDER}")
        self.same("exit status", said.status, 0)
        self.that("rate.svg" in said.out and "sweep.svg" not in said.out,
                  f"one value is no sweep, got:\n{said.out}{said.err}")

    def test_own_plot(self):
        self.expect(0, "run trylock --queues mutex --rounds 2 --duration 20ms")
        said = run(f"plot trylock --format=svg --output {FOLDER}")
        first, *others = said.out.splitlines() or [""]
        self.that("cost.svg" in first and "rate.svg" in "".join(others),
                  f"the lab's own plot comes first, got:\n{said.out}")

    def test_terminal(self):
        self.expect(0, f"run get-nowait --queues mutex --consumers 1,2 {SHORT}")
        plain, rate, sweep = (self.expect(0, f"plot get-nowait --term{kind}").out
                              for kind in ("", " --kind=rate", " --kind=sweep"))
        self.same("in the terminal, too", plain, rate)
        self.that(rate != sweep, "which is not the sweep")


if __name__ == "__main__":
    main()
