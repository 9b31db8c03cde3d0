"""A program at a terminal: a pseudo terminal, whose other end the test holds."""
import fcntl
import os
import pty
import select
import struct
import termios
import unittest

from program import PROGRAM, ROOT, state_and_parent, wait_for

PATIENCE = 30  # seconds without a word, after which a test gives up


class Terminal:
    """A program that believes it sits at a terminal, and what it wrote there so far."""

    def __init__(self, case, words, rows=0, columns=0, **variables):
        """Starts "qlab WORDS" there, in the source tree; a terminal of that size, or of none."""
        self.case, self.said, self.seen = case, "", 0  # what was waited for ends at `seen`
        try:
            self.pid, self.end_of_it = pty.fork()
        except OSError as error:
            raise unittest.SkipTest(f"there is no pseudo terminal here: {error}") from error
        if self.pid == 0:
            os.chdir(ROOT)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            shown = dict(os.environ, TERM="xterm", NO_COLOR="1", **variables)  # xterm shows progress
            shown.pop("PAGER", None) if "PAGER" not in variables else None
            os.execle("/bin/sh", "sh", "-c", f"exec {PROGRAM} {words}", shown)

    def hear(self):
        """Reads what there is; false when the program has ended or says nothing for very long."""
        if not select.select([self.end_of_it], [], [], PATIENCE)[0]:
            return False
        try:
            got = os.read(self.end_of_it, 4096)
        except OSError:  # EIO: nobody holds the other end any more
            return False
        self.said += got.decode("latin-1")
        return bool(got)

    def wait(self, *texts):
        """Waits until it says one of them, behind what was waited for before; which it was."""
        def first():
            found = [(at, text) for text in texts if (at := self.said.find(text, self.seen)) >= 0]
            return min(found, default=None)
        while not first() and self.hear():
            pass
        self.case.that(first(), f"waited for {texts!r}, got ...{self.said[-300:]!r}")
        at, text = first()
        self.seen = at + len(text)
        return text

    def type(self, keys):
        """Types once the program has nothing more to do; "\\3" is ^C, which it may only then heed."""
        wait_for(lambda: state_and_parent(self.pid)[0] == "S")
        self.case.same(f"typed {keys!r}", os.write(self.end_of_it, keys.encode()), len(keys))

    def talk(self, *lines):
        """Wants each text in turn, and types the answer to it if there is one: (text, answer)."""
        for text, answer in lines:
            self.wait(text)
            if answer is not None:
                self.type(answer)

    def end(self):
        """Reads to the end; the exit status, or 128 + the signal that ended it."""
        while self.hear():
            pass
        os.close(self.end_of_it)  # whoever is still there is hung up on
        status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return status if status >= 0 else 128 - status
