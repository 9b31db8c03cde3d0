"""What `qlab merge` must come to, computed again from the shards' own rows: nothing here is shared
with the program but the definition of its random numbers (xoshiro256**, seeded by splitmix64).
"""
import collections
import csv
import json
import math

WORD = (1 << 64) - 1


def splitmix(state):
    """The next state and number."""
    state = (state + 0x9e3779b97f4a7c15) & WORD
    z = state
    z = ((z ^ (z >> 30)) * 0xbf58476d1ce4e5b9) & WORD
    z = ((z ^ (z >> 27)) * 0x94d049bb133111eb) & WORD
    return state, z ^ (z >> 31)


def mix(a, b):
    """A seed made of two numbers."""
    return splitmix((splitmix(a)[1] + b) & WORD)[1]


class Random:
    """xoshiro256**."""

    def __init__(self, seed):
        self.s = []
        for _ in range(4):
            seed, number = splitmix(seed)
            self.s.append(number)

    def next(self):
        s = self.s
        x = s[1] * 5 & WORD
        result = ((x << 7 | x >> 57) & WORD) * 9 & WORD
        t = s[1] << 17 & WORD
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = (s[3] << 45 | s[3] >> 19) & WORD
        return result

    def below(self, bound):
        """Uniform, and 0 without a draw if there is no choice."""
        if bound == 1:
            return 0
        number = self.next()
        while number < (1 << 64) % bound:
            number = self.next()
        return number % bound


def median(values):
    values = sorted(values)
    return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2


def interval(machines, seed):
    """The bootstrap over machines, shards and runs: machines is a list of lists of lists."""
    draws, medians = Random(seed), []
    # The program draws by rank in a shard; values that are equal make no difference.
    machines = [[sorted(shard) for shard in machine] for machine in machines]
    for _ in range(10000):
        taken = []
        for _ in machines:
            machine = machines[draws.below(len(machines))]
            for _ in machine:
                shard = machine[draws.below(len(machine))]
                taken += [shard[draws.below(len(shard))] for _ in shard]
        medians.append(median(taken))
    medians.sort()
    return medians[250], medians[9749]


def clopper_pearson(k, n):
    """By bisection of exact sums."""
    def tail(p, least):  # P(X >= least)
        return math.fsum(math.comb(n, i) * p**i * (1 - p)**(n - i) for i in range(least, n + 1))

    def solve(rises, want):
        low, high = 0.0, 1.0
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if rises(middle) < want else (low, middle)
        return low
    return (0.0 if k == 0 else solve(lambda p: tail(p, k), 0.025),
            1.0 if k == n else solve(lambda p: tail(p, k + 1), 0.975))


Point = collections.namedtuple("Point", "runs lied attempts spurious rate low high")
Share = collections.namedtuple("Share", "shards lied low high runs runs_lied attempts spurious")


def recompute(folders, facts):
    """Points by (queue, value), and shares by (machine, queue, value) or ("all", queue, value), of
    those run folders. A machine is what facts() makes of run.json's."""
    chosen = {}
    for folder in folders:
        run = json.loads((folder / "run.json").read_text())
        key, begun = int(run["seed"]), run["machine"]["started"]
        if run["complete"] and (key not in chosen or begun < chosen[key][0]):
            with open(folder / "runs.csv", encoding="utf-8") as file:
                chosen[key] = begun, facts(run["machine"]), list(csv.DictReader(file))
            queues = [queue["name"] for queue in run["queues"]]
    names = sorted({machine for _, machine, _ in chosen.values()})
    rates = collections.defaultdict(lambda: collections.defaultdict(dict))
    shares = collections.defaultdict(lambda: [set(), set(), 0, 0, 0, 0])
    for seed in sorted(chosen):
        _, machine, rows = chosen[seed]
        for row in rows:
            attempts, spurious = int(row["attempts"]), int(row["spurious"])
            if row["warmup"] == "1" or row["whole"] == "0" or attempts == 0:
                continue
            rates[row["queue"], row["value"]][machine].setdefault(seed, []).append(spurious / attempts)
            for place in names.index(machine), "all":
                share = shares[str(place), row["queue"], row["value"]]
                share[0].add(seed)
                share[2:] = [old + more for old, more in
                             zip(share[2:], (1, spurious > 0, attempts, spurious))]
                if spurious:
                    share[1].add(seed)
    points = {}
    for (queue, value), machines in rates.items():
        alike = [list(machines[name].values()) for name in names if name in machines]
        every = [rate for machine in alike for shard in machine for rate in shard]
        number = sorted({row["value"]: int(row["point"]) for row in rows}.items())
        seed = mix(min(chosen), mix(queues.index(queue), dict(number)[value]))
        low, high = interval(alike, seed) if len(every) >= 10 else (math.nan, math.nan)
        total = shares["all", queue, value]
        points[queue, value] = Point(len(every), sum(rate > 0 for rate in every), total[4], total[5],
                                     median(every), low, high)
    return points, {key: Share(len(s[0]), len(s[1]), *clopper_pearson(len(s[1]), len(s[0])), *s[2:])
                    for key, s in shares.items()}
