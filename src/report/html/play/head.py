#!/usr/bin/env python3
"""Makes the head of the player's page: its policy names the style and the script by their hashes.

Usage: head.py PLAY.CSS SCRIPT.JS...; the scripts as they stand on the page, one behind the other.
"""
import base64
import hashlib
import pathlib
import sys


def hash_of(*files):
    """As a policy names what these files are together."""
    text = b"".join(pathlib.Path(file).read_bytes() for file in files)
    return "'sha256-" + base64.b64encode(hashlib.sha256(text).digest()).decode() + "'"


print(f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
style-src {hash_of(sys.argv[1])}; script-src {hash_of(*sys.argv[2:])}">
<link rel="icon" href="data:,">""")
