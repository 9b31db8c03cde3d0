#!/usr/bin/env python3
"""Makes the heads of pages that hold the player: their policies name its style and its script by hash.

Usage: head.py PLAY.CSS SCRIPT.JS...          the player's own page
       head.py --around HEAD.HTML SCRIPT.JS...  a page with that head, in which players are framed
The scripts as they stand on the page, one behind the other.
"""
import base64
import hashlib
import pathlib
import sys


def hash_of(*files):
    """As a policy names what these files are together."""
    text = b"".join(pathlib.Path(file).read_bytes() for file in files)
    return "'sha256-" + base64.b64encode(hashlib.sha256(text).digest()).decode() + "'"


if sys.argv[1] == "--around":
    before, style, after = pathlib.Path(sys.argv[2]).read_text().partition("style-src 'unsafe-inline'")
    assert style, "the head has a policy"
    print(f"{before}{style}; script-src {hash_of(*sys.argv[3:])}{after}", end="")
else:
    print(f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
style-src {hash_of(sys.argv[1])}; script-src {hash_of(*sys.argv[2:])}">
<link rel="icon" href="data:,">""")
