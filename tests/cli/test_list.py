#!/usr/bin/env python3
"""`qlab list`: the outline of the course and what was done of it, names for scripts, lessons."""
import re

import course
from program import Case, main


class Outline(Case):
    """The course: nothing is done of it, then one lab."""

    def test_outline(self):
        said = self.expect(0, "list")
        self.holds("nothing is done yet", said.out,
                   "Part 1, day: The student's day\n\n   4  tiny     –")
        course.do_lab(self, "tiny")
        said = self.expect(0, "list")
        self.holds("one lab is done", said.out, "   4  tiny     done 20", "  11  small    –")
        document = self.json(self.expect(0, "list --format=json").out)
        part = document["parts"][0]
        lab = part["labs"][0]
        self.same("part", part["name"], "day")
        self.same("lab", lab["name"], "tiny")
        self.that(re.fullmatch(r"\d{4}-\d\d-\d\d", lab["done"] or ""), f"a day, got {lab['done']}")
        self.that(len(document["queues"]) > 5, "the queues are there")

    def test_names(self):
        self.same("labs", self.expect(0, "list --names").out, "tiny\nsmall\nendless\n")
        self.same("parts", self.expect(0, "list --names=parts").out, "day\nlocks\nlock-free\nwild\nservers\n")
        said = self.expect(0, "list --names=queues")
        self.that(said.out.startswith("mutex\n"), f"queues, got {said.out:.40}")
        self.complaint(64, "list --names=lab", "expected labs")


class Lessons(Case):
    """The lab's own labs, each with its lesson and its answer."""

    def test_lessons(self):
        said = self.expect(0, "list", QLAB_LABS=None)
        self.holds("labs and queues", said.out, "get-nowait", "vyukov-exact")
        names = self.expect(0, "list --names", QLAB_LABS=None).out.split()
        for name in names:
            show = self.expect(0, f"show {name}", QLAB_LABS=None).out
            answer = self.expect(0, f"answer {name}", QLAB_LABS=None).out
            self.lacks(f"show {name} hides the answer", show, "Answer\n")
            self.that(answer.startswith("Answer\n"), f"answer {name}: got {answer:.40}")
            self.holds(f"show {name} asks for a prediction", show, "Predict first")

    def test_refusals(self):
        self.complaint(64, "show get-nowiat", "get-nowait", QLAB_LABS=None)
        self.complaint(64, "show", "name a lab", QLAB_LABS=None)


if __name__ == "__main__":
    main()
