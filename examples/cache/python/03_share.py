# Callers at the same time share one run; a failure goes to all of them and is not kept; one who gives up harms nobody.
# The output is that of async-lru 2.3.
import asyncio
from async_lru import alru_cache
from vloop import run, now

runs = 0


@alru_cache(maxsize=2)
async def load(key):
    global runs
    runs += 1
    print("run", runs, "of", key, "at", now())
    await asyncio.sleep(1)
    if key == "bad":
        raise LookupError(f"no {key} at {now()}")
    return f"{key} of run {runs}"


async def caller(number, key):
    try:
        print(number, "gets", await load(key), "at", now())
    except LookupError as error:
        print(number, "fails:", error)
        return error


def counts():
    info = load.cache_info()
    return info.hits, info.misses, info.currsize


async def main():
    await asyncio.gather(*(caller(i, "a") for i in range(3)))
    print(counts())
    errors = await asyncio.gather(*(caller(i, "bad") for i in range(3)))
    print("the same error:", errors[0] is errors[1] is errors[2], counts())
    first = asyncio.create_task(caller("first", "b"))
    second = asyncio.create_task(caller("second", "b"))
    await asyncio.sleep(0.5)
    first.cancel()
    await asyncio.wait([first, second])
    print("cancelled:", first.cancelled(), counts())
    try:
        await asyncio.wait_for(load("c"), 0.5)
    except asyncio.TimeoutError:
        print("too slow at", now(), load.cache_contains("c"))
    print(await load("a"), counts())
    running = asyncio.create_task(caller("runner", "d"))
    await asyncio.sleep(0.5)
    print("invalidated:", load.cache_invalidate("d"))
    await running
    print("kept:", load.cache_contains("d"))
    print([await load(k) for k in ("e", "f")], counts())


run(main())
