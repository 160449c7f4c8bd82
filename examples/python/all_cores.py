"""A server on all cores: a process for each, with a loop, on one port that they share. Java: AllCores.java."""

import asyncio
import multiprocessing
import os
import signal
import socket

from line_server import Capitals, client

GRACE = 5


async def serve(port, ready):
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    server = await loop.create_server(Capitals, "127.0.0.1", port, reuse_port=True)
    ready.set()
    await stop.wait()
    server.close()
    await asyncio.wait_for(server.wait_closed(), GRACE)


def core(port, ready):
    asyncio.run(serve(port, ready))


def main():
    count = max(2, os.cpu_count())
    with socket.socket() as free:  # keeps a port for all of them
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        ready = [multiprocessing.Event() for _ in range(count)]
        cores = [multiprocessing.Process(target=core, args=(port, event)) for event in ready]
        for process in cores:
            process.start()
        for event in ready:
            event.wait()
    asyncio.run(client(port))
    for process in cores:
        process.terminate()
    for process in cores:
        process.join()
    print("closed")


if __name__ == "__main__":
    main()
