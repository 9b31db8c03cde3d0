"""strace(1) as it is needed here: system calls of the program alone, told or made to fail."""
import re
import shutil
import subprocess

CALLS = "openat,mkdir,write,fsync,rename,close,unlink,rmdir,fchmod,chmod,ftruncate"


def usable():
    """Whether there is one that may trace."""
    if not shutil.which("strace"):
        return False
    tried = subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], stdin=subprocess.DEVNULL,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return tried.returncode == 0


def telling(log, calls=CALLS, *options):
    """The words in front of a command whose calls are to be written to `log`."""
    return ["strace", "-qq", *options, "-o", str(log), "-e", "signal=none", "-e", f"trace={calls}"]


def injecting(call, what):
    return ["strace", "-qq", "-o", "/dev/null", "-e", "signal=none", "-e", f"trace={call}", "-e", f"inject={call}:{what}"]


def failing(call, number, error):
    """Those in front of a command whose call of that number fails."""
    return injecting(call, f"error={error}:when={number}")


def killing(call, number):
    """Those in front of a command that is killed at its call of that number."""
    return injecting(call, f"signal=KILL:when={number}")


LOADER = re.compile(r'"[^"]*(\.so\b[^"]*|ld\.so\.[^"]*)"')  # what starts a program, before it is one


def numbers(log):
    """The numbers of its calls, by their names: {"write": [1, 2, 3]}. Without those of the loader, and
    without closing what is no file: a call that is made to fail is not made, so the pipe stays open and
    who reads it waits; a close(2) that fails in earnest has closed."""
    found, count, loading = {}, {}, True
    for line in log.read_text(errors="replace").splitlines():
        call = re.match(r"(\w+)\(", line)
        if call:
            name = call[1]
            count[name] = count.get(name, 0) + 1
            loading = loading and (name == "close" or bool(LOADER.search(line)))
            if not loading and (name != "close" or "</" in line):
                found.setdefault(name, []).append(count[name])
    return found
