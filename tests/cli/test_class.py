#!/usr/bin/env python3
"""`qlab class`: what students handed in, side by side."""
import re
import shutil

from program import FOLDER, Case, main, run


def words(page):
    """What is read on a page, without tags and quotes."""
    text = re.sub(r"<(style|title)>.*?</\1>", "", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", text).replace("&lt;", "<").split())


class Class(Case):
    """Three students: two ran a lab, and guessed differently; one ran nothing."""

    @classmethod
    def setUpClass(cls):
        cls.students = FOLDER / "handed-in"
        few = "--rounds 2 --duration 20ms --consumers 2,8"
        for name, guesses in (("anna", "--predict rate=50% --predict mutex-trylock-busy=never"),
                              ("boris", "--predict rate=1e-6"), ("clara", None)):
            folder = cls.students / name
            folder.mkdir(parents=True)
            if guesses:
                run(f"run trylock {few} {guesses} --output {folder}/results/trylock")

    def test_side_by_side(self):
        folders = f"{self.students}/*"
        said = self.expect(0, f"class {folders} --term")
        self.in_turn("predictions", said.out, "trylock\n", "student", "anna", "boris", "right", "of 2")
        self.holds("guesses", said.out, "said 50 %", "said 0.0001 %", "said never", "was never")
        self.holds("rates", said.out, "mutex-trylock-busy", "2 students", "processors")
        self.expect(0, f"class {folders} --output {FOLDER}/class.html")
        page = (FOLDER / "class.html").read_text()
        self.holds("page", words(page), "The class", "3 students", "said 50 %", "2 students")
        self.holds("policy", page, "default-src 'none'")

    def test_passed(self):
        """A line counts if it is of the file that was handed in."""
        exercise = self.students / "clara" / "exercises" / "trylock"
        run(f"exercise trylock --output {exercise}")
        (exercise / "check.txt").write_text("noise\n  qlab-pass/1 trylock proved=4,4,3 clients=1,1,1 source=00 version=0\n")
        said = self.expect(0, f"class {self.students}/clara --term")
        self.holds("said so", said.out, "Exercises", "said so", "4,4,3 calls")
        wrong = self.expect(65, f"check {exercise}/queue.c --line 'qlab-pass/1 trylock proved=4 clients=1 source=00 version=0'").err
        source = re.search(r"has (\w{32})", wrong)
        self.that(source, f"the file's hash, got {wrong}")
        version = run("--version").out.split()[1]
        (exercise / "check.txt").write_text(f"qlab-pass/1 trylock proved=4,4,3 clients=1,1,1 source={source[1]} version={version}\n")
        self.holds("passed", self.expect(0, f"class {self.students}/clara --term").out, "passed")
        (exercise / "queue.c").write_text("/* another */\n")
        self.lacks("another file", self.expect(0, f"class {self.students}/clara --term").out, " passed")

    def test_broken_run(self):
        """A run that cannot be read is told and left out."""
        folder = FOLDER / "daria"
        shutil.copytree(self.students / "anna", folder)
        for path in folder.rglob("run.json"):
            path.write_text("nonsense\n")
        said = self.expect(0, f"class {folder} {self.students}/boris --term")
        self.holds("left out", said.err, "left out:", "/daria/", "run.json")
        self.holds("the others", said.out, "boris")

    def test_refused(self):
        self.complaint(64, "class", "name what the students")
        self.complaint(64, f"class {FOLDER} --term --output x", "--term writes no page")
        self.complaint(66, "class no/such/student", "no/such/student: No such file")


if __name__ == "__main__":
    main()
