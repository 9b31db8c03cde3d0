#!/usr/bin/env python3
"""`qlab note`: what it writes, and that it never touches what was there."""
import resource
import signal

import course
from program import FOLDER, Case, end, main, start, write

KEPT = "# Mine\n\nA line without an end"


class Note(Case):
    """Notes on a lab that was run."""

    def setUp(self):
        course.do_lab(self, "tiny")
        self.notes = write("notes.md", KEPT)

    def test_entry(self):
        said = self.expect(0, f"note tiny --dry-run --file {self.notes} In my \"'own'\" words.")
        for part in ("## 20",
                     ", tiny\n\nIs 04-tiny a lab?\n\nIn my 'own' words.",
                     "predicted 5 %, measured 0: wrong.",
                     "\n* mutex: HONEST, 0 of ",
                     "`qlab run --predict 5% tiny`, kept in `",
                     "/results/tiny/20"):
            self.holds("entry", said.out, part)
        self.same("nothing appended", self.notes.read_text(), KEPT)

    def test_text_mode_and_link_stay(self):
        link = FOLDER / "link.md"
        link.symlink_to("notes.md")
        self.notes.chmod(0o640)
        before = self.notes.stat()
        for _ in range(2):
            self.expect(0, f"note tiny --file {link} one")
        after = self.notes.stat()
        self.same("mode", oct(after.st_mode & 0o7777), oct(0o640))
        self.same("inode", after.st_ino, before.st_ino)
        self.same("still a link", link.is_symlink(), True)
        text = self.notes.read_text()
        self.that(text.startswith(KEPT), f"the old text stays, got {text:.60}")
        self.that(text.startswith(KEPT + "\n\n## 20"),
                  f"a paragraph of its own, got {text[len(KEPT):]:.60}")
        self.same("entries", text.count("\n\n## 20"), 2)
        self.same("gaps of two lines", text.count("\n\n\n"), 0)

    def test_several_at_once(self):
        writers = [start(f"note tiny --file {self.notes} 'writer {i}'") for i in range(8)]
        for writer in writers:
            self.same("writer", end(writer).status, 0)
        text = self.notes.read_text()
        self.same("entries", text.count("\n\n## 20"), 8)
        self.same("whole entries", text.count(", kept in `"), 8)
        self.that(text.startswith(KEPT), f"the old text stays, got {text:.60}")

    def test_full_disk(self):
        """A file that may not grow by a whole entry stays as it is."""
        def small_files():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that the write fails instead
            resource.setrlimit(resource.RLIMIT_FSIZE,
                               (4096, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
        full = "x" * 4000
        write("notes.md", full)
        said = self.expect(73, f"note tiny --file {self.notes} one", first=small_files)
        self.holds("says so", said.err, "nothing was appended")
        self.same("the notes", self.notes.read_text(), full)

    def test_refusals(self):
        self.complaint(64, "note", "name a lab")
        self.complaint(64, "note tyni", "tiny")
        self.complaint(66, "note small", "no complete run")
        self.complaint(73, "note tiny --file /dev/full", "no file of text")
        self.complaint(73, "note tiny --file /nowhere/notes.md", "No such file")
        self.complaint(73, f"note tiny --file {FOLDER}", "Is a directory")


if __name__ == "__main__":
    main()
