#!/usr/bin/env python3
"""Every JSON document names its format, and fits that format's schema in docs/schemas."""
import json
import os
import re

import jsonschema

from program import FOLDER, ROOT, SHORT, Case, main, run

os.environ["XDG_CACHE_HOME"] = str(FOLDER / "cache")
FOLDERS = ROOT / "docs" / "schemas"
EXPLORES = run("explain mutex --program 'put'").status != 69
SCHEMAS = {path.stem: json.loads(path.read_text()) for path in FOLDERS.glob("*.json")}
seen = set()


class Schemas(Case):
    def fits(self, words, text):
        """The document names a format, and fits it; the document."""
        document = self.json(text)
        self.that(re.fullmatch(r"qlab-[a-z]+/\d+", document.get("format", "")),
                  f"{words}: a format, got {document.get('format')}")
        self.same(f"{words}: its first key", next(iter(document)), "format")
        name = document["format"].replace("/", "-")
        self.that(name in SCHEMAS, f"docs/schemas/{name}.json is there")
        jsonschema.Draft202012Validator(SCHEMAS[name]).validate(document)
        seen.add(name)
        return document

    def test_schemas(self):
        for name, schema in SCHEMAS.items():
            jsonschema.Draft202012Validator.check_schema(schema)
            self.same(name, schema["properties"]["format"], {"const": "/".join(name.rsplit("-", 1))})
            self.same("the first key that must be there", schema["required"][0], "format")

    def test_documents(self):
        few = "--rounds 2 --duration 20ms"
        words = [f"run get-nowait {SHORT} --queues mutex,semaphore-trylock --format=json",
                 f"run poll-cost {few} --queues mutex --format=json",
                 f"run hold-time {few} --format=json",
                 f"run trylock {few} --predict 5% --seed 18446744073709551615 --format=json",
                 f"compare mutex semaphore {few} --format=json",
                 "compare --throughput mutex two-lock --threads 1,2 --rounds 2 --duration 2ms --format=json",
                 "list --format=json", "doctor --format=json",
                 "check tests/own/gap.c --clients 3 --budget 20s --format=json"]
        if EXPLORES:
            words += ["explain claimed-slot --format=json", "explain trylock --format=json",
                      "explain store-buffer --format=json", "explain vyukov --clients 3 --format=json",
                      "explain mutex --clients 2 --part 2/3 --memory tso --format=json",
                      "explain michael-scott --program 'put | put,get' --engine both --format=json",
                      "explain vyukov --engine random --runs 200 --format=json"]
        for one in words:
            self.fits(one, run(one).out)
        trace = FOLDER / "trace.csv"
        trace.write_text("0,put,ok,1,1,2\n1,get,empty,0,3,4\n1,get,got,1,5,6\n")
        self.fits("judge", self.expect(1, f"judge {trace} --format=json").out)
        if EXPLORES:
            said = run("explain vyukov --program 'put | get' --format=graph").out
            self.fits("graph", said.splitlines()[0])
            schedule = re.search(r"--replay (\S+)", run("explain claimed-slot").out)[1]
            self.fits("replay", run(f"run claimed-slot --replay {schedule} --rounds 3 --format=json").out)

    def test_kept(self):
        """run.json is the same document."""
        said = self.expect(0, f"run get-nowait {SHORT} --queues mutex")
        folder = said.err.split("wrote ")[1].strip()
        self.fits("run.json", open(f"{folder}/run.json").read())


if __name__ == "__main__":
    main()
