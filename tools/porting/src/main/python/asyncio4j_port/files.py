"""Files: which are read, how their text is decoded, and what is left out."""
from __future__ import annotations

import ast
import fnmatch
import io
import os
import re
import sys
import tokenize
import warnings
from pathlib import Path

LEFT_OUT = {".venv", "venv", "build", ".git", "node_modules", "__pycache__", ".tox", ".mypy_cache"}
WORLD = re.compile(rb"asyncio|aiohttp|aiofiles|aioredis|asyncpg|aiopg|aiomcache|aiokafka|aiozmq|aiojobs|async_lru|aiostream|aioprocessing|umongo|motor"
                   rb"|unsync|trio|asks|uvloop|\basync\b|\bawait\b")

IMPORTS = re.compile(rb"^\s*(?:from\s+[.\w]+\s+)?import\s[^#\n]*", re.M)
WORDS = re.compile(rb"\w+")


class Unreadable(Exception):
    """A path that is not there."""


def collect(paths, exclude):
    """The files to read, sorted, each with the name it is shown by, and how many were left out."""
    found, out, silent = {}, 0, {}
    for given in paths:
        path = Path(given)
        if given == "-":
            found["<stdin>"] = None
        elif path.is_file():
            found[path.name if path.name not in found else str(path)] = path
        elif path.is_dir():
            for file in programs(path):
                shown = file.relative_to(path).as_posix()
                if LEFT_OUT & set(file.relative_to(path).parts[:-1]) or any(fnmatch.fnmatch(shown, e) for e in exclude) or not file.is_file():
                    out += 1
                    continue
                if not WORLD.search(content(file)):
                    silent[shown] = file
                    continue
                found[shown if shown not in found else str(file)] = file
        else:
            raise Unreadable(f"{given}: no such file or folder")
    used = imported(found, silent)
    found.update(used)
    return found, out + len(silent) - len(used)


def programs(folder):
    """The programs below a folder; what goes away meanwhile is not there."""
    return sorted(Path(at) / name for at, _, names in os.walk(folder) for name in names if name.endswith(".py"))


def content(path):
    """The bytes of a file; none, if it cannot be read: that is told where it is needed."""
    try:
        return path.read_bytes() if path else b""
    except OSError:
        return b""


def imported(found, silent):
    """The files that do not speak of asyncio, but are imported by those that do."""
    used, todo = {}, list(found.values())
    while todo:
        path = todo.pop()
        words = {w.decode() for line in IMPORTS.findall(content(path)) for w in WORDS.findall(line)}
        for shown, file in silent.items():
            if shown not in used and shown not in found and (file.stem in words or file.stem == "__init__" and file.parent.name in words):
                used[shown] = file
                todo.append(file)
    return used


def read(path):
    """The text of a file, line ends as \\n, and its tree; SyntaxError if it is no Python."""
    raw = sys.stdin.buffer.read() if path is None else path.read_bytes()
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(raw).readline)
        text = raw.decode(encoding)
    except (UnicodeDecodeError, LookupError) as e:
        raise SyntaxError(f"not decodable: {e}") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ").lstrip("\ufeff")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return text, ast.parse(text)
        except (ValueError, RecursionError, MemoryError) as e:
            raise SyntaxError(f"not parsable: {e}") from None
