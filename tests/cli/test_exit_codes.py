#!/usr/bin/env python3
"""Every exit status of README's table is provoked here."""
import os
import pathlib
import re
import signal

from program import FOLDER, ROOT, Case, children_of, end, main, start, wait_for, write

LIE = "0,put,ok,7,1,2\n1,get,empty,0,3,4\n"
RUN = "results/reference/trylock"


class ExitCodes(Case):
    def path_with(self, **programs):
        """A PATH of these programs alone: their shell scripts; None: there is none."""
        folder = FOLDER / f"bin-{len(programs)}"
        folder.mkdir(exist_ok=True)
        for name, script in programs.items():
            program = folder / name
            program.write_text(f"#!/bin/sh\n{script}\n")
            program.chmod(0o755)
        return str(folder)

    def provoke_0(self):
        self.expect(0, "list --names")

    def provoke_1(self):
        said = self.expect(1, f"judge {write('lie.csv', LIE)}")
        self.holds("judge", said.out, "spurious")

    def provoke_2(self):
        self.expect(2, "compare mutex --rounds 1 --ops 100")

    def provoke_64(self):
        self.complaint(64, "nonsense", "nonsense")
        self.complaint(64, "run --nonsense", "nonsense")

    def provoke_65(self):
        self.complaint(65, f"judge {write('broken.csv', LIE + 'x')}", "broken.csv:3")

    def provoke_66(self):
        self.complaint(66, f"judge {FOLDER}/nowhere.csv", "nowhere.csv")

    def provoke_69(self):
        self.complaint(69, f"plot {RUN} --term", "gnuplot", PATH=self.path_with())

    def provoke_70(self):
        self.complaint(70, f"plot {RUN} --term", "gnuplot failed", PATH=self.path_with(gnuplot="echo broken >&2; exit 1"))

    def provoke_71(self):
        self.complaint(71, f"merge {write('run.tar', '')}", "No such file", TMPDIR=f"{FOLDER}/nowhere")

    def provoke_73(self):
        self.complaint(73, "list >/dev/full", "stdout")
        self.complaint(73, f"report {RUN} --output /proc/none/page.html", "/proc/none/page.html")

    def provoke_130(self):
        lab = start(f"run get-nowait --queues mutex --rounds 10000 --duration 500ms --output {FOLDER}/ended")
        self.that(wait_for(lambda: children_of(lab.pid)), "a worker starts")
        os.kill(lab.pid, signal.SIGINT)
        self.same("exit status", end(lab).status, 130)

    def test_table(self):
        """A status without a case fails, and so does a case that README knows nothing of."""
        table = pathlib.Path(ROOT / "README.md").read_text().split("## Exit status", 1)[1].split("\n## ", 1)[0]
        listed = [int(code) for codes in re.findall(r"^\| (\d[\d, ]*) \|", table, re.MULTILINE) for code in codes.split(",")]
        provoked = sorted(int(name[8:]) for name in dir(self) if name.startswith("provoke_"))
        self.same("the table and the cases here", listed, provoked)
        for code in listed:
            with self.subTest(code=code):
                getattr(self, f"provoke_{code}")()


if __name__ == "__main__":
    main()
