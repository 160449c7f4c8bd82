# Errors, results inside the loop, methods, values, cpu_bound, values set from another thread.
# unsync 1.4 says "5 False" in the fifth line, for it sets values on its loop, and cannot be awaited in another loop.
import asyncio
import threading
from unsync import unsync, Unfuture


@unsync
async def fails():
    raise ValueError("from the loop")


@unsync
async def nested():
    inner = asleep()
    try:
        inner.result()
    except asyncio.InvalidStateError:
        return "not ready: await it; " + await inner


@unsync
async def asleep():
    await asyncio.sleep(0.05)
    return "awaited"


@unsync(cpu_bound=True)
def square(x):
    return x * x


class Counter:
    def __init__(self):
        self.n = 0

    @unsync
    async def add(self, n):
        self.n += n
        return self.n


if __name__ == "__main__":
    try:
        fails().result()
    except ValueError as error:
        print("failed:", error)
    print(nested().result())
    print(square(12).result())
    counter = Counter()
    print([counter.add(i).result() for i in (1, 2, 3)])
    print(Unfuture.from_value(5).result(), Unfuture.from_value(5).done())
    hand_made = Unfuture()
    threading.Timer(0.05, lambda: hand_made.set_result("set elsewhere")).start()
    print(hand_made.result())
    try:
        asleep().result(timeout=0.001)
    except Exception as error:
        print("timed out")

    async def main():
        return await asleep() + " from another loop"

    print(asyncio.run(main()))
