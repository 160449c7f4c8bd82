"""The operations of HazelcastCosts with a ProcessPoolExecutor: python3 hazelcast_costs.py asyncio|uvloop"""
import asyncio
import time
from concurrent.futures import ProcessPoolExecutor

from costs import each, measure, run


def one():
    return 1


def busy():
    end = time.perf_counter() + 0.2
    turns = 0
    while time.perf_counter() < end:
        turns += 1
    return turns


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(2) as pool:

        def sent(count, function):
            return asyncio.gather(*(loop.run_in_executor(pool, function) for _ in range(count)))

        await each(
            "a round trip to the second member", 500, lambda: loop.run_in_executor(pool, one)
        )
        await measure("10,000 at once, each", 10_000, lambda n: sent(n, one))
        await measure("8 tasks of 200 ms of a core", 1, lambda n: sent(8, busy))


run(main())
