"""Records a broker with acknowledgements, made of SQLite: python3 broker.py > broker.csv"""
import multiprocessing
import os
import sqlite3
import tempfile
import time

CALLS = 100  # of each worker
now = time.monotonic_ns  # one clock for all processes of a machine


class Worker:
    def __init__(self, name, path):
        self.name, self.log = name, []
        self.broker = sqlite3.connect(path, timeout=60, isolation_level=None)
        self.tell("PRAGMA synchronous = OFF")

    def tell(self, statement, *values):
        return self.broker.execute(statement, values).fetchone()

    def put(self, item):
        invoked = now()
        self.tell("INSERT INTO job VALUES (?, 'ready')", item)
        self.log.append(("put", "ok", item, invoked, now()))

    def get(self):
        """Reserves an item: nobody else gets it until it is given back."""
        invoked = now()
        row = self.tell("UPDATE job SET state = 'out' WHERE item = (SELECT item FROM job"
                        " WHERE state = 'ready' ORDER BY item LIMIT 1) RETURNING item")
        returned = now()
        self.log.append(("get", "got", row[0], invoked, returned) if row else
                        ("get", "empty", 0, invoked, returned))
        return row and row[0]

    def back(self, item):
        """Not acknowledged: it is to come again."""
        invoked = now()
        self.tell("UPDATE job SET state = 'ready' WHERE item = ?", item)
        self.log.append(("back", "ok", item, invoked, now()))

    def settle(self, item):
        """Acknowledged. That is no line: its get was the last that is heard of the item."""
        self.tell("DELETE FROM job WHERE item = ?", item)


def work(name, path, first):
    worker, refused = Worker(name, path), set()
    for n in range(CALLS):
        if first:
            worker.put(first + n)
        elif item := worker.get():
            if item % 10 == 0 and item not in refused:
                refused.add(item)
                worker.back(item)
            else:
                worker.settle(item)
    return worker.name, worker.log


def record(path):
    main = Worker("main", path)
    main.tell("PRAGMA journal_mode = WAL")
    main.tell("CREATE TABLE job (item INTEGER PRIMARY KEY, state TEXT)")
    for item in range(1, 11):
        main.put(item)
    with multiprocessing.Pool(4) as pool:
        logs = pool.starmap(work, [("p1", path, 1000), ("p2", path, 2000),
                                   ("g1", path, 0), ("g2", path, 0)], chunksize=1)
    while item := main.get():
        main.settle(item)
    print("# ticks_per_second: 1000000000\n# order: bag\n# drained")
    for name, log in [(main.name, main.log), *logs]:
        for call in log:
            print(name, *call, sep=",")


with tempfile.TemporaryDirectory() as folder:
    record(os.path.join(folder, "broker.db"))
