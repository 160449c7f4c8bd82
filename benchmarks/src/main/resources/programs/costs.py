"""What the programs of the libraries share: runs on a loop, and figures.

Each operation prints two lines: its name, a tab and the nanoseconds of an operation in the best round; the name with
", processor" and what an operation takes of the processor.
"""
import asyncio
import sys
import time

WARM_UP = 1
ROUNDS = 3


def run(main):
    if sys.argv[1] == "uvloop":
        import uvloop

        loop = uvloop.new_event_loop()
        try:
            return loop.run_until_complete(main)
        finally:
            loop.close()
    return asyncio.run(main)


class Figures:
    """The rounds of one operation."""

    def __init__(self, name, count):
        self.name, self.count = name, count
        self.best = float("inf")

    def rounds(self):
        for number in range(WARM_UP + ROUNDS):
            if number == WARM_UP:
                processor = time.process_time_ns()
            start = time.perf_counter_ns()
            yield
            if number >= WARM_UP:
                self.best = min(self.best, time.perf_counter_ns() - start)
        show(self.name, self.best / self.count)
        show(self.name + ", processor", (time.process_time_ns() - processor) / ROUNDS / self.count)


async def measure(name, count, operations):
    for _ in Figures(name, count).rounds():
        await operations(count)


async def tasks(name, number, count, operation):
    """Measures an operation that several tasks do at once, each again and again."""

    async def repeat(times):
        for _ in range(times):
            await operation()

    async def operations(n):
        await asyncio.gather(*(repeat(n // number) for _ in range(number)))

    await measure("%s, %d %s" % (name, number, "task" if number == 1 else "tasks"), count, operations)


async def each(name, count, operation):
    async def operations(n):
        for _ in range(n):
            await operation()

    await measure(name, count, operations)


def show(name, nanos):
    print(f"{name}\t{nanos:.1f}", flush=True)
