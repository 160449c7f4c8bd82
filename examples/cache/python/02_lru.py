# Least recently used goes first; a hit refreshes; maxsize None and 0; keyword arguments; invalidate and clear.
# The output is that of async-lru 2.3.
import asyncio
from async_lru import alru_cache
from vloop import run

calls = []


def make(**options):
    @alru_cache(**options)
    async def f(*args, **kwargs):
        calls.append((args, kwargs))
        await asyncio.sleep(0)
        return args
    return f


def counts(f):
    info = f.cache_info()
    return info.hits, info.misses, info.maxsize, info.currsize


async def main():
    f = make(maxsize=3)
    for x in (1, 2, 3, 1, 4, 2, 1):
        await f(x)
    print([a[0] for a, _ in calls], counts(f))
    calls.clear()
    f = make(maxsize=None)
    for x in range(200):
        await f(x)
    print(counts(f))
    f = make(maxsize=0)
    for x in (1, 1):
        await f(x)
    print(counts(f))
    calls.clear()
    f = make()
    await f(1, key=2), await f(1, key=2), await f(1, key=3), await f(None), await f(None)
    print(len(calls))
    print(f.cache_invalidate(1, key=2), f.cache_invalidate(1, key=2), counts(f))
    await f(1, key=2)
    print(len(calls))
    f.cache_clear()
    print(counts(f))


run(main())
