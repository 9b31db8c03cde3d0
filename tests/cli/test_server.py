#!/usr/bin/env python3
"""Labs with databases and brokers: what is there runs, what is not is named, nothing is left."""
import os
import signal
import socket
import struct
import subprocess
import threading
import time

from program import FOLDER, PROGRAM, ROOT, Case, end, main, run, start, wait_for

SHORT = "--rounds 2 --duration 40ms"
RUNTIME = FOLDER / "r"
RUNTIME.mkdir()
os.environ["XDG_RUNTIME_DIR"] = str(RUNTIME)


def folders():
    """The folders of servers that are there now."""
    return sorted(os.listdir(RUNTIME))


def amqp(*fields):
    """A method of AMQP 0-9-1 on channel 0: numbers of 16 bits, and bytes."""
    method = b"".join(one if isinstance(one, bytes) else struct.pack(">H", one) for one in fields)
    return b"\x01\0\0" + struct.pack(">I", len(method)) + method + b"\xce"


def long_text(text):
    return struct.pack(">I", len(text)) + text


START = amqp(10, 10, b"\0\x09", long_text(b""), long_text(b"PLAIN"), long_text(b"en_US"))
NO = b"ACCESS_REFUSED - who are you?"
CLOSE = amqp(10, 50, 403, bytes([len(NO)]), NO, 0, 0)


def broker(says):
    """Somebody who listens, hears each line out and says the next of these, then hangs up. His port."""
    listens = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            line, _ = listens.accept()
            with line:
                for word in says:
                    line.recv(4096)
                    line.sendall(word)
                line.recv(4096)
    threading.Thread(target=serve, daemon=True).start()
    return listens.getsockname()[1]


class Servers(Case):
    """What a student sees of them."""

    def test_sqlite(self):
        """The lab without a server: exact queues never lie, and the folder goes."""
        said = run(f"run sqlite-busy --consumers 1,4 --format=json {SHORT}")
        self.that(said.status in (0, 2), f"exit status: got {said.status}; {said.err}")
        for point in self.json(said.out)["points"]:
            if point["claim"] == "exact" or point["consumers"] == 1:
                self.same(f"{point['queue']}: spurious", point["spurious"], 0)
        self.same("left behind", folders(), [])

    def test_models(self):
        """Given back: told Busy, and got by somebody else."""
        said = self.expect(0, "run skip-locked --queues skip-locked-asks --consumers 2 "
                              f"--rollback 50 --format=json {SHORT}")
        for point in self.json(said.out)["points"]:
            self.same("spurious", point["spurious"], 0)
            self.that(point["busy"] > 0, f"given back: got {point['busy']}")

    def test_frozen(self):
        """The three answers, without luck: the others ask while the first one stands still."""
        said = run("run frozen-worker --queues mutex,skip-locked,for-update,skip-locked-asks "
                   "--freeze 50ms --rounds 2 --format=json")
        self.same("exit status", said.status, 0)
        measured = {point["queue"]: point for point in self.json(said.out)["points"]}
        self.that(measured["skip-locked"]["spurious"] > 0, "skip-locked lies")
        for queue in "mutex", "for-update", "skip-locked-asks":
            self.same(f"{queue}: spurious", measured[queue]["spurious"], 0)
        self.that(measured["skip-locked-asks"]["busy"] > 0, "skip-locked-asks says Busy")
        for point in measured.values():
            self.same(f"{point['queue']}: never got", point["measures"]["never_got"]["max"], 0)

    def test_failover(self):
        """What was told OK by both is not lost; nobody is served before the watcher's patience ends."""
        said = run("run failover --rate 4k --patience 20ms --rounds 2 --format=json")
        if said.status == 69:
            self.holds("failover", said.err, "redis-failover")
            return
        self.that(said.status in (0, 2), f"exit status: got {said.status}; {said.err}")
        for point in self.json(said.out)["points"]:
            measures = point["measures"]
            self.same(f"{point['queue']}: spurious", point["spurious"], 0)
            self.that(measures["unserved"]["min"] >= 20e6, f"without a server: {measures['unserved']}")
            if point["queue"] == "redis-failover-wait":
                self.same("lost", measures["lost"]["max"], 0)
        self.same("left behind", folders(), [])

    def test_for_update(self):
        """By hand: told "no row", C looks once more, and does not say Empty. (What it is without that, the
        test of the documents tries.)"""
        said = subprocess.run([ROOT / "scripts" / "for_update", "--asks"], text=True,
                              capture_output=True, env=os.environ | {"QLAB": str(PROGRAM)})
        if said.returncode == 69:
            self.holds("for_update", said.stderr, "postgresql-15")
            return
        self.same("exit status", (said.returncode, said.stderr), (0, ""))
        self.holds("for_update", said.stdout, "C  is told                   no row", "0 spurious")

    def test_no_broker(self):
        """RabbitMQ is named, not started: nothing, nonsense, nobody there, who is silent, who refuses."""
        asked = "run prefetch --queues rabbitmq"
        if "built without" in run(asked, QLAB_AMQP=None).err:
            self.complaint(69, asked, "needs amqp.h")
            return
        expected = "expected amqp://USER:PASSWORD@HOST:PORT/VHOST, got"
        silent = socket.create_server(("127.0.0.1", 0))
        deaf, rude = silent.getsockname()[1], broker([START, CLOSE])
        for address, line in (
                (None, f"QLAB_AMQP names a broker of RabbitMQ that runs: {expected} nothing"),
                ("127.0.0.1:5672", f"{expected} something else"),
                ("amqps://u:secret@localhost", f"{expected} something else"),
                ("amqp://127.0.0.1:1", "no broker at 127.0.0.1:1, which QLAB_AMQP names: "),
                (f"amqp://127.0.0.1:{broker([])}", "does not answer: "),
                (f"amqp://127.0.0.1:{deaf}", "does not answer: "),
                (f"amqp://u:secret@127.0.0.1:{rude}", f"refuses: {NO.decode()}")):
            self.complaint(69, asked, line, QLAB_AMQP=address)
            said = run(asked, QLAB_AMQP=address) if address != f"amqp://127.0.0.1:{deaf}" else None
            self.that(not said or (said.err.count("\n") == 1 and "secret" not in said.err),
                      f"one line, and no password: {said}")
        silent.close()

    def test_no_server(self):
        """What is not installed is named, the rest runs; if nothing else was asked for, that is said."""
        nothing = FOLDER / "nothing"
        nothing.mkdir()
        said = self.expect(0, "run frozen-worker --queues mutex,redis-lmove,beanstalkd --freeze 20ms "
                              "--rounds 2 --format=json", PATH=nothing)
        self.same("queues", [point["queue"] for point in self.json(said.out)["points"]], ["mutex"])
        self.holds("named", said.err, "left out: redis-lmove: ", "left out: beanstalkd: ")
        for queue in "redis-lmove", "beanstalkd":
            self.complaint(69, f"run frozen-worker --queues {queue} --rounds 2", f"{queue}: ", PATH=nothing)
        self.same("left behind", folders(), [])

    def test_no_postgres(self):
        """The same of PostgreSQL, whose programs are not on any PATH: they are hidden for a while."""
        hide = ["unshare", "--map-root-user", "--mount", "sh", "-ec",
                '[ ! -d /usr/lib/postgresql ] || mount -t tmpfs none /usr/lib/postgresql; exec "$@"', "sh"]
        if subprocess.run([*hide, "true"], capture_output=True).returncode:
            self.skipTest("nothing can be hidden here")
        for words, status in ((f"--with-postgres --queues skip-locked-asks {SHORT}", 0),
                              ("--queues pg-skip-locked-asks --rounds 2", 69)):
            said = subprocess.run([*hide, PROGRAM, "run", "skip-locked", *words.split()], cwd=ROOT,
                                  capture_output=True, text=True)
            self.same(f"{words}: exit status", said.returncode, status)
            self.holds("named", said.stderr, "pg-skip-locked-asks: ")

    def test_threads(self):
        self.complaint(64, "compare sqlite-wait sqlite-busy --workload prefilled",
                       "sqlite-wait runs with processes only, not with threads")

    def test_interrupted(self):
        """Killed at any moment: after a while no folder is there."""
        for signal_sent in signal.SIGKILL, signal.SIGINT, signal.SIGTERM:
            process = start("run sqlite-busy --duration 5s --rounds 3")
            wait_for(lambda: process.poll() is not None or folders())
            time.sleep(0.05)
            process.send_signal(signal_sent)
            end(process)
            self.that(wait_for(lambda: not folders(), 5),
                      f"nothing is left after {signal_sent.name}: {folders()}")


if __name__ == "__main__":
    main()
