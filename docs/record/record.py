"""Records queue.Queue: python3 record.py > python.csv"""
import queue
import threading
import time

CALLS = 3000  # of each worker
now = time.monotonic_ns  # one clock for all threads; Queue's lock is a fence on either side of it
shared = queue.Queue()


class Worker:
    def __init__(self, name):
        self.name, self.log = name, []

    def put(self, item):
        invoked = now()
        shared.put(item)
        self.log.append(("put", "ok", item, invoked, now(), ""))

    def get(self):
        invoked = now()
        try:
            item = shared.get_nowait()
            self.log.append(("get", "got", item, invoked, now(), ""))
            return True
        except queue.Empty:
            self.log.append(("get", "empty", 0, invoked, now(), ""))
            return False

    def get_timed(self, ns):
        invoked = now()
        deadline = invoked + ns
        try:
            item = shared.get(timeout=ns / 1e9)
            self.log.append(("timed", "got", item, invoked, now(), deadline))
        except queue.Empty:
            self.log.append(("timed", "empty", 0, invoked, now(), deadline))


def put_all(self, first):
    for item in range(first, first + CALLS):
        self.put(item)
        if item % 10 == 0:
            time.sleep(0.0001)  # so that the queue runs empty now and then


def get_all(self):
    for call in range(CALLS):
        if call % 10 == 9:
            self.get_timed(100_000)
        else:
            self.get()


main = Worker("main")
for item in range(1, 11):
    main.put(item)
workers = [Worker(name) for name in ("p1", "p2", "g1", "g2")]
threads = [threading.Thread(target=put_all, args=[workers[0], 1_000_000]),
           threading.Thread(target=put_all, args=[workers[1], 2_000_000]),
           threading.Thread(target=get_all, args=[workers[2]]),
           threading.Thread(target=get_all, args=[workers[3]])]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
while main.get():
    pass

print("# ticks_per_second: 1000000000\n# order: fifo\n# drained")
print("worker,kind,answer,item,invoked,returned,deadline")
for worker in [main, *workers]:
    for call in worker.log:
        print(worker.name, *call, sep=",")
