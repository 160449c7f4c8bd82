"""Tasks that each wait for a future of their own: python3 waiting.py asyncio|uvloop N

Prints the bytes that a task takes meanwhile.
"""
import asyncio
import gc
import sys


def memory():
    gc.collect()
    with open("/proc/self/statm") as pages:
        return int(pages.read().split()[1]) * 4096


async def main(count):
    loop = asyncio.get_running_loop()
    futures = []

    async def waiter():
        future = loop.create_future()
        futures.append(future)
        await future

    before = memory()
    tasks = [asyncio.create_task(waiter()) for _ in range(count)]
    await asyncio.sleep(0)
    print(f"bytes\t{(memory() - before) / count:.1f}")
    for future in futures:
        future.set_result(None)
    await asyncio.gather(*tasks)


if sys.argv[1] == "uvloop":
    import uvloop

    uvloop.install()
asyncio.run(main(int(sys.argv[2])))
