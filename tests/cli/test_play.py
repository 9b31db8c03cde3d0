#!/usr/bin/env python3
"""`qlab play`: the page, its data and its judge, the game in a terminal and in a browser.

Node, a Chromium and a Firefox are used if they are there; if not, that is said. QLAB_TEST_ALL plays
every level of the course in both browsers, else a few; QLAB_TEST_SEED chooses them.
"""
import base64
import hashlib
import json
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
import time
import unittest

import firefox
from browser import Browser, find
from program import FOLDER, PROGRAM, ROOT, Case, main, run

PAGE = ROOT / "src" / "report" / "html" / "play"
SEED = int(os.environ.get("QLAB_TEST_SEED", time.time_ns() % 2**31))
LEVELS = 1000 if os.environ.get("QLAB_TEST_ALL") else 6
PLAYS = 40 if os.environ.get("QLAB_TEST_LIGHT") else 400
KEYS = "AAABABBBB"  # the shortest lie of mutex-trylock in the lab trylock


def part(page, tag):
    """What stands in the only element of that tag without attributes."""
    return re.search(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[1]


def data_of(page):
    return json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1])


class Page(Case):
    """What is written."""

    @classmethod
    def setUpClass(cls):
        cls.path = FOLDER / "trylock.html"
        said = run(f"play trylock --output {cls.path}")
        cls.said, cls.page = said, cls.path.read_text()

    def test_path(self):
        self.same("exit status", self.said.status, 0)
        self.same("stdout", self.said.out, f"{self.path}\n")
        self.holds("the usual place", self.expect(0, "play semaphore").out, "play.html")

    def test_policy(self):
        """It allows its own style and script, and nothing else."""
        for tag, rule in (("style", "style-src"), ("script", "script-src")):
            digest = hashlib.sha256(part(self.page, tag).encode()).digest()
            self.holds(rule, self.page, f"{rule} 'sha256-{base64.b64encode(digest).decode()}'")
        self.holds("policy", self.page, "default-src 'none'")
        self.lacks("policy", self.page.split("<style>")[0], "unsafe", "http:", "https:")
        self.lacks("page", re.sub(r"http://www.w3.org/2000/svg", "", part(self.page, "script")),
                   "http:", "https:", "fetch(", "import(", "innerHTML")

    def play_levels(self):
        levels = data_of(self.page)["levels"]
        self.same("levels", [level["name"] for level in levels],
                  ["trylock/mutex", "trylock/mutex-trylock", "trylock/mutex-trylock-busy"])
        self.holds("story", levels[0]["story"], "Three queues from one source file")
        self.lacks("story", levels[0]["story"], "*", "`", "\n")
        self.same("real threads", levels[1]["threads_command"],
                  'qlab run trylock --queues mutex-trylock --program "put,get | put,get"')
        self.holds("and they do it", self.expect(0, f'{levels[1]["threads_command"][5:]} '
                                                 "--replay A3B1A1B4 --rounds 5").out,
                   "5 of 5: spurious Empty")
        self.lacks("data", re.search(r'id="data">(.*?)</script>', self.page, re.DOTALL)[1], "<")

    def test_other_programs(self):
        path = FOLDER / "vyukov.html"
        self.expect(0, f"play vyukov --program 'put | put' --capacity 2 --output {path}")
        level = data_of(path.read_text())["levels"][0]
        self.same("program", level["about"]["program"], "put | put")
        self.same("capacity", level["about"]["capacity"], 2)
        self.same("on threads", level["threads_command"], None)

    def test_refused(self):
        self.complaint(64, "play trylok", 'no lab is called "trylok"; expected trylock')
        self.complaint(64, "play mutex-trylok", 'no lab or queue is called "mutex-trylok"')
        self.complaint(64, "play --program put", "--program is for one lab or queue")
        self.complaint(64, "play trylock --term --output x", "--term writes no page")
        self.complaint(69, "play libraries --queues michael-scott", "more than 5000 states")
        self.complaint(73, f"play trylock --output {FOLDER}/no/where.html", "cannot write")


@unittest.skipIf(run("explain mutex").status == 69, "no explorer in this build")
class Own(Case):
    """A file of one's own."""

    def test_page(self):
        """Whatever its name is; and what the page tells to be typed runs."""
        path, page = FOLDER / "my gap:1,2.c", FOLDER / "gap.html"
        text = (ROOT / "tests" / "own" / "gap.c").read_text()
        path.write_text(text.replace('"start.h"', f'"{ROOT}/tests/own/start.h"'))
        self.expect(0, f"play {shlex.quote(str(path))} --output {page}")
        levels = data_of(page.read_text())["levels"]
        self.same("name", levels[0]["name"], "my gap:1,2.c/my gap:1,2.c")
        self.that(levels[0]["states"][0].get("o", 0) > 0, "it can be broken")
        schedule = levels[0]["about"]["shortest"]["schedule"]
        said = self.expect(1, f'{levels[0]["explain"].removeprefix("qlab ")} --replay {schedule}')
        self.holds("its command", said.out, "replayed", "EMPTY")
        if not find():
            return
        browser = Browser(find())
        try:
            link = f'{levels[0]["name"]}:{schedule.split("~")[0]}'.replace(" ", "%20")
            browser.open(f"file://{page}#{link}")
            self.holds("its link", browser.text("#won") or "", "You win")
            browser.open("about:blank")
            browser.open(f"file://{page}#my%20gap:1,2.c/my%20gap:1,2.c-2")
            self.same("of a level", browser.run("game.level.name"), "my gap:1,2.c/my gap:1,2.c-2")
            self.same("troubles", browser.troubles(), [])
        finally:
            browser.close()

    def test_hostile(self):
        """Whatever it does, the lab says what it was, and there is no half page."""
        page = FOLDER / "hostile.html"
        for name, status, words in (
                ("tests/own/early.c", 65, "early.c: crashed (Aborted) when it was loaded"),
                ("tests/own/fork.c", 69, "fork.c:12: calls fork(), which is not modelled"),
                ("tests/own/write.c", 69, "which is not modelled"),
                ("tests/own/loop.c", 69, "more than 5000 states")):
            self.complaint(status, f"play {name} --output {page}", words)
            self.that(not page.exists(), f"{name}: there is no page")
            said = run(f"play {name} --term")
            self.same(f"{name}: at the terminal", (said.status, said.out), (status, ""))


class Terminal(Case):
    """The same game with the same keys."""

    def played(self, words, keys):
        """What stands on the last screen."""
        done = subprocess.run(f"exec {PROGRAM} play {words} --term", shell=True, cwd=ROOT, input=keys,
                              capture_output=True, encoding="utf-8")
        self.same(f"play {words}: exit status", (done.returncode, done.stderr), (0, ""))
        return done.stdout[done.stdout.rindex("Level "):]

    def test_won(self):
        screen = self.played("trylock --queues mutex-trylock", KEYS.lower() + "q")
        self.holds("won", screen, "You win: lie, 2 preemptions, 9 steps: as short as can be",
                   "Stars: 3 of 3", "A is preempted", "A3B1A1B4")
        command = re.search(r"qlab (explain .*)", screen)[1]
        self.holds("its command", self.expect(0, command).out, "a lie")

    def play_moves(self):
        words = "trylock --queues mutex-trylock"
        self.holds("odds", self.played(words, "aaab"), "Odds from here: 87.5 %")
        self.holds("no return", self.played(words, "aaaba"), "Point of no return")
        self.holds("undone", self.played(words, "aaabaz"), "Odds from here: 87.5 %")
        self.holds("done again", self.played(words, "aaabazy"), "Point of no return")
        self.holds("closed", self.played(words, "aaabbbbb"), "No lie from here any more")
        self.holds("again", self.played(words, KEYS + "r"), "Odds from here: 43.8 %")
        self.holds("hint", self.played(words, "aaah"), "<- hint")
        self.holds("helped", self.played(words, "h" + KEYS), "Stars: 1 of 3")
        self.holds("no key", self.played(words, "x"), "No such key here")
        self.holds("no step", self.played(words, "aaabbbbbb"), "No step here")
        self.holds("dead", self.played("dead-holder --queues mutex-robust", "a1"), "died here")
        self.holds("not impossible", self.played(words, "i"), "Not yet")

    def test_impossible(self):
        keys = "aaaaaa" + "bbbbbb"
        ways = f"{keys}r{keys[::-1]}raaa{'b' * 6}aaa"
        screen = self.played("trylock --queues mutex", ways + "i")
        states = json.loads(run("explain trylock --queues mutex --format=json").out)["results"][0]["states"]
        self.holds("proved", screen, f"Impossible, and that is proved: of {states} states and 6",
                   "Stars: 3 of 3")
        self.lacks("odds before", self.played("trylock --queues mutex", "aaa"), "Odds from here")

    def play_levels(self):
        self.holds("next", self.played("trylock", "n"), "Level 2 of 3: mutex-trylock")
        self.holds("its own deed", self.played("fences --queues doorbell", "q"), "says of itself that it may hang.")
        self.holds("before", self.played("trylock", "p"), "Level 3 of 3: mutex-trylock-busy")

    def test_file(self):
        screen = self.played("tests/own/gap.c --program 'put | put,get'", "abbbba")
        self.holds("won", screen, "Level 1 of 1: ", "tests/own/gap.c", "You win: lie, 1 preemption, 6 steps")


@unittest.skipUnless(shutil.which("node"), "no node here: the page's judge is not tried alone")
class Judge(Case):
    """The page's own judge, par and schedules, of every graph of the course."""

    def test_judge(self):
        print(f"seed {SEED}", file=sys.stderr)
        graphs = "".join(run(f"explain {lab} --format=graph").out
                         for lab in run("list --names=labs").out.split())
        done = subprocess.run(["node", ROOT / "tests" / "player" / "judge.mjs", PAGE, str(SEED),
                               str(PLAYS)], input=graphs, capture_output=True, encoding="utf-8")
        self.same("node", (done.returncode, done.stderr), (0, ""))
        told = json.loads(done.stdout)
        for graph in told:
            self.same(graph["name"], graph["wrong"], [])
        self.that(len(told) >= 60 and sum(graph["lies"] for graph in told) > 10 * PLAYS,
                  f"60 graphs and many lies, got {len(told)}")


class ByKeys(Case):
    """The page in a browser, by keyboard alone."""
    levels = LEVELS

    @classmethod
    def begin(cls, browser):
        cls.path = FOLDER / "course.html"
        run(f"play --output {cls.path}")
        cls.browser = browser

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()

    def open(self, name):
        self.browser.open("about:blank")
        self.browser.open(f"file://{self.path}#{name}")
        self.browser.run("localStorage.clear(), Object.keys(shelf).forEach(key => delete shelf[key])")
        self.same("the level of the link", self.browser.run("game.level.name"), name)

    def hinted(self):
        """The key of a hint."""
        return self.browser.run("document.querySelector('.step.hint kbd').textContent")

    def play_breakable(self, level):
        """Hint by hint to the failure; odds on the way are the explorer's."""
        name, state = level["name"], 0
        self.browser.press("h")
        if level["about"]["claim"] != "inexact":
            self.browser.press("o")  # such a queue shows its odds only when asked
        while not self.browser.text("#won"):
            key = self.hinted()
            self.browser.press(key)
            state = self.browser.run("here()")
            got = self.browser.text("#odds-now")
            want = level["states"][state].get("o", 0)
            if want < 1:
                self.near(f"{name}: odds", float(got.replace("%", "")) / 100, want, 0.006)
            else:
                self.same(f"{name}: odds", got, "100 %")
        self.same(f"{name}: stars with hints", self.browser.run(
            "JSON.parse(localStorage.getItem('qlab-stars'))[keyOf(game.level)]"), 1)
        shortest = level["about"]["shortest"]
        self.browser.open("about:blank")
        link = f'{name}:{shortest["schedule"].split("~")[0]}'
        self.browser.open(f"file://{self.path}#{link}")
        self.holds(f"{name}: the shortest by its link", self.browser.text("#won") or "",
                   "You win")
        self.holds(f"{name}: par", self.browser.text("#state"), "as short as can be")
        self.holds(f"{name}: commands", self.browser.text("#commands"), "--replay")

    def play_impossible(self, level, dice):
        """To the end in other ways until the button opens, then its key."""
        name = level["name"]
        for _ in range(40):
            if not self.browser.run("document.getElementById('impossible').disabled"):
                break
            self.browser.press("r")
            while keys := self.browser.run("choicesHere().map(one => one.key).filter(key => key)"):
                self.browser.press(dice.choice(keys))
        self.browser.press("i")
        self.holds(f"{name}: proved", self.browser.text("#proved") or self.browser.text("#state"),
                   "Impossible, and that is proved")

    def play_levels(self):
        levels = data_of(self.path.read_text())["levels"]
        dice = random.Random(SEED)
        print(f"seed {SEED}, {min(self.levels, len(levels))} of {len(levels)} levels", file=sys.stderr)
        for level in dice.sample(levels, min(self.levels, len(levels))):
            self.open(level["name"])
            if level["states"][0].get("o", 0) > 0:
                self.play_breakable(level)
            else:
                self.play_impossible(level, dice)
            self.same(f'{level["name"]}: troubles', self.browser.troubles(), [])

    def play_moves(self):
        browser = self.browser
        self.open("trylock/mutex-trylock")
        browser.press(KEYS)
        self.holds("won", browser.text("#won") or "", "The queue has lied. You win.")
        self.holds("why", browser.text("#state"), "A's get said EMPTY", "item 1 was inside from step 3")
        browser.press("zz")
        self.same("undone", browser.text("#won"), None)
        browser.press("yy")
        self.holds("done again", browser.text("#won") or "", "You win")
        self.holds("link", browser.run("location.hash"), "#trylock/mutex-trylock:A3B1A1B4")
        browser.press("r")
        browser.press("aaabbbbb")
        self.holds("closed", browser.text("#closed") or "", "No lie from here any more")
        browser.press("n")
        self.holds("the next level", browser.run("location.hash"), "#trylock/mutex-trylock-busy")
        self.same("odds are not shown", browser.text("#odds-now"), None)
        browser.press("o")
        self.same("odds", browser.text("#odds-now"), "0")
        self.open("fences/doorbell")
        self.holds("its own deed", browser.text("#goal"), "may hang. Make somebody wait for ever beside an item. Par:")
        self.open("release-acquire/two-index-relaxed")
        self.holds("memory", browser.text("#sub"), "capacity 4 · C11 memory")
        self.same("troubles", browser.troubles(), [])


@unittest.skipUnless(find(), "no Chromium here: the page is not played in it")
class Played(ByKeys):
    """In a Chromium."""

    @classmethod
    def setUpClass(cls):
        cls.begin(Browser(find()))

    def test_levels(self):
        self.play_levels()

    def test_moves(self):
        self.play_moves()

    def test_widths(self):
        """Nothing sticks out, light or dark, wide or narrow; a focused button stays focused."""
        browser = self.browser
        for width in (1280, 400):
            for dark in (False, True):
                browser.width(width, dark)
                self.open("trylock/mutex-trylock")
                browser.press(KEYS)
                self.that(browser.run("document.documentElement.scrollWidth") <= width,
                          f"{width} wide: {browser.run('document.documentElement.scrollWidth')}")
        self.open("trylock/mutex-trylock")
        browser.run("document.getElementById('key-A').focus()")
        browser.press("a")
        self.same("focus", browser.run("document.activeElement.id"), "key-A")
        browser.width(1280)


@unittest.skipUnless(firefox.find(), "no Firefox here that can be driven: the page is not played in it")
class PlayedInFirefox(ByKeys):
    """In a Firefox."""
    levels = LEVELS if LEVELS > 100 else 2

    @classmethod
    def setUpClass(cls):
        cls.begin(firefox.Firefox(firefox.find()))

    def test_levels(self):
        self.play_levels()

    def test_moves(self):
        self.play_moves()

    def test_widths(self):
        for width in (1280, 400):
            self.browser.width(width)
            self.open("trylock/mutex-trylock")
            self.browser.press(KEYS)
            wide = self.browser.run("document.documentElement.scrollWidth")
            self.that(wide <= width, f"{width} wide: {wide}")


if __name__ == "__main__":
    main()
