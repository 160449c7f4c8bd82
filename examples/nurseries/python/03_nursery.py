# Nurseries: the block ends when its children have; failures come together; who cancels whom.
import trio
from trio.testing import MockClock

try:
    ExceptionGroup
except NameError:
    from exceptiongroup import ExceptionGroup


async def child(name, delay):
    try:
        await trio.sleep(delay)
        print(name, "done at", trio.current_time())
    except trio.Cancelled:
        print(name, "cancelled at", trio.current_time())
        raise


async def fails(delay, error):
    await trio.sleep(delay)
    raise error


async def fails_in_cleanup(name):
    try:
        await trio.sleep(100)
    finally:
        raise ValueError(name + " cleanup")


async def cleans_up(name):
    try:
        await trio.sleep(100)
    finally:
        with trio.CancelScope(shield=True):
            await trio.sleep(2)
        print(name, "cleaned up at", trio.current_time())


async def spawns(nursery):
    await trio.sleep(1)
    nursery.start_soon(child, "grandchild", 1)


async def touches(resource):
    print("got", resource)
    try:
        await trio.sleep(1)
        print("never printed")
    finally:
        print("closed", resource)


def show(group, depth=0):
    for error in group.exceptions:
        if isinstance(error, ExceptionGroup):
            print("  " * depth + "group of", len(error.exceptions))
            show(error, depth + 1)
        else:
            print("  " * depth + type(error).__name__, error)


async def main():
    async with trio.open_nursery() as nursery:
        nursery.start_soon(child, "a", 3)
        nursery.start_soon(child, "b", 1)
        nursery.start_soon(spawns, nursery)
        print("block ends at", trio.current_time())
    print("nursery ends at", trio.current_time())

    # the first failure cancels the others; a slow cleanup is waited for
    try:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(fails, 1, ValueError("first"))
            nursery.start_soon(child, "sibling", 9)
            nursery.start_soon(cleans_up, "slow")
            await trio.sleep(9)
            print("never printed")
    except ExceptionGroup as group:
        show(group)
    print("failed at", trio.current_time())

    # all failures come together, the block's last; a single one is a group, too
    try:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(fails_in_cleanup, "x")
            await trio.sleep(1)
            raise KeyError("block")
    except ExceptionGroup as group:
        print(sorted(type(error).__name__ for error in group.exceptions))

    # groups nest as they were thrown
    try:
        async with trio.open_nursery():
            async with trio.open_nursery() as inner:
                inner.start_soon(fails, 1, ValueError("deep"))
    except ExceptionGroup as group:
        show(group)

    # cancelling the nursery is no failure
    async with trio.open_nursery() as nursery:
        nursery.start_soon(child, "quiet", 9)
        await trio.sleep(1)
        nursery.cancel_scope.cancel()
    print("caught:", nursery.cancel_scope.cancelled_caught, "at", trio.current_time())

    # a child that is started in a cancelled nursery owns what it was given
    async with trio.open_nursery() as nursery:
        nursery.cancel_scope.cancel()
        nursery.start_soon(touches, "resource")

    # an outer cancellation ends the nursery, and comes out of it
    with trio.move_on_after(1) as scope:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(child, "inner", 9)
            nursery.start_soon(cleans_up, "last")
    print("outer caught:", scope.cancelled_caught, "inner:", nursery.cancel_scope.cancelled_caught)
    try:
        nursery.start_soon(child, "late", 1)
    except RuntimeError as error:
        print(error)
    print("end at", trio.current_time())


trio.run(main, clock=MockClock(autojump_threshold=0), strict_exception_groups=True)
