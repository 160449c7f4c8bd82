"""Three ways to stop waiting. Java: TimeoutAndCancel.java."""

import asyncio


async def slow(name):
    try:
        await asyncio.sleep(3600)
    finally:
        print(f"{name} cleans up")


async def main():
    try:
        async with asyncio.timeout(0.02):
            await slow("the block")
    except TimeoutError:
        print("timeout: the block took too long")

    try:
        await asyncio.wait_for(slow("the coroutine"), 0.02)
    except TimeoutError:
        print("waitFor: the coroutine took too long")

    task = asyncio.create_task(slow("the task"))
    await asyncio.sleep(0.02)
    task.cancel("not needed any more")
    try:
        await task
    except asyncio.CancelledError as error:
        print(f"cancelled: {error}")


asyncio.run(main())
