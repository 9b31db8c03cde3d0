"""What the workers do: the workloads of qlab that are known here, step by step as in src/measure."""

import time
from record import FINISHED, GOTS, PRODUCED, PUTS

PAUSE = 1_000_000  # ns between two trials of delay: the feeder has gone to sleep
NEAR = 200_000  # ns: this near the hour nobody sleeps, waking takes too long


def busy(worker, ns):
    until = time.monotonic_ns() + ns
    while time.monotonic_ns() < until and not worker.board.is_over():
        pass


def sleep_until(worker, due):
    while not worker.board.is_over():
        left = due - time.monotonic_ns()
        if left <= 0:
            return
        time.sleep(min(left - NEAR / 2, 10_000_000) / 1e9 if left > NEAR else 0)


def take(worker):
    """A consumer's step: looks, one get, work. (item or None, False if it was over before)."""
    record, settings = worker.record, worker.settings
    for _ in range(settings.looks):
        if record.on():
            record.look()
    if not record.on():
        return None, False
    item = record.get()
    if item is not None and settings.work:
        busy(worker, settings.work)
    return item, True


def prefilled(worker):
    """Only gets, until the parent sees that all are got and ends the run."""
    while take(worker)[1]:
        pass


def drain(worker):
    """Gets until the first Empty."""
    while take(worker)[0] is not None:
        pass


def produce(worker):
    settings, began = worker.settings, time.monotonic_ns()
    share = settings.ops // settings.producers + (worker.index < settings.ops % settings.producers)
    n = 1
    while (n <= share or not settings.ops) and worker.record.on():
        if settings.rate:
            sleep_until(worker, began + n * 1_000_000_000 // settings.rate)
        if worker.record.on():
            item = worker.item(n)
            worker.record.put(item, item)
            n += 1
    worker.record.count(PRODUCED)


def producer_consumer(worker):
    if worker.index < worker.settings.producers:
        produce(worker)
    else:
        prefilled(worker)


def trial(worker, n):
    """Puts one item, looks at once until empty() says False, and gets it. False if it was over."""
    record, item = worker.record, worker.item(n)
    record.put(item, worker.message(item))
    while record.on() and record.look():
        pass
    while record.on():
        if record.get() is not None:
            return True
    return False


def compute(worker):
    """Puts, and computes until another worker has got the item: no line here gives way."""
    record, board, n = worker.record, worker.board, 1
    while record.on() and (n <= worker.settings.ops or not worker.settings.ops):
        record.put(worker.item(n), worker.message(worker.item(n)))
        while board.total(GOTS) < n and not board.is_over():
            pass
        sleep_until(worker, time.monotonic_ns() + PAUSE)
        n += 1
    record.count(PRODUCED)


def watch(worker):
    """Looks until empty() says False, then gets; again and again."""
    record, board = worker.record, worker.board
    while record.on() and not (board.total(PRODUCED) and board.total(GOTS) == board.total(PUTS)):
        if not record.look() and record.on():
            record.get()


def delay(worker):
    settings = worker.settings
    if settings.case == "computing":
        return compute(worker) if worker.index == 0 else watch(worker)
    n = 1
    while worker.record.on() and (n <= settings.ops or not settings.ops):
        if settings.case == "first":
            queue = worker.kind(settings)
            worker.record.use(queue)
        else:
            sleep_until(worker, time.monotonic_ns() + PAUSE)
        if not trial(worker, n):
            return
        if settings.case == "first":
            queue.close()
        n += 1


WORK = {
    "prefilled": prefilled,
    "drain": drain,
    "producer-consumer": producer_consumer,
    "delay": delay,
}
FILLED = ("prefilled", "drain")


def all_done(board, settings):
    """Whether the workers, who do not look at each other, may be told that it is over."""
    if settings.workload == "prefilled":
        return board.total(GOTS) >= settings.items
    if settings.workload == "producer-consumer":
        # In this order: once all have produced, the number of items put is final.
        return (board.total(PRODUCED) == settings.producers
                and board.total(GOTS) >= board.total(PUTS))
    return False
