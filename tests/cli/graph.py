"""A state graph of `qlab explain --format=graph`, walked, weighed and judged anew.

Nothing here knows how the explorer does it: odds are those of a random walk, the least execution is
a shortest path, and a play is judged by its calls alone.
"""
import heapq
import json
import math

# Of an edge.
WORKER, INGREDIENT, PICK, NEEDS, TARGET, ACTION, PLACE, BEGINS, RETURNS, ANSWERS = range(10)
BUFFER = 6  # the ingredient of a flush: it and what is stronger moves no worker
FIRST_LUCK = 2  # weaker ingredients are allowed always


class Call:
    """A call in a play: what, by whom, and the steps at which it was invoked and returned."""

    def __init__(self, worker, name, invoked):
        self.worker, self.name, self.invoked = worker, name, invoked
        self.returned, self.answer = math.inf, None

    def __repr__(self):
        return f"{self.worker}: {self.name} [{self.invoked}, {self.returned}] {self.answer}"

    @property
    def item(self):
        """The item that it puts or has got; None if there is none."""
        if self.name.startswith(("put", "wait_put")):
            return int(self.name[self.name.index("(") + 1:-1]) if self.answer != "FULL" else None
        return int(self.answer[4:]) if (self.answer or "").startswith("GOT") else None

    @property
    def gets(self):
        return self.name in ("get", "get_timed", "wait")


class Graph:
    """One document."""

    def __init__(self, line):
        self.data = json.loads(line)
        self.about, self.states, self.text = (self.data[key] for key in ("about", "states", "text"))
        self.name = f'{self.about["queue"]}: {self.about["program"]}'

    def edges(self, state):
        return self.states[state]["s"]

    def ends(self, state):
        """Whether a play is over there: at an end, or in a circle that is sought."""
        return not self.edges(state) or "v" in self.states[state]

    def odds(self):
        """Of every state, computed anew: a random walk until it is absorbed."""
        odds = [0.0] * len(self.states)
        certain = [i for i in range(len(odds)) if self.ends(i) and self.states[i]["o"] == 1]
        for i in certain:
            odds[i] = 1.0
        moving = [i for i in range(len(odds) - 1, -1, -1) if self.edges(i) and i not in set(certain)]
        change = 1
        while change > 1e-15:
            change = 0
            for i in moving:
                mean = sum(odds[edge[TARGET]] for edge in self.edges(i)) / len(self.edges(i))
                change = max(change, abs(mean - odds[i]))
                odds[i] = mean
        return odds

    def ways(self):
        """Interleavings from every state; None if the graph has a circle."""
        ways, open_ = {}, set()
        path = [(0, iter(self.edges(0)))]
        while path:
            state, edges = path[-1]
            open_.add(state)
            target = next((e[TARGET] for e in edges if e[TARGET] not in ways), None)
            if target in open_:
                return None
            if target is not None:
                path.append((target, iter(self.edges(target))))
                continue
            ways[state] = sum(ways[e[TARGET]] for e in self.edges(state)) or 1
            open_.discard(state)
            path.pop()
        return ways

    def levels(self):
        """The ingredients allowed, from weak to strong: what is allowed always comes first."""
        used = {edge[NEEDS] for state in self.states for edge in state["s"]}
        strong = sorted(ingredient for ingredient in used if ingredient >= FIRST_LUCK)
        return [set(range(FIRST_LUCK)) | set(strong[:n]) for n in range(len(strong) + 1)]

    def par(self):
        """The least (uses, preemptions, switches, steps) of a failure; None if there is none."""
        for allowed in self.levels():
            found = self.least(allowed)
            if found:
                return found
        return None

    def least(self, allowed):
        """The same with these ingredients: a shortest path over states and who ran last."""
        front, done = [((0, 0, 0, 0), 0, -1)], set()
        while front:
            cost, state, last = heapq.heappop(front)
            if (state, last) in done:
                continue
            done.add((state, last))
            if cost[3] and self.ends(state) and self.states[state]["o"] == 1:
                return cost
            could = any(e[WORKER] == last and e[INGREDIENT] < BUFFER for e in self.edges(state))
            for edge in self.edges(state):
                if edge[NEEDS] not in allowed:
                    continue
                then = edge[WORKER] if edge[INGREDIENT] < BUFFER or last < 0 else last
                switches = then != last and last >= 0
                step = (edge[INGREDIENT] not in (0, BUFFER), switches and could, switches, 1)
                heapq.heappush(front, (tuple(a + b for a, b in zip(cost, step)), edge[TARGET], then))
        return None

    def play(self, random, most=3000):
        """Random steps to an end; the edges, and the state where it ended; None if it goes on."""
        state, path = 0, []
        while self.edges(state):
            if len(path) == most:
                return None
            edge = random.choice(self.edges(state))
            path.append(edge)
            state = edge[TARGET]
        return path, state

    def schedule(self, path):
        """The play as --replay takes it."""
        words, runs = "", []
        for edge in path:
            choice = edge[WORKER], edge[PICK], edge[INGREDIENT]
            if runs and runs[-1][0] == choice:
                runs[-1][1] += 1
            else:
                runs.append([choice, 1])
        for (worker, pick, ingredient), count in runs:
            words += f"{chr(65 + worker)}{count}"
            words += f".{pick}" if pick else ""
            words += f"!{ingredient}" if ingredient else ""
        return words

    def calls(self, path):
        """The calls of a play."""
        names = self.data["calls"]
        answers = [self.text[text].split(", ") if self.text[text] else []
                   for text in self.data["start"]]
        of = [[] for _ in range(len(names) + len(self.data["threads"]))]
        before = [Call(-1, name, 0) for name in names[-1]]
        for call, answer in zip(before, answers[-1]):
            call.returned, call.answer = 0, answer
        for worker, said in enumerate(answers[:-1]):
            for name, answer in zip(names[worker], said):
                of[worker].append(Call(worker, name, 0))
                of[worker][-1].returned, of[worker][-1].answer = 0, answer
        for step, edge in enumerate(path, 1):
            worker, mine = edge[WORKER], of[edge[WORKER]]
            mine += [Call(worker, names[worker][len(mine) + i], step) for i in range(edge[BEGINS])]
            waiting = [call for call in mine if call.answer is None]
            said = self.text[edge[ANSWERS]].split(", ")
            for call, answer in zip(waiting[:edge[RETURNS]], said):
                call.returned, call.answer = step, answer
        return before + [call for mine in of for call in mine]


def inside(calls):
    """When every item was certainly inside: {item: (from, to)}, open intervals."""
    puts = {c.item: c for c in calls if "put" in c.name and c.answer == "ok"}
    gets = {c.item: c.invoked for c in calls if c.gets and c.item}
    left = sorted((put.returned, item) for item, put in puts.items() if item not in gets)
    pending = sorted(c.invoked for c in calls if c.gets and c.answer is None)
    for (_, item), invoked in zip(left, pending):  # who is still in its get may have it
        gets[item] = invoked
    return {item: (put.returned, gets.get(item, math.inf)) for item, put in puts.items()}


def lies(calls):
    """The calls that said Empty although at every instant of them something was inside."""
    pieces = []
    for start, end in sorted(inside(calls).values()):
        if pieces and start < pieces[-1][1]:
            pieces[-1][1] = max(pieces[-1][1], end)
        elif start < end:
            pieces.append([start, end])
    said = [c for c in calls if c.answer == "EMPTY" or (c.name == "empty" and c.answer == "true")]
    return [c for c in said if any(a < c.invoked and c.returned < b for a, b in pieces)]


def disorder(calls, ordered):
    """Whether an item came twice, from nowhere or, where that is asked, before its turn."""
    puts = {c.item: c for c in calls if "put" in c.name and c.answer in ("ok", None)}
    gets, seen = {}, [c.item for c in calls if c.gets and c.item]
    for call in calls:
        if call.gets and call.item:
            gets[call.item] = call
    if len(seen) != len(set(seen)) or not set(seen) <= set(puts):
        return True
    if any(gets[item].returned < puts[item].invoked for item in gets):
        return True
    when = {item: gets[item].invoked if item in gets else math.inf for item in puts}
    left = sum(item not in gets for item in puts)
    pending = sum(c.gets and c.answer is None for c in calls)
    for x, put in puts.items():
        for y in gets:
            overtaken = put.returned < puts[y].invoked and gets[y].returned < when[x]
            if ordered and overtaken and (x in gets or left > pending):
                return True
    return False
