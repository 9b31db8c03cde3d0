"""Every interleaving of a few workers on a queue that is a list of instructions, one by one.

Written from the words of the design alone, to be compared with the explorer: it shares no code
with it, keeps no state but what is said here, and judges an end by trying all orders of its calls.
"""
from functools import lru_cache

(LOAD, STORE, STORE_SC, SWAP, ADD, LOCK, UNLOCK, DOWN, UP, ZERO, SOME, JUMP, KEEP, NO, YES, SLEEP,
 WAKE, WAKE_ALL) = range(18)
NULL, ITEM, MORE = range(3)
AWAKE, ASLEEP, WOKEN = range(3)
# the others are nobody's business
STEPS = {LOAD, STORE, STORE_SC, SWAP, ADD, LOCK, UNLOCK, DOWN, UP, SLEEP, WAKE, WAKE_ALL}
LISTS = {'put': 0, 'get': 1, 'wait': 2}
BUFFER = 8  # stores that may wait


def parse(text):
    """[prefix, worker, ...], each a list of (kind, item)."""
    prefix, workers = '', text
    if ':' in text:
        prefix, workers = text.split(':')[1].split(';')
    item, program = 0, []
    for part in [prefix] + workers.split('|'):
        program.append([])
        for kind in part.replace(',', ' ').split():
            item += kind == 'put'
            program[-1].append((kind, item if kind == 'put' else 0))
    return program


class Worker:
    """What a worker stands at: its call, the next step in it, what it has read, what waits."""

    def __init__(self, done=(), at=None, read=0, item=0, before=None, waiting=(), sleep=AWAKE):
        self.done, self.at, self.read, self.item = done, at, read, item
        self.before, self.waiting = before, waiting  # before: None until its first step is taken
        self.sleep = sleep

    def key(self):
        return self.done, self.at, self.read, self.item, self.before, self.waiting, self.sleep

    def copy(self):
        return Worker(*self.key())


class Machine:
    def __init__(self, lists, program, tso):
        self.lists, self.tso = lists, tso
        self.program = program[1:]
        self.words, self.holder, self.sem = [0] * 4, None, 0
        self.prefix = self.alone(program[0])
        self.workers = [Worker() for _ in self.program]
        for w in range(len(self.program)):
            self.settle(w)

    def alone(self, calls):
        """Makes the calls one after the other; what each has answered, as .done of a worker."""
        keep, self.program = self.program, [calls]
        tso, self.tso = self.tso, False
        self.workers = [Worker()]
        self.settle(0)
        for _ in range(1000):
            if not self.enabled(0):
                break
            self.step(0)
        done = self.workers[0].done if self.workers[0].at is None else None
        self.program, self.tso = keep, tso
        return done

    def settle(self, w):
        """Runs the code behind a step up to the next one, over the ends of calls."""
        me = self.workers[w]
        while len(me.done) < len(self.program[w]):
            kind, item = self.program[w][len(me.done)]
            if me.at is None:
                me.at, me.read, me.item, me.before = 0, 0, item, None
            op, _, _, jump = self.lists[LISTS[kind]][me.at]
            if op in STEPS:
                return
            if op == KEEP:
                me.item = me.read
            if op in (NO, YES):
                answer = op == YES and me.item != 0
                got = me.item if answer and kind != 'put' else item
                me.done += ((kind, answer, got, me.before),)
                me.at = None
                continue
            jumps = op == JUMP or (op == ZERO and not me.read) or (op == SOME and me.read)
            me.at = jump if jumps else me.at + 1

    def instruction(self, w):
        me = self.workers[w]
        if me.at is None:
            return None
        return self.lists[LISTS[self.program[w][len(me.done)][0]]][me.at]

    def enabled(self, w):
        me, now = self.workers[w], self.instruction(w)
        if now is None or me.sleep == ASLEEP:
            return False
        if me.waiting and now[0] != LOAD:  # a locked instruction waits for an empty buffer
            return now[0] == STORE and len(me.waiting) < BUFFER
        return not (now[0] == LOCK and self.holder is not None or now[0] == DOWN and not self.sem)

    def flush(self, w):
        me = self.workers[w]
        word, value = me.waiting[0]
        me.waiting = me.waiting[1:]
        self.words[word] = value

    def picks(self, w):
        """Whom the next step of w may wake; nobody is one possibility, too."""
        now = self.instruction(w)
        asleep = [v for v, other in enumerate(self.workers) if other.sleep == ASLEEP and
                  now[0] in (WAKE, WAKE_ALL) and self.instruction(v)[1] == now[1]]
        return [[v] for v in asleep] or [[]] if now[0] == WAKE else [asleep]

    def step(self, w, woken=()):
        me = self.workers[w]
        op, word, value, jump = self.instruction(w)
        if me.before is None:
            me.before = tuple(len(other.done) for other in self.workers)
        new = [0, me.item, me.read + 1][value]
        at = me.at + 1
        if op == LOAD:
            me.read = ([v for x, v in me.waiting if x == word] or [self.words[word]])[-1]
        elif op == STORE and self.tso:
            me.waiting += ((word, new),)
        elif op in (STORE, STORE_SC):
            self.words[word] = new
        elif op == SWAP:
            if self.words[word] == me.read:
                self.words[word] = new
            else:
                me.read, at = self.words[word], jump
        elif op == ADD:
            self.words[word] += value - 1
        elif op == LOCK:
            self.holder = w
        elif op == UNLOCK:
            self.holder = None
        elif op == SLEEP and me.sleep == WOKEN:
            me.sleep = AWAKE
        elif op == SLEEP and not self.words[word]:
            me.sleep, at = ASLEEP, me.at
        elif op in (WAKE, WAKE_ALL):
            for other in woken:
                self.workers[other].sleep = WOKEN
        elif op in (UP, DOWN):
            self.sem += 1 if op == UP else -1
        me.at = at
        self.settle(w)

    def save(self):
        return tuple(self.words), self.holder, self.sem, tuple(w.key() for w in self.workers)

    def load(self, state):
        words, self.holder, self.sem, keys = state
        self.words, self.workers = list(words), [Worker(*key) for key in keys]

    def inside(self):
        calls = [c for done in [self.prefix] + [w.done for w in self.workers] for c in done]
        return ({c[2] for c in calls if c[0] == 'put' and c[1]} -
                {c[2] for c in calls if c[0] != 'put' and c[1]})

    def lost(self):
        """Whether an item does not come when somebody gets it all."""
        inside, state = self.inside(), self.save()
        waiters = sum(w.at is not None for w in self.workers)
        try:
            for _ in range(100):
                if not inside:
                    return False
                before = self.words[:], self.sem
                done = self.alone([('get', 0)])
                if done is None:
                    return False
                if done[0][1]:
                    inside.discard(done[0][2])
                elif before == (self.words, self.sem):
                    return len(inside) > waiters
            return False
        finally:
            self.load(state)

    def end(self):
        """What is wrong with an execution that has come to its end."""
        stuck = [w for w in range(len(self.workers)) if self.workers[w].at is not None]
        wrong = set()
        if any(self.instruction(w)[0] == LOCK or self.program[w][len(self.workers[w].done)][0] != 'wait'
               for w in stuck):
            wrong.add('deadlock')
        elif stuck and self.inside():
            wrong.add('hangs')
        if not wrong and self.lost():
            wrong.add('loses')
        return wrong | judge(self.calls())

    def round(self):
        """What is wrong with going round here for ever."""
        kinds = {self.program[w][len(me.done)][0] for w, me in enumerate(self.workers) if me.at is not None}
        if kinds != {'wait'}:
            return {'livelock'}
        return {'hangs'} if self.inside() else set()

    def flushed_ends(self):
        """The same, where stores still wait that reach memory in any order."""
        waiting = [w for w in range(len(self.workers)) if self.workers[w].waiting]
        state, wrong = self.save(), set() if waiting else self.end()
        for w in waiting:
            self.flush(w)
            wrong |= self.flushed_ends()
            self.load(state)
        return wrong

    def calls(self):
        """Every call as (worker, number, kind, answer, item, before); None: it has not answered."""
        calls = [(-1, i, *c[:3], ()) for i, c in enumerate(self.prefix)]
        for w, me in enumerate(self.workers):
            calls += [(w, i, *c) for i, c in enumerate(me.done)]
            if me.at is not None and me.before is not None:
                kind, item = self.program[w][len(me.done)]
                calls.append((w, len(me.done), kind, None, item, me.before))
        return tuple(calls)


@lru_cache(maxsize=None)
def judge(calls):
    """Lies and wrong order of the calls, by trying every order that time allows."""
    def precedes(a, b):
        if a[0] == b[0]:
            return a[1] < b[1]
        return a[0] == -1 or (b[0] != -1 and a[3] is not None and b[5][a[0]] > a[1])

    def legal(chosen, fifo):
        """Whether these calls can be put in a row; those without an answer may be left out."""
        seen = set()

        def go_on(done, queue):
            if (done, queue) in seen:
                return False
            seen.add((done, queue))
            rest = [c for c in chosen if c not in done]
            if all(c[3] is None for c in rest):
                return True
            for call in rest:
                if any(precedes(other, call) for other in rest):
                    continue
                _, _, kind, answer, item, _ = call
                after = []
                if answer is False:
                    after = [queue] if not queue else []
                elif kind == 'put':
                    after = [queue + (item,)]
                elif answer:
                    if item in queue and (not fifo or queue[0] == item):
                        at = queue.index(item)
                        after = [queue[:at] + queue[at + 1:]]
                else:
                    after = [queue[:i] + queue[i + 1:] for i in range(1 if fifo else len(queue))
                             if i < len(queue)]
                if any(go_on(done | {call}, q if fifo else tuple(sorted(q))) for q in after):
                    return True
            return False
        return go_on(frozenset(), ())

    others = tuple(c for c in calls if c[3] is not False)
    empties = [c for c in calls if c[3] is False and c[2] != 'put']
    wrong = set() if legal(others, True) else {'order'}
    if not legal(others, False):
        return wrong | ({'perhaps'} if empties else set())  # no queue at all: what is an Empty worth?
    if any(not legal(others + (e,), False) for e in empties):
        wrong.add('lies')
    return wrong


class Round(Exception):
    """Somebody goes round, so there is no end of interleavings."""


def acts(machine, w):
    """What worker w may do next, as functions with their arguments."""
    now = [(machine.step, w, woken) for woken in machine.picks(w)] if machine.enabled(w) else []
    return now + ([(machine.flush, w)] if machine.workers[w].waiting else [])


def ended(machine):
    return all(w.at is None for w in machine.workers)


def count_all(machine):
    """What is wrong with any interleaving, and how many there are."""
    known = {}

    def look():
        state = machine.save()
        if known.setdefault(state) is not None:
            return known[state]
        wrong, count, known[state] = set(), 0, ()
        if ended(machine):  # what waits reaches memory in some order
            known[state] = machine.flushed_ends(), 1
            return known[state]
        for w in range(len(machine.workers)):
            for act, *whom in acts(machine, w):
                act(*whom)
                more, times = look() or go_round()
                wrong |= more
                count += times
                machine.load(state)
        if not count:
            wrong, count = machine.end(), 1
        known[state] = wrong, count
        return known[state]

    def go_round():
        raise Round
    return look()


def backwards(states, before):
    """These states, and all from which one of them can be reached."""
    reached, ahead = set(states), list(states)
    while ahead:
        for state in before[ahead.pop()] - reached:
            reached.add(state)
            ahead.append(state)
    return reached


def reach_all(machine):
    """What is wrong with any end, or with going round where no call will ever return."""
    def returned():
        return [len(w.done) for w in machine.workers]

    start = machine.save()
    wrong, before, ends, returning, ahead = set(), {start: set()}, set(), set(), [start]
    while ahead:
        state = ahead.pop()
        machine.load(state)
        moves = [] if ended(machine) else [a for w in range(len(machine.workers)) for a in acts(machine, w)]
        if not moves:
            wrong |= machine.flushed_ends() if ended(machine) else machine.end()
            ends.add(state)
        for act, *whom in moves:
            calls = returned()
            act(*whom)
            if returned() != calls:
                returning.add(state)
            after = machine.save()
            if after not in before:
                before[after] = set()
                ahead.append(after)
            before[after].add(state)
            machine.load(state)
    for state in set(before) - backwards(ends | returning, before):
        machine.load(state)
        wrong |= machine.round()
    return wrong


def explore(lists, text, memory):
    """What is wrong with any interleaving, and how many there are; None: without end."""
    machine = Machine(lists, parse(text), memory == 'tso')
    if machine.prefix is None:
        return None
    start = machine.save()
    try:
        return count_all(machine)
    except Round:
        machine.load(start)
        return reach_all(machine), None
