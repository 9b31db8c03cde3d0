#!/usr/bin/env python3
"""`qlab explain --format=graph`: every graph of the course, walked and judged anew.

The seed of the random plays is printed; QLAB_TEST_SEED takes one. QLAB_TEST_LIGHT replays one play
of a graph through the explorer, else it is five.
"""
import json
import os
import random
import sys
import time

from explained import Explained
from graph import (ACTION, ANSWERS, NEEDS, PLACE, TARGET, WORKER, Graph, disorder, lies)
from program import main, run

SEED = int(os.environ.get("QLAB_TEST_SEED", time.time_ns() % 2**31))
REPLAYED = 1 if os.environ.get("QLAB_TEST_LIGHT") else 5
PLAYS = 400
HANGING = {"deadlock", "livelock", "hangs", "dead-holder"}


def graphs():
    """Every graph of the course: (lab, graph), each queue with a program once."""
    seen = set()
    for lab in run("list --names=labs").out.split():
        if lab == "famous" and not os.environ.get("QLAB_TEST_ALL"):
            continue  # other people's queues: their graphs are large
        said = run(f"explain {lab} --format=graph")
        for line in said.out.splitlines():
            graph = Graph(line)
            if graph.name not in seen:
                seen.add(graph.name)
                yield lab, graph


class Course(Explained):
    """The graphs of all labs."""

    @classmethod
    def setUpClass(cls):
        print(f"seed {SEED}", file=sys.stderr)
        cls.all = list(graphs())
        cls.played = [(lab, graph) for lab, graph in cls.all if not graph.data["left_out"]]

    def test_there(self):
        self.that(len(self.played) >= 50, f"50 graphs or more, got {len(self.played)}")
        for _, graph in self.all:
            self.same(f"{graph.name}: states or a reason", not graph.states,
                      bool(graph.data["left_out"]))

    def test_whole(self):
        """Every state is reached, every number names something, every line is there to be read."""
        for _, graph in self.played:
            met, front = {0}, [0]
            data, texts = graph.data, len(graph.text)
            while front:
                for edge in graph.edges(front.pop()):
                    self.that(edge[TARGET] < len(graph.states) and edge[ACTION] < texts and
                              edge[ANSWERS] < texts and edge[PLACE] < len(data["places"]),
                              f"{graph.name}: {edge}")
                    if edge[TARGET] not in met:
                        met.add(edge[TARGET])
                        front.append(edge[TARGET])
            self.same(f"{graph.name}: states met", len(met), graph.about["states"])
            for file, line, _ in data["places"]:
                path, text = data["files"][file]["path"], data["files"][file]["text"]
                lines = len(text.splitlines()) if path else 0
                # 0: no line's doing, such as a death, or what clang merges
                self.that(0 <= line <= lines, f"{graph.name}: {path}:{line}")
            self.that(sum(line > 0 for _, line, _ in data["places"]) * 2 > len(data["places"]),
                      f'{graph.name}: lines of {data["places"]}')

    def test_odds(self):
        """Odds and ways of every state, as a walk over the graph has them."""
        for _, graph in self.played:
            for number, (state, odds) in enumerate(zip(graph.states, graph.odds())):
                self.that(abs(state["o"] - odds) < 1e-9,
                          f'{graph.name}: odds of {number}: got {state["o"]}, want {odds}')
            self.same(f"{graph.name}: odds", graph.states[0]["o"], graph.about["odds"])
            ways = graph.ways()
            self.same(f"{graph.name}: ways", graph.states[0]["n"], graph.about["interleavings"])
            for number, count in (ways or {}).items():
                self.same(f"{graph.name}: ways of {number}", int(graph.states[number]["n"]), count)

    def test_par(self):
        """The least execution that is told is the least that there is."""
        told = 0
        for _, graph in self.played:
            shortest, par = graph.about["shortest"], graph.par()
            self.same(f"{graph.name}: can be broken", par is not None, shortest is not None)
            if par:
                told += 1
                self.same(f"{graph.name}: preemptions and steps", (par[1], par[3]),
                          (shortest["preemptions"], shortest["steps"]))
        self.that(told >= 15, f"15 graphs or more that can be broken, got {told}")

    def test_plays(self):
        """Random plays, judged by their calls alone."""
        found = 0
        for _, graph in self.played:
            dice = random.Random(f"{SEED} {graph.name}")
            for _ in range(PLAYS):
                played = graph.play(dice)
                if not played:
                    continue
                path, end = played
                calls = graph.calls(path)
                verdict = set(graph.states[end].get("v", []))
                got = bool(lies(calls)), disorder(calls, graph.data["ordered"])
                found += any(got)
                self.same(f"{graph.name}: {graph.schedule(path)}: {calls}", got,
                          ("lies" in verdict, bool(verdict & {"invents", "repeats", "overtakes"})))
                over = all(call.answer is not None for call in calls)
                stuck = set(graph.states[end].get("v", [])) & HANGING
                self.that(not over or not stuck or "dead-holder" in stuck,
                          f"{graph.name}: {graph.schedule(path)}: all came back, and {stuck}")
        self.that(found > 1000, f"more than 1000 plays that lie, got {found}")

    def test_replayed(self):
        """The same steps, answers and odds, when the explorer replays a play."""
        for lab, graph in self.played:
            dice = random.Random(f"{SEED} replay {graph.name}")
            for _ in range(REPLAYED):
                played = graph.play(dice, 250)
                if not played or not played[0]:
                    continue
                path, _ = played
                words = f"{lab} --queues {graph.about['queue']} --format=json " \
                        f"--program '{graph.about['program']}' " \
                        f"--replay '{graph.schedule(path)}'"
                said = run(f"explain {words}")
                self.that(said.status in (0, 1), f"{words}: {said.status}\n{said.err}")
                steps = json.loads(said.out)["results"][0]["replay"]["story"]
                self.same(f"{words}: steps", len(steps), len(path))
                states = [0] + [edge[TARGET] for edge in path]
                for step, edge, state in zip(steps, path, states):
                    self.that(step["odds"] is not None, f"{words}: no odds")
                    self.same(f"{words}: worker", step["worker"], chr(65 + edge[WORKER]))
                    self.same(f"{words}: action", step["action"], graph.text[edge[ACTION]])
                    self.same(f"{words}: answers", step["answers"], graph.text[edge[ANSWERS]])
                    place = graph.data["places"][edge[PLACE]]
                    self.same(f"{words}: line", step["line"], place[1])
                    self.that(abs(step["odds"] - graph.states[state]["o"]) < 1e-9,
                              f'{words}: odds {step["odds"]}')


class Other(Explained):
    """Luck, waiting, and what has no graph."""

    def one(self, words, status=0):
        """The only graph of these words, with a program if they have none."""
        words += "" if "--program" in words or " --queues" in words else " --program 'put | put,get'"
        lines = self.explain(f"{words} --format=graph", status).splitlines()
        self.same(f"{words}: documents", len(lines), 1)
        return Graph(lines[0])

    def test_luck(self):
        """Deaths, time-outs and store buffers are choices like others."""
        for words, status, verdict, needs in (
                ("mutex --kill 1", 0, "dead-holder", 7),
                ("spsc-release --memory tso --program 'put | get'", 0, "lies", 6),
                ("mutex-trylock --timeouts 1 --program 'init: put; get_timed | get'", 0, None, 2)):
            graph = self.one(words, status)
            seen = {value for state in graph.states for value in state.get("v", [])}
            self.same(f"{words}: odds", all(abs(state["o"] - odds) < 1e-9 for state, odds
                                            in zip(graph.states, graph.odds())), True)
            self.that(any(edge[NEEDS] == needs for state in graph.states for edge in state["s"]),
                      f"{words}: a step that needs {needs}")
            if verdict:
                self.that(verdict in seen, f"{words}: {verdict} among {seen}")
                par, shortest = graph.par(), graph.about["shortest"]
                self.same(f"{words}: par", (par[1], par[3]),
                          (shortest["preemptions"], shortest["steps"]))

    def test_memory(self):
        """Heap nodes, pipes, locks and store buffers, by name."""
        for words, *names in (("queue-empty --queues cpython-mp", "pipe1", "process1.lock"),
                              ("mutex", "lock", "ring[0]"),
                              ("spsc-release --memory tso --program 'put | get'",
                               "A's store buffer")):
            graph = self.one(words)
            for name in names:
                self.that(name in graph.data["words"],
                          f'{words}: {name} among {graph.data["words"]}')
            values = {graph.text[value] for state in graph.states
                      for value in state.get("m", []) if value is not None}
            self.that(len(values) > 3, f"{words}: values {values}")

    def test_bounded(self):
        graph = self.one("libraries --queues michael-scott")
        self.holds("too many states", graph.data["left_out"], "states", "5000")
        self.same("no states", graph.states, [])
        self.holds("a search that stopped", self.one("mutex --states 20", 2).data["left_out"],
                   "stopped")

    def test_refused(self):
        self.refused(64, "trylock --format=graph --replay A1", "--format=graph is of all executions")
        self.refused(64, "trylock --format=graph --engine pct", "wants every state")


if __name__ == "__main__":
    main()
