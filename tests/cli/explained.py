"""What `qlab explain` says: its documents, its pages and their width."""
from program import Case


class Explained(Case):
    """A test of explain; all its words come behind the verb."""

    def explain(self, words, status=0):
        """Runs "qlab explain WORDS"; the page."""
        return self.expect(status, f"explain {words}").out

    def refused(self, status, words, line):
        self.complaint(status, f"explain {words}", line)

    def results(self, words, status=0):
        """Runs it; the results of the queues by their names, each of its first program."""
        document = self.json(self.explain(f"{words} --format=json", status))
        return {result["queue"]: result for result in reversed(document["results"])}

    def result(self, words, queue, status=0):
        """The result of that queue."""
        results = self.results(words, status)
        self.that(queue in results, f"{words}: a result for {queue}, got {list(results)}")
        return results[queue]

    def check_result(self, results, queue, verdict, lying, interleavings=None):
        """Wants that verdict and these counts, and sequentially consistent memory."""
        result = results[queue]
        self.same(f"{queue}: verdict", result["verdict"], verdict)
        if interleavings:
            self.same(f"{queue}: interleavings", result["interleavings"], interleavings)
        self.same(f"{queue}: lying", result["lying"], lying)
        self.same(f"{queue}: memory", result["memory"], "sc")

    def check_width(self, words, page):
        """Wants 100 columns at most, but for the line that replays: one check a line."""
        for line in page.splitlines():
            self.that(len(line) <= 100 or "--replay" in line,
                      f"{words}: wider than 100: {line}")
