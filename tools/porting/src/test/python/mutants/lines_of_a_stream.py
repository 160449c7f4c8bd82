import asyncio


async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"one\n\ntwo")
    reader.feed_eof()
    async for line in reader:
        print(line)


asyncio.run(main())
