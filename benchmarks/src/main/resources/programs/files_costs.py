"""The operations of FilesCosts with aiofiles: python3 files_costs.py asyncio|uvloop"""
import asyncio
import os
import tempfile

import aiofiles
from costs import each, measure, run

LINES = 20_000
LINE = "a line of text\n"
SIZE = 16 << 20  # reads cost the same, wherever in the file


async def main():
    with tempfile.TemporaryDirectory() as folder:
        lines, small, large, written = (os.path.join(folder, name) for name in ("lines", "small", "large", "written"))
        for path, content in (lines, LINE * LINES), (small, LINE * (230_000 // len(LINE))), (large, "\0" * SIZE):
            with open(path, "w") as file:
                file.write(content)

        async def iterate(_):
            async with aiofiles.open(lines) as file:
                async for _ in file:
                    pass

        async def iterate_blocking(_):
            with open(lines) as file:
                for _ in file:
                    pass

        async def write(n):
            async with aiofiles.open(written, "w") as file:
                for _ in range(n):
                    await file.write(LINE)

        async def write_blocking(n):
            with open(written, "w") as file:
                for _ in range(n):
                    file.write(LINE)

        async def open_read_close():
            async with aiofiles.open(small) as file:
                await file.read()

        async def read_bytes():
            async with aiofiles.open(small, "rb") as file:
                await file.read()

        def read_blocking():
            with open(small, "rb") as file:
                return file.read()

        async def reads(size):
            async with aiofiles.open(large, "rb") as file:
                while await file.read(size):
                    pass

        await measure("a line of 20,000, iterated", LINES, iterate)
        await measure("the same, BufferedReader", LINES, iterate_blocking)
        await measure("write of a line", LINES, write)
        await measure("the same, BufferedWriter", LINES, write_blocking)
        await each("open, read 230 KB, close", 100, open_read_close)
        await each("readBytes, 230 KB", 100, read_bytes)
        await each("toThread(readAllBytes), 230 KB", 100, lambda: asyncio.to_thread(read_blocking))
        await measure("read(4 KiB) of 64 MiB", SIZE // 4096, lambda n: reads(4096))
        await measure("a chunk of 64 KiB of 64 MiB", SIZE >> 16, lambda n: reads(1 << 16))


run(main())
