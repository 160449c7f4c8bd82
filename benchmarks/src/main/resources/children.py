# Children per second of asyncio: 8 tasks that start, feed and reap `true`, one after another.
import asyncio
import sys
import time

PIPE = asyncio.subprocess.PIPE


async def one():
    process = await asyncio.create_subprocess_exec("true", stdin=PIPE, stdout=PIPE, stderr=PIPE)
    await process.communicate()


async def some(count):
    for _ in range(count):
        await one()


async def main(count):
    await some(20)
    start = time.perf_counter()
    await asyncio.gather(*[some(count // 8) for _ in range(8)])
    print(count / (time.perf_counter() - start))


asyncio.run(main(int(sys.argv[1])))
