"""The first program of every guide. Java: HelloSleep.java."""

import asyncio


async def hello(name):
    print("Hello ...")
    await asyncio.sleep(0.1)
    print(f"... {name}!")
    return name


greeted = asyncio.run(hello("World"))
print(f"greeted: {greeted}")
