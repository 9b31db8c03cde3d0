"""RC11 by its axioms: every execution graph of a litmus program, and what the consistent ones come to.

O. Lahav and others, Repairing Sequential Consistency in C/C++11 (PLDI 2017), section 3, word for
word where that is possible: relations are lists of bit sets, a -> b is bit b of element a. Slow and
simple: it guesses where every load reads from, and every order of stores, and asks the axioms.
"""
import itertools

ORDERS = 'ralbs'  # relaxed, acquire, release, acq_rel, seq_cst


class Event:
    def __init__(self, worker, kind, word='', order='r', failed='r', values=()):
        self.worker, self.kind, self.word, self.order, self.failed = worker, kind, word, order, failed
        self.values = values

    def reads(self):
        return self.kind in 'REAC'

    def may_write(self):
        return self.kind in 'WEAC'


def parse(text):
    workers = []
    for w, steps in enumerate(text.split('|')):
        workers.append([])
        for step in steps.split():
            if step[0] == 'F':
                workers[-1].append(Event(w, 'F', order=step[1]))
            elif step[0] == 'C':
                workers[-1].append(Event(w, 'C', step[1], step[2], step[3], (int(step[4]), int(step[5]))))
            else:
                workers[-1].append(Event(w, step[0], step[1], step[2], values=tuple(map(int, step[3:]))))
    return workers


def compose(a, b):
    result = []
    for row in a:
        found, at = 0, 0
        while row:
            if row & 1:
                found |= b[at]
            row >>= 1
            at += 1
        result.append(found)
    return result


def union(*relations):
    return [sum_or(rows) for rows in zip(*relations)]


def sum_or(rows):
    found = 0
    for row in rows:
        found |= row
    return found


def closure(a):
    a = list(a)
    for k in range(len(a)):
        for i in range(len(a)):
            if a[i] >> k & 1:
                a[i] |= a[k]
    return a


def reflexive(a):
    return [row | 1 << i for i, row in enumerate(a)]


def inverse(a):
    return [sum(1 << i for i, row in enumerate(a) if row >> k & 1) for k in range(len(a))]


def acyclic(a):
    return not any(row >> i & 1 for i, row in enumerate(closure(a)))


def only(a, first, second):
    """[first]; a; [second], of sets as bits."""
    return [row & second if first >> i & 1 else 0 for i, row in enumerate(a)]


class Graphs:
    """All graphs of one program. Events 0, 1, ... are the first stores of the words."""

    def __init__(self, text):
        self.workers = parse(text)
        self.words = 'xyz'
        self.events = [Event(-1, 'W', word, values=(0,)) for word in self.words]
        for events in self.workers:
            self.events += events
        self.n = len(self.events)
        self.sb = [0] * self.n
        for a, first in enumerate(self.events):
            for b, second in enumerate(self.events):
                if (first.worker < 0 <= second.worker) or (0 <= first.worker == second.worker and a < b):
                    self.sb[a] |= 1 << b
        self.same = [sum(1 << b for b, second in enumerate(self.events)
                         if first.word and second.word == first.word) for first in self.events]

    def outcomes(self):
        found = set()
        compares = [e for e, event in enumerate(self.events) if event.kind == 'C']
        for done in itertools.product((True, False), repeat=len(compares)):
            self.succeeds = dict(zip(compares, done))
            self.stores = [e for e, event in enumerate(self.events)
                           if event.may_write() and self.succeeds.get(e, True)]
            reads = [e for e, event in enumerate(self.events) if event.reads()]
            sources = [[w for w in self.stores if w != r and self.same[r] >> w & 1 and
                        not self.sb[r] >> w & 1] for r in reads]
            for chosen in itertools.product(*sources):
                self.look(dict(zip(reads, chosen)), found)
        return found

    def order(self, e):
        event = self.events[e]
        return event.order if self.succeeds.get(e, True) else event.failed

    def look(self, source, found):
        rf = [0] * self.n
        for r, w in source.items():
            rf[w] |= 1 << r
        if not acyclic(union(self.sb, rf)):  # nothing out of thin air
            return
        values = self.values(source)
        if any((values[source[c]] == self.events[c].values[0]) != done for c, done in self.succeeds.items()):
            return
        hb = self.happens_before(rf)
        if any(row >> i & 1 for i, row in enumerate(hb)):
            return
        for mo in self.store_orders(hb, source):
            if self.consistent(rf, hb, mo, source):
                found.add(self.tell(source, values, mo))

    def values(self, source):
        """What each store leaves: by following loads to their sources, which ends."""
        values = {}

        def value(e):
            if e not in values:
                event = self.events[e]
                values[e] = (event.values[1] if event.kind == 'C' else
                             value(source[e]) + event.values[0] if event.kind == 'A' else event.values[0])
            return values[e]
        return {e: value(e) for e in self.stores}

    def sets(self):
        every = range(self.n)
        acquires = sum(1 << e for e in every if self.order(e) in 'abs')
        releases = sum(1 << e for e in every if self.order(e) in 'lbs')
        fences = sum(1 << e for e in every if self.events[e].kind == 'F')
        stores = sum(1 << e for e in self.stores)
        reads = sum(1 << e for e in every if self.events[e].reads())
        return acquires, releases, fences, stores, reads

    def happens_before(self, rf):
        acquires, releases, fences, stores, reads = self.sets()
        everything = (1 << self.n) - 1
        sb_loc = [self.sb[e] & self.same[e] for e in range(self.n)]
        # rs = [W]; sb|loc?; [W]; (rf; rmw)*
        chain = only(rf, stores, stores)  # a store read by a read-modify-write
        rs = compose(only(reflexive(sb_loc), stores, stores), reflexive(closure(chain)))
        # sw = [rel]; ([F]; sb)?; rs; rf; [R]; (sb; [F])?; [acq]
        before = union([1 << e for e in range(self.n)], only(self.sb, fences, everything))
        behind = union([1 << e for e in range(self.n)], only(self.sb, everything, fences))
        sw = compose(compose(compose(before, rs), rf), behind)
        return closure(union(self.sb, only(sw, releases, acquires)))

    def store_orders(self, hb, source):
        """Orders of the stores to each word that hb agrees with, as relations."""
        by_word = []
        for word in self.words:
            stores = [w for w in self.stores if self.events[w].word == word]
            orders = []
            for order in itertools.permutations(stores[1:]):
                order = (stores[0],) + order
                place = {w: i for i, w in enumerate(order)}
                if any(hb[b] >> a & 1 for a, b in itertools.combinations(order, 2)):
                    continue
                if any(place[source[w]] != place[w] - 1 for w in order if w in source):
                    continue  # a read-modify-write stands right behind what it read
                orders.append(order)
            by_word.append(orders)
        for orders in itertools.product(*by_word):
            mo = [0] * self.n
            for order in orders:
                for a, b in itertools.combinations(order, 2):
                    mo[a] |= 1 << b
            yield mo

    def consistent(self, rf, hb, mo, source):
        fr = [0] * self.n
        for r, w in source.items():
            fr[r] = mo[w] & ~(1 << r)
        eco = closure(union(rf, mo, fr))
        for i, row in enumerate(compose(hb, reflexive(eco))):  # coherence
            if row >> i & 1:
                return False
        for i, row in enumerate(eco):
            if row >> i & 1:
                return False
        return acyclic(self.psc(hb, mo, fr, eco))

    def psc(self, hb, mo, fr, eco):
        fences = self.sets()[2]
        everything = (1 << self.n) - 1
        sc = sum(1 << e for e in range(self.n) if self.order(e) == 's' and self.events[e].worker >= 0)
        sc_fences = sc & fences
        apart = [self.sb[e] & ~self.same[e] for e in range(self.n)]
        scb = union(self.sb, compose(compose(apart, hb), apart),
                    [hb[e] & self.same[e] for e in range(self.n)], mo, fr)
        each = [1 << e for e in range(self.n)]
        begin = union(only(each, sc, sc), only(reflexive(hb), sc_fences, everything))
        end = union(only(each, sc, sc), only(reflexive(hb), everything, sc_fences))
        base = compose(compose(begin, scb), end)
        of_fences = only(union(hb, compose(compose(hb, eco), hb)), sc_fences, sc_fences)
        return union(base, of_fences)

    def tell(self, source, values, mo):
        reads = ['' for _ in self.workers]
        for e, event in enumerate(self.events):
            if event.reads():
                reads[event.worker] += str(values[source[e]])
        last = ''
        for word in self.words:
            stores = [w for w in self.stores if self.events[w].word == word]
            last += word + str(next(values[w] for w in stores if not mo[w]))
        return '|'.join(reads) + ' ' + last


def outcomes(text):
    return Graphs(text).outcomes()
