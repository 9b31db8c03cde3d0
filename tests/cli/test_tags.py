#!/usr/bin/env python3
"""Tagged pointers: told as the node and its tag, by the page, the JSON and the graph alike."""
import os
import shutil

from explained import Explained
from program import FOLDER, main

os.environ["XDG_CACHE_HOME"] = str(FOLDER / "cache")

# A file of tests/own and what one worker does with it, what then comes of it; what steps do that meet a tag
# or what looks like one; a word of the memory and its value at the end.
CASES = [
    ("tagged.c --program put,get --example", 0,  # a tag above 48 bits; without an address it is a number
     ["place 0 -> &node1 #1", "place = &node1 #1", "place &node1 #1 -> 0x2000000000000"],
     ("place", "0x2000000000000")),
    ("shifted.c --program put,get --example", 0,  # a tag below the address
     ["place 0 -> &node1 #1", "place = &node1 #1", "place &node1 #1 -> 2"],
     ("place", "2")),
    ("marked.c --program put,put,get --example", 0,  # a mark in the lowest bit; a byte's address has none
     ["dummy.next 0 -> &node1", "letter &node1.letters[1] -> &node2.letters[1]", "node1.next &node2 -> &node2 #1"],
     ("node1.next", "&node2 #1")),
    ("pair.c --program put,put,get", 1,  # two words that change together, of a stack: items overtake
     ["top = 0", "top &node1 #1 -> &node2 #2", "top &node2 #2 -> &node1 #3"],
     ("top.node", "&node1")),
    ("pair.cc --program put,get --example", 0,  # the same in C++, where a structure in an atomic has no parts
     ["top 0 -> &Node1 #1", "top = &Node1 #1", "top &Node1 #1 -> 0 #2"],
     ("top", "0 #2")),
]


class Tags(Explained):
    def contents(self, graph, word):
        """What is in that word of the memory at the ends of a graph."""
        number = graph["words"].index(word)
        ends = [choice[10] for state in graph["states"] for choice in state["s"] if len(choice) > 10]
        return {graph["text"][end[number]] for end in ends}

    def test_own(self):
        for words, status, actions, (word, value) in CASES:
            if words.startswith("pair.cc") and not shutil.which("c++"):
                continue
            with self.subTest(words=words):
                words = "tests/own/" + words
                self.holds("the page", self.explain(words, status), *actions)
                (result,) = self.results(words, status).values()
                told = [step["action"] for step in (result.get("example") or result["shortest"])["story"]]
                self.same("the JSON lacks", [action for action in actions if action not in told], [])
                graph = self.json(self.explain(f"{words.replace(' --example', '')} --format=graph", status))
                self.same("the graph lacks", [action for action in actions if action not in graph["text"]], [])
                self.same(f"in {word} at the end", self.contents(graph, word), {value})


if __name__ == "__main__":
    main()
