import asyncio


async def quiet():
    print("quiet")


async def main():
    return await quiet()


print(asyncio.run(main()))
