#!/usr/bin/env python3
"""The overview and every verb's help: on stdout, and that nobody could read it is an error."""
from program import Case, main

VERBS = ("list", "study", "show", "run", "compare", "plot", "explain", "check", "exercise", "answer", "note",
         "judge", "report", "doctor")


class Help(Case):
    """What a student is told who asks how."""

    def test_overview(self):
        said = self.expect(0, "--help")
        for verb in VERBS:
            self.holds("overview", said.out, verb)
        self.expect(73, "--help >/dev/full")
        self.complaint(64, "rnu", "did you mean 'run'?")
        self.expect(64, "")

    def test_verbs(self):
        for verb in VERBS:
            for way in "--help", "-h", r"-\?", "--usage":
                said = self.expect(0, f"{verb} {way}")
                self.holds(f"{verb} {way}: stdout", said.out, "Usage: qlab")
                self.same(f"{verb} {way}: stderr", said.err, "")
                self.expect(73, f"{verb} {way} >/dev/full")
            said = self.expect(64, f"{verb} --bogus")
            self.same(f"{verb} --bogus: stdout", said.out, "")


if __name__ == "__main__":
    main()
