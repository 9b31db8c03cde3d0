"""A course of three labs for the tests of a study session: "tiny" (number 4) and "small" (11) take a
moment, "endless" (17) lasts until somebody ends it. QLAB_LABS points to it for whoever imports it."""
import os

import program

LAB = """[lab]
title = Is {name} a lab?
from = the tests
plot = rate
[queues]
mutex = never
[workload]
name = prefilled
workers = threads
consumers = 1 2
items = 300
[measure]
rounds = {rounds}
ops = 0
duration = {duration}
[explore]
program = put | get
capacity = 2
"""

for name, rounds, duration in (("04-tiny", 2, "5ms"), ("11-small", 2, "5ms"),
                               ("17-endless", 10000, "500ms")):
    program.write(f"labs/{name}/README.md", "# A lab\n\nA question?\n\n## Answer\n\nAn answer.\n")
    program.write(f"labs/{name}/lab.ini", LAB.format(name=name, rounds=rounds, duration=duration))
os.environ["QLAB_LABS"] = str(program.FOLDER / "labs")


def do_lab(case, lab):
    """Runs it, so that it is done; wants the exit status 0."""
    case.expect(0, f"run {lab} --predict 5%")
