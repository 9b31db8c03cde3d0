#!/usr/bin/env python3
"""Is the house in order? Asked by meson's tests, and by hand:

    tests/house.py includes                an include that goes up or sideways (src/rooms.txt)
    tests/house.py circles BUILD [ROOM...] files that need each other in a circle
    tests/house.py sizes [ROOM...]         files, folders and first comments that are too long
    tests/house.py json                    a call of jansson that forgets a NULL (src/json/build.h)
    tests/house.py listed                  a source or a test in cli/ that no meson.build and no list names

ROOM is a folder of src/ or a file in it: only circles through it, only sizes in it. With --but-not,
ROOMs are those still to be done: what is found there is told, but fails nothing. --top TREE looks at
another tree.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys

LINES, SOURCES, COMMENT = 250, 25, 15
HERE = pathlib.Path(__file__).resolve().parent.parent

Include = collections.namedtuple("Include", "file line target")  # files as paths in src/


def sources(top, *endings):
    """The files of src/ with these endings, as paths in src/, sorted."""
    src = top / "src"
    return sorted(str(p.relative_to(src)) for p in src.rglob("*") if p.suffix in endings)


def room_of(file):
    """The room of a file: its first folder; of src/qlab.c: qlab."""
    return file.split("/")[0].removesuffix(".c")


def includes_of(top):
    """Every include of a file of this tree by another."""
    for file in sources(top, ".c", ".h"):
        for number, text in enumerate((top / "src" / file).read_text().splitlines(), 1):
            found = re.match(r'\s*#\s*include\s*"([^"]+)"', text)
            if found:
                beside = (top / "src" / file).parent / found[1]
                target = beside.relative_to(top / "src") if beside.exists() else found[1]
                yield Include(file, number, str(target))


def rooms_of(top):
    """src/rooms.txt: {room: the rooms it may include}. A room names only rooms above it."""
    rooms = {}
    for line in (top / "src" / "rooms.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            room, below = line.split(":")
            for name in below.split():
                if name not in rooms:
                    sys.exit(f"src/rooms.txt: {room}: {name} is not above it")
            rooms[room] = below.split()
    return rooms


def wrong_includes(top):
    """Sentences about includes that src/rooms.txt does not allow."""
    rooms = rooms_of(top)
    for file in sources(top, ".c", ".h"):
        if room_of(file) not in rooms:
            yield f"src/{file}: its room is not in src/rooms.txt"
    for file, line, target in includes_of(top):
        own, other = room_of(file), room_of(target)
        if other not in rooms.get(own, []) + [own]:
            yield f"src/{file}:{line}: {own} may not include {target}"


def unit_of(file):
    """A .c and its .h are one."""
    return re.sub(r"\.[ch]$", "", file)


def calls_of(top, build):
    """(caller, function, callee) between units: what an object lacks and another one's text has.
    Data (const tables) are no calls. A source compiled twice counts as compiled first: what the
    compiler adds for the explorer is no call of the source's."""
    src, objects = top / "src", {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        file = (pathlib.Path(entry["directory"]) / entry["file"]).resolve()
        if src in file.parents:
            objects.setdefault(unit_of(str(file.relative_to(src))), build / entry["output"])
    said = subprocess.run(["nm", "-A", "-P", *objects.values()], check=True, capture_output=True,
                          text=True).stdout
    units = {str(path): unit for unit, path in objects.items()}
    owner, wanted = {}, []
    for line in said.splitlines():  # OBJECT: NAME KIND ...
        path, symbol = line.split(": ", 1)
        name, kind = symbol.split()[:2]
        if kind == "U":
            wanted.append((units[path], name))
        elif kind in "TW":
            owner[name] = units[path]
    for unit, name in wanted:
        if owner.get(name, unit) != unit:
            yield unit, name, owner[name]


def needs_of(top, build):
    """{unit: {unit it needs: why, in words}}."""
    needs = collections.defaultdict(dict)
    for caller, name, callee in calls_of(top, build):
        needs[caller].setdefault(callee, f"calls {name}()")
    for file, line, target in includes_of(top):
        if unit_of(target) != unit_of(file):
            needs[unit_of(file)][unit_of(target)] = f"{file}:{line} includes {target}"
    return needs


def shortest_circle(needs, start):
    """The shortest way from a unit back to itself, as a list of units, or None. Breadth first."""
    before, row = {}, [start]
    while row:
        unit = row.pop(0)
        for other in sorted(needs.get(unit, ())):
            if other == start:
                way = [unit]
                while way[0] != start:
                    way.insert(0, before[way[0]])
                return way
            if other not in before:
                before[other] = unit
                row.append(other)
    return None


def circles(top, build):
    """(units, sentence) for the shortest circle through every unit that lies on one, each once."""
    needs = needs_of(top, build)
    seen = set()
    for start in sorted(needs):
        way = shortest_circle(needs, start)
        if way and frozenset(way) not in seen:
            seen.add(frozenset(way))
            steps = [f"    {a} -> {b}: {needs[a][b]}" for a, b in zip(way, way[1:] + way[:1])]
            yield way, "circle: " + " -> ".join(way + way[:1]) + "\n" + "\n".join(steps)


def first_comment(text):
    """Lines of text in the comment that a file begins with."""
    found = re.match(r"/\*.*?(\n \*/|\*/)", text, re.DOTALL)
    return len(found[0].removesuffix("\n */").splitlines()) if found else 0


def sizes(top):
    """(folder or file, sentence) for everything too long."""
    folders = collections.Counter()
    for file in sources(top, ".c", ".h"):
        text = (top / "src" / file).read_text()
        folders[str(pathlib.Path(file).parent)] += file.endswith(".c")
        if text.count("\n") > LINES:
            yield [file], f"src/{file}: {text.count(chr(10))} lines, at most {LINES}"
        if first_comment(text) > COMMENT:
            yield [file], f"src/{file}: first comment of {first_comment(text)} lines, at most {COMMENT}"
    for folder, count in sorted(folders.items()):
        if count > SOURCES:
            yield [folder + "/"], f"src/{folder}: {count} sources, at most {SOURCES}"


def unlisted(top):
    """Sentences about sources that no meson.build and no list that one reads names, and about tests
    in cli/. MACRO(name) in a list is name.c in the meson.build's folder or below."""
    src, named, below = top / "src", {"qlab.c"}, []
    for file in src.rglob("meson.build"):
        named |= {str((file.parent / name).relative_to(src))
                  for name in re.findall(r"'([\w/]+\.c)'", file.read_text())}
        for read in re.findall(r"read\('([\w./]+\.list)'\)", file.read_text()):
            below += [(str(file.parent.relative_to(src)), name + ".c")
                      for name in re.findall(r"^\w+\((\w+)", (file.parent / read).read_text(), re.MULTILINE)]
    for file in sources(top, ".c"):
        name = pathlib.Path(file).name
        if file not in named and not any(name == n and within([file], [room]) for room, n in below):
            yield f"src/{file}: in no meson.build and in no list, so nobody compiles it"
    tests = (top / "tests/meson.build").read_text() if (top / "tests").is_dir() else ""
    for file in sorted(top.glob("tests/cli/test_*.py")):
        if f"'{file.stem[5:]}'" not in tests:
            yield f"tests/cli/{file.name}: not in tests/meson.build, so nobody runs it"


def within(places, rooms):
    """Does one of the places (files of src/) lie in one of the rooms?"""
    return any((place + "/").startswith(room + "/") for place in places for room in rooms)


# What only src/json may call: the others would leave a part out, or a failed write untold.
FORGETFUL = r"\b(json_object_set_new|json_array_append(_new)?|json_object_update|json_dumpf|json_load_?\w*)\("


def forgetful(top):
    """Sentences about calls of jansson that only the room json may make."""
    for file in sources(top, ".c"):
        if room_of(file) == "json":
            continue
        for number, text in enumerate((top / "src" / file).read_text().splitlines(), 1):
            found = re.search(FORGETFUL, text)
            if found:
                yield [file], f"src/{file}:{number}: {found[1]}(): json_with(), json_and(), json_write(), json_read() tell"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--top", type=pathlib.Path, default=HERE)
    parser.add_argument("question", choices=["includes", "circles", "sizes", "json", "listed"])
    parser.add_argument("--but-not", action="store_true")
    parser.add_argument("rest", nargs="*")
    asked = parser.parse_intermixed_args()
    top, rooms = asked.top.resolve(), asked.rest
    if asked.question == "circles":
        if not rooms:
            parser.error("circles: of which build folder?")
        build, *rooms = rooms
        found = circles(top, pathlib.Path(build).resolve())
    elif asked.question == "sizes":
        found = sizes(top)
    else:
        found = (([], sentence) for sentence in
                 {"includes": wrong_includes, "json": forgetful, "listed": unlisted}[asked.question](top))
    bad = 0
    for places, sentence in found:
        inside = not rooms or within(places, rooms) != asked.but_not
        if inside or asked.but_not:
            print(sentence if inside else f"to do: {sentence}")
        bad += inside
    print(f"{asked.question}: {bad} found")
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
