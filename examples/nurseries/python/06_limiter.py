# Capacity limiters: tokens have owners, waiters are served in their order, the number can change.
import trio
from trio.testing import MockClock, wait_all_tasks_blocked


async def worker(name, limiter, hold):
    async with limiter:
        print(name, "starts at", trio.current_time())
        await trio.sleep(hold)


served = []


async def waits(name, limiter):
    try:
        await limiter.acquire_on_behalf_of(name)
        served.append(name)
    except trio.Cancelled:
        print(name, "gave up")
        raise


async def main():
    limiter = trio.CapacityLimiter(2)
    async with trio.open_nursery() as nursery:
        for name, hold in [("a", 3), ("b", 1), ("c", 1), ("d", 1)]:
            nursery.start_soon(worker, name, limiter, hold)
            await wait_all_tasks_blocked()
        print("borrowed", limiter.borrowed_tokens, "waiting", limiter.statistics().tasks_waiting)
    print("free", limiter.available_tokens, "at", trio.current_time())

    limiter.acquire_on_behalf_of_nowait("x")
    try:
        limiter.acquire_on_behalf_of_nowait("x")
    except RuntimeError as error:
        print("twice:", str(error).split(":")[0])
    limiter.acquire_on_behalf_of_nowait("y")
    try:
        limiter.acquire_nowait()
    except trio.WouldBlock:
        print("would block")
    try:
        limiter.release()
    except RuntimeError as error:
        print("release:", str(error).split(":")[0])

    # a released token is the first waiter's at once
    async with trio.open_nursery() as nursery:
        nursery.start_soon(waits, "first", limiter)
        await wait_all_tasks_blocked()
        limiter.release_on_behalf_of("x")
        try:
            limiter.acquire_nowait()
        except trio.WouldBlock:
            print("cannot slip in")
    print(served, sorted(limiter.statistics().borrowers))

    # growing wakes as many as fit, shrinking waits for releases
    async with trio.open_nursery() as nursery:
        for name in ["p", "q", "r"]:
            nursery.start_soon(waits, name, limiter)
            await wait_all_tasks_blocked()
        limiter.total_tokens = 4
        await wait_all_tasks_blocked()
        print("waiting", limiter.statistics().tasks_waiting, sorted(served))
        nursery.cancel_scope.cancel()
    print("waiting", limiter.statistics().tasks_waiting, "borrowed", limiter.borrowed_tokens)
    limiter.total_tokens = 1
    print("free", limiter.available_tokens)
    for name in ["first", "y", "p", "q"]:
        limiter.release_on_behalf_of(name)
    print("free", limiter.available_tokens)

    # who gives up leaves no entry
    async with limiter:
        with trio.move_on_after(1) as scope:
            await limiter.acquire_on_behalf_of("z")
        print("gave up:", scope.cancelled_caught, "waiting", limiter.statistics().tasks_waiting)
    print("free", limiter.available_tokens)


trio.run(main, clock=MockClock(autojump_threshold=0))
