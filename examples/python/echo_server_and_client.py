"""A server that sends every line back, and two clients. Java: EchoServerAndClient.java."""

import asyncio


async def echo(reader, writer):
    """One task per client runs this."""
    while line := await reader.readline():
        writer.write(line)
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def client(port, message):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(f"{message}\n".encode())
        await writer.drain()
        return (await reader.readline()).decode().strip()
    finally:
        writer.close()
        await writer.wait_closed()


async def main():
    async with await asyncio.start_server(echo, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        for answer in await asyncio.gather(client(port, "one"), client(port, "two")):
            print(f"echoed: {answer}")
    print("closed")


asyncio.run(main())
