"""A server with a protocol, without a task per client; a client with streams. Java: LineServer.java."""

import asyncio


class Capitals(asyncio.Protocol):
    """Answers each line in capitals; "bye" ends the connection."""

    def __init__(self):
        self.buffer = b""

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        """Data comes in pieces of any size: half a line, or three of them."""
        *lines, self.buffer = (self.buffer + data).split(b"\n")
        for line in lines:
            self.line_received(line.decode())

    def line_received(self, text):
        self.transport.write(f"{text.upper()}\n".encode())
        if text == "bye":
            self.transport.close()  # after the answer is sent


async def client(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"hello\nhow are you\nbye\n")
    async for line in reader:
        print(f"answer: {line.decode().strip()}")
    writer.close()
    await writer.wait_closed()


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Capitals, "127.0.0.1", 0)
    await client(server.sockets[0].getsockname()[1])
    server.close()
    try:
        await asyncio.wait_for(server.wait_closed(), 5)
        print("closed, aborted: 0")
    except TimeoutError:
        server.abort_clients()
        print("closed, some were aborted")


if __name__ == "__main__":
    asyncio.run(main())
