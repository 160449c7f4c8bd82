"""Several coroutines at once, results in the order asked for. Java: GatherResults.java."""

import asyncio


async def square(number, seconds):
    await asyncio.sleep(seconds)
    if number < 0:
        raise ValueError(f"{number} is negative")
    print(f"{number} is done")
    return number * number


async def main():
    squares = await asyncio.gather(square(1, 0.09), square(2, 0.06), square(3, 0.03))
    print(squares)

    # gather fails with the first failure; with return_exceptions it waits for all and fails never.
    for outcome in await asyncio.gather(square(4, 0.01), square(-5, 0.02), return_exceptions=True):
        if isinstance(outcome, Exception):
            print(f"failure: {outcome}")
        else:
            print(f"success: {outcome}")


asyncio.run(main())
