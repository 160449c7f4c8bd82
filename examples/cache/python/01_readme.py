# The README: a fetcher behind a bounded cache; a failure is not kept. The output is that of async-lru 2.3.
import asyncio
from async_lru import alru_cache
from vloop import run, now


@alru_cache(maxsize=32)
async def fetch(number):
    await asyncio.sleep(0.1)
    if number == 9999:
        raise LookupError("not found")
    return f"PEP {number}"


async def main():
    for number in (8, 290, 308, 320, 8, 218, 320, 279, 289, 320, 9991):
        await fetch(number)
    print(fetch.cache_info(), "at", now())
    for _ in range(2):
        try:
            await fetch(9999)
        except LookupError as error:
            info = fetch.cache_info()
            print(error, info.hits, info.misses)
    await fetch.cache_close()
    try:
        await fetch(8)
    except RuntimeError:
        print("closed")


run(main())
