import asyncio
import functools


def say(a, b, mark="."):
    print(a, b, mark)


async def main():
    loop = asyncio.get_running_loop()
    word = "first"
    loop.call_soon(functools.partial(say, word, mark="!"), 2)
    word = "second"
    loop.call_soon(lambda: (print(word), say(1, 2)))
    word = "third"
    await asyncio.sleep(0)


asyncio.run(main())
