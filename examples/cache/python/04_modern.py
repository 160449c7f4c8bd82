# ttl from the end of the run, jitter, contains, the last waiter cancels the run. The output is that of async-lru 2.3.
import asyncio
from async_lru import alru_cache
from vloop import run, now

runs = 0


@alru_cache(ttl=5)
async def value(x):
    global runs
    runs += 1
    try:
        await asyncio.sleep(2)
    except asyncio.CancelledError:
        print("run cancelled at", now())
        raise
    return x


async def main():
    await value(1)                      # done at 2, kept until 7
    await asyncio.sleep(4)
    await value(1)
    print("runs", runs, "at", now())
    await asyncio.sleep(1.5)
    await value(1)                      # 7.5: expired
    print("runs", runs, "at", now())
    print("contains", value.cache_contains(1), value.cache_contains(2))
    waiters = [asyncio.ensure_future(value(9)) for _ in range(2)]
    await asyncio.sleep(0.5)
    waiters[0].cancel()
    await asyncio.sleep(0.5)
    waiters[1].cancel()
    await asyncio.gather(*waiters, return_exceptions=True)
    print("kept", value.cache_contains(9), "runs", runs)
    for options in (dict(jitter=1), dict(ttl=1, jitter=-1)):
        try:
            alru_cache(**options)
        except ValueError:
            print("refused", sorted(options))


run(main())
