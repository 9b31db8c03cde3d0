#!/usr/bin/env python3
"""Whatever writes to stdout says so when it could not: 73, and one line."""
from program import FOLDER, Case, main, write

LITTLE = "--rounds=2 --ops=100"
TRACE = "0,put,ok,7,1,2\n1,get,empty,0,3,4\n"
RUN = "results/reference/trylock"


class Stdout(Case):
    def test_full(self):
        trace, output = write("trace.csv", TRACE), FOLDER / "out"
        judged = [f"judge {trace}"] + [f"judge {trace} --format={form}" for form in ("json", "csv")]
        measured = [f"{verb} {LITTLE} --format={form} --output={output}" for form in ("text", "json", "csv")
                    for verb in ("run trylock", "compare mutex two-lock")]
        measured += [f"compare mutex two-lock --throughput --rounds=2 --duration=5ms --format={form} --output={output}"
                     for form in ("text", "json", "csv")]
        explained = [f"explain trylock --format={form}" for form in ("text", "json", "csv", "graph")]
        others = ["list", "list --format=json", "list --names", "show trylock", "answer trylock", "study",
                  "study --list-options", "exercise", f"exercise trylock --again --output={FOLDER}/e", "--help", "--version",
                  "run --help", "doctor", "doctor --format=json", f"plot {RUN} --term",
                  f"plot {RUN} --kind=rate --format=svg --output={FOLDER}", f"plot --term {trace}",
                  f"report {RUN} --output={FOLDER}/page.html", f"note {RUN} --dry-run", f"merge {RUN} --output={output}",
                  f"merge {RUN} --format=json --output={output}", f"verify {RUN}",
                  f"play trylock --output={FOLDER}/play.html", "run trylock --dry-run", "check mutex --budget 1s",
                  "check mutex --budget 1s --format=json"]
        for words in judged + measured + explained + others:
            with self.subTest(words=words):
                said = self.expect(73, f"{words} >/dev/full")
                lines = [line for line in said.err.splitlines() if line.startswith("qlab: ")]
                self.same(f"{words}: complaints", len(lines), 1)
                self.holds(f"{words}: stderr", lines[0], "qlab: stdout: ")


if __name__ == "__main__":
    main()
