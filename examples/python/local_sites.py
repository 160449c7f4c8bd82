"""Web sites in this process, good ones and bad ones. One server plays them all, told apart by the path."""

import asyncio
import socket
from contextlib import asynccontextmanager

from site_checker import Site

HOST = "127.0.0.1"
DELAYS = (10, 20, 50, 100, 200, 300, 500)
STATUSES = (
    "200 OK",
    "204 No Content",
    "301 Moved Permanently",
    "404 Not Found",
    "500 Internal Server Error",
    "503 Service Unavailable",
)


async def answer(reader, writer):
    request_line = await reader.readline()
    while (await reader.readline()).strip():
        pass
    number = int(request_line.split()[1][1:])
    match number % 40:
        case 10:
            await reader.read()  # silent until the caller gives up
        case 30:
            writer.write(b"HTTP/1.1 20")
        case _:
            await asyncio.sleep(DELAYS[number % len(DELAYS)] / 1000)
            writer.write(f"HTTP/1.1 {STATUSES[number % len(STATUSES)]}\r\nConnection: close\r\n\r\n".encode())
    writer.close()


@asynccontextmanager
async def local_sites(count):
    """Sites in this process. Of every forty one is silent, one refuses and one hangs up."""
    # A port that is taken, but where nobody listens, refuses every connection.
    with socket.socket() as refusing:
        refusing.bind((HOST, 0))
        async with await asyncio.start_server(answer, HOST, 0, backlog=count) as server:
            port = server.sockets[0].getsockname()[1]
            refusing_port = refusing.getsockname()[1]
            yield [
                Site.parse(f"http://{HOST}:{refusing_port if i % 40 == 20 else port}/{i}")
                for i in range(1, count + 1)
            ]
