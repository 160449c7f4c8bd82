#!/usr/bin/env python3
"""Checks web sites, first one by one, then all at once, and shows what came of it.

The Python original of SiteStatus.java and SiteStatus.kt; Python 3.11 or later, standard library only.
"""

import argparse
import asyncio
import re
import select
import sys
import time

from local_sites import local_sites
from site_checker import Site, SiteChecker, UsageError

DEFAULT_SITES = 40
MOST_ONE_BY_ONE = 100


def read_sites(lines, name):
    sites = []
    for number, line in enumerate(lines, 1):
        url = re.sub(r"(^|\s)#.*", "", line.replace("\ufeff", "")).strip()
        if url:
            try:
                sites.append(Site.parse(url))
            except UsageError as error:
                raise UsageError(f"{name}, line {number}: {error}") from None
    return sites


def has_standard_input():
    """Whether something arrives on standard input in a moment; nobody may be at the other end of it."""
    if sys.stdin is None or sys.stdin.closed or sys.stdin.isatty():
        return False
    return bool(select.select([sys.stdin], [], [], 0.3)[0]) and bool(sys.stdin.buffer.peek(1))


def input_sites(options):
    """The sites to check; None if the user names no source of any, so that local ones are wanted."""
    if options.sites:
        return None
    if not options.urls and not options.file:
        return read_sites(sys.stdin, "standard input") if has_standard_input() else None
    sites = []
    for url in options.urls:
        sites += read_sites(sys.stdin, "standard input") if url == "-" else [Site.parse(url)]
    if options.file:
        try:
            with open(options.file, encoding="utf-8") as file:
                sites += read_sites(file, options.file)
        except FileNotFoundError:
            raise UsageError(f"no such file: {options.file}") from None
        except (OSError, ValueError) as error:
            raise UsageError(f"cannot read {options.file}: {error}") from None
    return sites


class Progress:
    """How far a round has come: one line, rewritten in place on a terminal, written once elsewhere."""

    def __init__(self, round_name, total):
        self.round, self.total, self.done = round_name, total, 0
        self.terminal = sys.stdout.isatty()
        self.show("" if self.terminal else "\n")

    def step(self):
        self.done += 1
        if self.terminal:
            self.show("\n" if self.done == self.total else "")

    def show(self, end):
        count = f"\rChecking {self.round}: {self.done} of {self.total}"
        print(count if self.terminal else f"Checking {self.round}: {self.total} sites", end=end, flush=True)


def report(results, one_by_one, all_at_once):
    url = max(len("URL"), *(len(r.site.url) for r in results))
    outcome = max(len("STATUS"), *(len(r.outcome) for r in results))
    print(f"\n{'URL':{url}}  {'STATUS':{outcome}}  {'MS':>6}")
    for r in results:
        print(f"{r.site.url:{url}}  {r.outcome:{outcome}}  {int(r.took * 1000):6}")
    print()
    if one_by_one is not None:
        print(f"one by one:  {one_by_one:.2f} s")
    print(f"all at once: {all_at_once:.2f} s (slowest site: {max(r.took for r in results):.2f} s)")
    if one_by_one is not None:
        print(f"ratio:       {one_by_one / all_at_once:.1f}")


async def check(sites, options):
    checker = SiteChecker(options.timeout, options.limit)
    one_by_one = None
    if options.sequential or (options.sequential is None and len(sites) <= MOST_ONE_BY_ONE):
        start = time.perf_counter()
        await checker.one_by_one(sites, Progress("one by one", len(sites)))
        one_by_one = time.perf_counter() - start
    elif options.sequential is None:
        print("Not one by one: more than 100 sites (--sequential does it)")
    start = time.perf_counter()
    results = await checker.all_at_once(sites, Progress("all at once", len(sites)))
    report(results, one_by_one, time.perf_counter() - start)


async def check_local_sites(options):
    count = options.sites or DEFAULT_SITES
    print(f"Starting {count} local sites (--help shows how to name others)")
    async with local_sites(count) as sites:
        await check(sites, options)


def count(text):
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f'must be a whole number from 1, not "{text}"')
    return int(text)


def seconds(text):
    try:
        if 0.001 <= float(text) <= 86_400:
            return float(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f'must be seconds from 0.001 to 86400, not "{text}"')


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("urls", metavar="URL", nargs="*", help="http:// or https://; - reads standard input")
    parser.add_argument("--file", help="read URLs from FILE: one per line, # starts a comment")
    parser.add_argument("--timeout", type=seconds, default=1.0, help="the most time per site (default 1)")
    parser.add_argument("--limit", type=count, default=100, help="the most connections at once (default 100)")
    parser.add_argument("--sites", type=count, help="start and check so many local sites instead of 40")
    parser.add_argument("--sequential", action="store_true", default=None, help="one by one too, whatever the number")
    parser.add_argument("--skip-sequential", dest="sequential", action="store_false", help="not one by one")
    options = parser.parse_args()
    if options.sites and (options.urls or options.file):
        parser.error("--sites makes sites of its own: leave it out or the URLs")
    return options


def main():
    options = parse_options()
    try:
        sites = input_sites(options)
    except UsageError as error:
        print(f"site_status: {error} (--help shows the options)", file=sys.stderr)
        return 2
    if sites == []:
        print("site_status: no site to check", file=sys.stderr)
        return 1
    asyncio.run(check_local_sites(options) if sites is None else check(sites, options))
    return 0


if __name__ == "__main__":
    sys.exit(main())
