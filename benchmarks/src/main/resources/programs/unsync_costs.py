"""The operations of UnsyncCosts: python3 unsync_costs.py asyncio

unsync, and asyncio and an executor without it.
"""
import asyncio
from concurrent.futures import ThreadPoolExecutor

from costs import Figures
from unsync import unsync

COUNT = 2_000


async def nothing():
    return 1


def plain():
    return 1


def measure(name, operation):
    for _ in Figures(name, COUNT).rounds():
        for _ in range(COUNT):
            operation()


started = unsync(nothing)
threaded = unsync(plain)
measure("start and result", lambda: started().result())
measure("runCoroutineThreadsafe and get", lambda: asyncio.run_coroutine_threadsafe(nothing(), unsync.loop).result())
measure("threaded and result", lambda: threaded().result())
with ThreadPoolExecutor() as executor:
    measure("supplyAsync and get", lambda: executor.submit(plain).result())
