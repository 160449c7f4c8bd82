"""Code that blocks goes to threads; the loop keeps ticking. Java: BlockingCodeInThreads.java."""

import asyncio
import threading

ticked = threading.Event()


def load(name):
    ticked.wait()  # in the loop's thread this would stop every task, and wait for ever
    return name


async def tick():
    for _ in range(5):
        await asyncio.sleep(0.01)
    ticked.set()


async def main():
    ticker = asyncio.create_task(tick())
    loaded = await asyncio.gather(asyncio.to_thread(load, "users"), asyncio.to_thread(load, "orders"))
    ticker.cancel()
    print(f"loaded {' and '.join(loaded)}")
    print(f"the loop ticked meanwhile: {str(ticked.is_set()).lower()}")


asyncio.run(main())
