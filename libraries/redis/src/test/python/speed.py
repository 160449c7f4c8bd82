"""The rates of GET, SET and pipelines of 100, with 1, 10 and 50 tasks: python3 speed.py PORT (redis-py, uvloop)."""
import asyncio, sys, time
import redis.asyncio as redis
import uvloop

WINDOW = 1.5


async def window(tasks, operation):
    count, end = [0], time.monotonic() + WINDOW

    async def one():
        while time.monotonic() < end:
            await operation()
            count[0] += 1
    await asyncio.gather(*[one() for _ in range(tasks)])
    return count[0]


async def main():
    r = redis.Redis(port=int(sys.argv[1]), decode_responses=True)
    await r.set("speed", "x" * 100)

    async def pipeline():
        p = r.pipeline(transaction=False)
        for _ in range(100): p.get("speed")
        await p.execute()
    for tasks in (1, 10, 50):
        for name, operation in (("GET", lambda: r.get("speed")), ("SET", lambda: r.set("speed2", "x")), ("pipeline of 100", pipeline)):
            await window(tasks, operation)
            print(f"{name}, {tasks}: {round(await window(tasks, operation) / WINDOW):,}")


uvloop.install()
asyncio.run(main())
