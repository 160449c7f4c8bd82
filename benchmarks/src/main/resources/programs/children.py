"""8 tasks that start, feed and reap `true`, one child after another: python3 children.py asyncio|uvloop"""
import asyncio
import sys
import time

PIPE = asyncio.subprocess.PIPE
TASKS, WARM_UP, COUNT = 8, 200, 4000


async def in_turn(count):
    for _ in range(count):
        process = await asyncio.create_subprocess_exec("true", stdin=PIPE, stdout=PIPE, stderr=PIPE)
        await process.communicate()


async def per_second(count):
    start = time.perf_counter()
    await asyncio.gather(*[in_turn(count // TASKS) for _ in range(TASKS)])
    return count / (time.perf_counter() - start)


async def main():
    await per_second(WARM_UP)
    print(f"per second\t{await per_second(COUNT):.0f}")


if sys.argv[1] == "uvloop":
    import uvloop

    uvloop.install()
asyncio.run(main())
