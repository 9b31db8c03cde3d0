"""A disk that may lose whatever was not yet synced: fed with the system calls of a program, it says what
can be found on it after the power is cut.

Of a file stays at least what fsync() brought to the disk, of what was written later any part, also as zeros.
Of a folder stay the names as they were when it was synced, and of later changes the first few. Nothing holds
between files, or between folders.
"""
import pathlib
import re

CALLS = "openat,mkdir,write,pwrite64,fsync,rename,renameat,renameat2,close,unlink,unlinkat,rmdir,ftruncate,fcntl,dup,lseek"


class File:
    def __init__(self, data=b""):
        self.synced, self.writes = data, []  # writes: (offset, data) after that


class Disk:
    """What a program did to the folder `top`, which was synced before."""

    def __init__(self, top):
        self.top, self.steps = pathlib.Path(top), []
        self.files = {str(path): File(path.read_bytes()) for path in self.top.rglob("*") if path.is_file()}
        self.begin = dict(self.files)
        self.folders = {str(path) for path in self.top.rglob("*") if path.is_dir()} | {str(self.top)}
        self.begin_folders = set(self.folders)
        self.open = {}  # descriptor: [path, file or None, offset, whether it appends]

    def path(self, text):
        return str(pathlib.PurePath(self.top, text))

    def inside(self, path):
        return path.startswith(str(self.top) + "/")

    def feed(self, log):
        """Takes the calls of strace -xx."""
        for line in log.read_text().splitlines():
            call = re.match(r"(\w+)\((.*)\) += (-?\d+)", line)
            if call and int(call[3]) >= 0:
                texts = [bytes.fromhex(text.replace(r"\x", "")) for text in re.findall(r'"((?:\\x..)*)"', call[2])]
                self.take(call[1], call[2], texts, int(call[3]))

    def take(self, name, words, texts, result):
        number = re.match(r"\d+", words)
        fd = self.open.get(int(number[0])) if number else None
        if name == "openat":
            self.opened(self.path(texts[0].decode(errors="surrogateescape")), words, result)
        elif name in ("dup", "fcntl") and fd and "F_GETFL" not in words and (name == "dup" or "F_DUPFD" in words):
            self.open[result] = fd
        elif name == "close":
            self.open.pop(int(words), None)
        elif name == "lseek" and fd:
            fd[2] = result
        elif name in ("write", "pwrite64") and fd and fd[1]:
            self.written(fd, name, words, texts[0][:result])
        elif name == "ftruncate" and fd and fd[1]:
            self.steps.append(("cut", fd[1], int(words.split(",")[1])))
        elif name == "fsync" and fd:
            self.steps.append(("sync", fd[1]) if fd[1] else ("sync names", fd[0]))
        elif name in ("mkdir", "unlink", "unlinkat", "rmdir") or name.startswith("rename"):
            paths = [self.path(text.decode(errors="surrogateescape")) for text in texts]
            if all(self.inside(path) for path in paths):
                self.renamed("rename" if name.startswith("rename") else name, paths)

    def opened(self, path, words, result):
        file = self.files.get(path) if self.inside(path) else None
        if self.inside(path) and not file and "O_CREAT" in words:
            file = self.files[path] = File()
            self.steps.append(("name", path, file))
        elif file and "O_TRUNC" in words:
            self.steps.append(("cut", file, 0))
        size = len(file.synced) if file and "O_APPEND" in words else 0
        self.open[result] = [path, file, size, "O_APPEND" in words]

    def written(self, fd, name, words, data):
        at = int(words.rsplit(",", 1)[1]) if name == "pwrite64" else fd[2]
        self.steps.append(("write", fd[1], at, data))
        if name == "write":
            fd[2] += len(data)

    def renamed(self, name, paths):
        if name == "mkdir":
            self.steps.append(("folder", paths[0]))
        elif name != "rename":
            self.steps.append(("gone", paths[0]))
            self.files.pop(paths[0], None)
        else:
            self.steps.append(("rename", *paths))
            for path in [path for path in self.files if path == paths[0] or path.startswith(paths[0] + "/")]:
                self.files[paths[1] + path[len(paths[0]):]] = self.files.pop(path)

    def after(self, count, luck):
        """What is found when the power is cut after so many steps: {path: bytes, or None for a folder}.

        luck(n) says how many of n changes that were not synced reached the disk."""
        names, contents = {}, {}  # changes of a folder's names; [what is safe, changes after that] of a file
        safe = {}
        for step in self.steps[:count]:
            kind = step[0]
            if kind in ("write", "cut"):
                contents.setdefault(step[1], []).append(step)
            elif kind == "sync":
                safe[step[1]] = self.content(step[1], safe, contents.pop(step[1], []))
            elif kind == "sync names":
                for change in names.get(step[1], []):
                    change[1] = True
            else:
                parent = str(pathlib.PurePath(step[1]).parent)
                names.setdefault(parent, []).append([step, False])
        kept = {id(step) for changes in names.values() for step in self.lucky(changes, luck)}
        return self.tree(count, kept, safe, contents, luck)

    @staticmethod
    def lucky(changes, luck):
        """The changes of a folder that are found: those that were synced, and the first few of the others."""
        synced = max((i + 1 for i, change in enumerate(changes) if change[1]), default=0)
        return [change[0] for change in changes[:synced + luck(len(changes) - synced)]]

    @staticmethod
    def content(file, safe, steps):
        data = bytearray(safe.get(file, file.synced))
        for step in steps:
            if step[0] == "cut":
                del data[step[2]:]
                continue
            data.extend(b"\0" * (step[2] + len(step[3]) - len(data)))
            data[step[2]:step[2] + len(step[3])] = step[3]
        return bytes(data)

    def tree(self, count, kept, safe, contents, luck):
        tree, folders = dict(self.begin), set(self.begin_folders)
        for step in self.steps[:count]:
            if id(step) not in kept or str(pathlib.PurePath(step[-1] if step[0] == "rename" else step[1]).parent) not in folders:
                continue
            if step[0] == "folder":
                folders.add(step[1])
            elif step[0] == "name":
                tree[step[1]] = step[2]
            elif step[0] == "gone":
                tree.pop(step[1], None)
                folders.discard(step[1])
            else:
                moved = lambda path: step[2] + path[len(step[1]):]  # noqa: E731
                is_in = lambda path: path == step[1] or path.startswith(step[1] + "/")  # noqa: E731
                folders = {moved(path) if is_in(path) else path for path in folders}
                tree = {moved(path) if is_in(path) else path: file for path, file in tree.items()}
        found = {path: None for path in folders}
        for path, file in tree.items():
            if str(pathlib.PurePath(path).parent) not in folders:
                continue  # gone with its folder
            steps = contents.get(file, [])
            whole = self.content(file, safe, steps)
            some = self.content(file, safe, steps[:luck(len(steps))])
            zeros = luck(1) and len(some) < len(whole)  # the size arrived, the bytes did not
            found[path] = some + b"\0" * (len(whole) - len(some)) if zeros else some
        return found
