"""One task fails, its siblings are cancelled, the error comes out. Java: TaskGroupErrors.java."""

import asyncio


async def work(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print(f"{name} is done")
    except asyncio.CancelledError:
        print(f"{name} is cancelled")
        raise


async def fail(seconds):
    await asyncio.sleep(seconds)
    raise RuntimeError("out of paper")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("the short task", 0.01))
            group.create_task(work("the long task", 60))
            group.create_task(fail(0.05))
    except ExceptionGroup as group:
        print(group)
        for error in group.exceptions:
            print(f"- {error}")


asyncio.run(main())
