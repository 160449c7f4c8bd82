"""Code that blocks goes to threads; the loop keeps ticking. Java: BlockingCodeInThreads.java."""

import asyncio
import time

ticks = 0


def load(name):
    time.sleep(0.2)  # in the loop's thread this would stop every task
    return name


async def tick():
    global ticks
    while True:
        await asyncio.sleep(0.01)
        ticks += 1


async def main():
    ticker = asyncio.create_task(tick())
    loaded = await asyncio.gather(asyncio.to_thread(load, "users"), asyncio.to_thread(load, "orders"))
    ticker.cancel()
    print(f"loaded {' and '.join(loaded)}")
    print(f"the loop ticked meanwhile: {str(ticks >= 5).lower()}")


asyncio.run(main())
