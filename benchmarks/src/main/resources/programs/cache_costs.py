"""The operations of CacheCosts with async-lru: python3 cache_costs.py asyncio|uvloop"""
import asyncio

from async_lru import alru_cache
from costs import each, measure, run

CALLERS = 10_000


async def nothing(x):
    return x


async def hits(n):
    f = alru_cache()(nothing)
    for _ in range(n):
        await f(7)


async def misses(n):
    f = alru_cache()(nothing)
    for i in range(n):
        await f(i)


async def callers(n):
    f = alru_cache()(nothing)
    await asyncio.gather(*[f(1) for _ in range(n)])


async def tasks(n):
    await asyncio.gather(*[nothing(i) for i in range(n)])


async def main():
    await measure("a hit", 100_000, hits)
    await measure("a miss of a function that does nothing", 10_000, misses)
    await each("a task, awaited", 20_000, lambda: asyncio.create_task(nothing(1)))
    await measure("10,000 callers of one key, each", CALLERS, callers)
    await measure("10,000 tasks that do nothing, each", CALLERS, tasks)


run(main())
