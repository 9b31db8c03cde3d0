#!/usr/bin/env python3
"""`qlab explain --quiz`: random small clients, one execution without its answers, graded by the explorer."""
import re

from program import FOLDER, Case, main, run
from terminal import Terminal

SEEDS = range(1, 13)


def parts(text):
    """The lanes, and what is asked: [(question, answer)]."""
    lanes, _, rest = text.partition("\n* ")
    asked = re.findall(r"^\* (.*?\?) (.*?)(?=\n\*|\Z)", "* " + rest.replace("\n  ", " ").strip(), flags=re.M | re.S)
    return lanes, [(question, answer.strip()) for question, answer in asked]


class Quiz(Case):
    def test_answers(self):
        """The same seed asks the same; nothing that is asked stands in the lanes; right answers are right, others are not."""
        clients = set()
        for seed in SEEDS:
            said = self.expect(0, f"explain mutex-trylock --quiz --seed {seed} --answers").out
            self.same(f"seed {seed} again", run(f"explain mutex-trylock --quiz --seed {seed} --answers").out, said)
            lanes, asked = parts(said)
            self.that(len(asked) >= 2, f"seed {seed}: questions: {asked}")
            self.same(f"seed {seed}: blanks", lanes.count("?"), sum("hear?" in question for question, _ in asked))
            self.lacks(f"seed {seed}: lanes", lanes.split("\n", 1)[1], "EMPTY", "GOT", "point of no return", " % ")
            clients.add(said.splitlines()[0].rsplit(", seed", 1)[0])
            right = "".join(f"{answer.replace('–', '0')}\n" for _, answer in asked)
            (FOLDER / "right").write_text(right)
            (FOLDER / "wrong").write_text("perhaps\n" * len(asked))
            self.holds(f"seed {seed}: right", self.expect(0, f"explain mutex-trylock --quiz --seed {seed} <{FOLDER}/right").out,
                       f"{len(asked)} of {len(asked)} right.")
            self.holds(f"seed {seed}: wrong", self.expect(0, f"explain mutex-trylock --quiz --seed {seed} <{FOLDER}/wrong").out,
                       f"\n0 of {len(asked)} right.")
        self.that(len(clients) > len(SEEDS) // 2, f"different clients: {clients}")

    def test_lies(self):
        """A liar lies in some rounds and not in others, its twin in none."""
        told = [run(f"explain mutex-trylock --quiz --seed {seed} --answers").out for seed in range(1, 41)]
        for verdict in ("yes", "no"):
            self.that(any(f"a lie, yes or no? {verdict}" in one for one in told), f"'{verdict}' in one of 40 rounds")
        for seed in SEEDS:
            said = self.expect(0, f"explain trylock --queues mutex --quiz --seed {seed} --answers").out
            self.lacks(f"seed {seed}", said, "a lie, yes or no? yes")

    def test_terminal(self):
        terminal = Terminal(self, "explain semaphore --quiz --seed 1", 60, 100)
        terminal.wait("what does", "how likely")
        terminal.type("\n")
        terminal.wait("it is: ")
        terminal.type("q\n")
        terminal.wait("The answers: qlab explain semaphore --quiz --seed 1 --answers")
        self.same("exit status", terminal.end(), 0)

    def test_unattended(self):
        """Where nobody answers it says how to see the answers."""
        self.holds("told", self.expect(0, "explain trylock --quiz --seed 3 </dev/null").out,
                   "qlab explain trylock --quiz --seed 3 --answers")

    def test_refused(self):
        for words, line in (("--answers", "--answers are those of --quiz"),
                            ("--quiz --program put", "it goes with --queues and --seed"),
                            ("--quiz --format=json", "it goes with --queues and --seed")):
            self.complaint(64, f"explain trylock {words}", line)
        self.complaint(69, "explain process --quiz", "no queue that the explorer sees")


if __name__ == "__main__":
    main()
