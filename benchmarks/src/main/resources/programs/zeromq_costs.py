"""The operations of ZeromqCosts with aiozmq, and those of sockets with pyzmq: python3 zeromq_costs.py asyncio|pyzmq"""
import asyncio
import sys

import zmq
from costs import measure, run

TRIPS = 500
MANY = 5_000
AT_ONCE = 500
CALLS = 1_000
VALUE = bytes(100)
ANY = "tcp://127.0.0.1:*"


async def at_once(write, read, n, some):
    for _ in range(0, n, some):
        for _ in range(some):
            await write(VALUE)
        for _ in range(some):
            await read()


async def trips(write, read):
    await measure("a round trip", TRIPS, lambda n: at_once(write, read, n, 1))
    await measure("a round trip, of 500 at once", MANY, lambda n: at_once(write, read, n, AT_ONCE))


async def one_way(name, write, read):
    async def operations(n):
        async def writing():
            for _ in range(n):
                await write(VALUE)

        async def reading():
            for _ in range(n):
                await read()

        await asyncio.gather(writing(), reading())

    await measure(name, MANY, operations)


async def aiozmq_costs():
    import aiozmq
    import aiozmq.rpc as rpc

    async def pair(bound, connected):
        one = await aiozmq.create_zmq_stream(bound, bind=ANY)
        two = await aiozmq.create_zmq_stream(connected, connect=list(one.transport.bindings())[0])
        return one, two

    async def echo(router):
        while True:
            router.write(await router.read())

    class Handler(rpc.AttrHandler):
        @rpc.method
        def add(self, a, b):
            return a + b

    router, dealer = await pair(zmq.ROUTER, zmq.DEALER)
    echoing = asyncio.create_task(echo(router))

    async def write(value):
        dealer.write([value])

    await trips(write, dealer.read)
    echoing.cancel()
    pull, push = await pair(zmq.PULL, zmq.PUSH)

    async def drained(value):
        push.write([value])
        await push.drain()

    await one_way("PUSH to PULL, of 10,000", drained, pull.read)
    server = await rpc.serve_rpc(Handler(), bind=ANY)
    client = await rpc.connect_rpc(connect=list(server.transport.bindings())[0])

    async def calls(n, some):
        for _ in range(0, n, some):
            await asyncio.gather(*(client.call.add(i, 1) for i in range(some)))

    await measure("a remote call", TRIPS, lambda n: calls(n, 1))
    await measure("a remote call, of 1,000 at once", 2 * CALLS, lambda n: calls(n, CALLS))
    for each in (router, dealer, pull, push, client, server):
        each.close()


async def pyzmq_costs():
    import zmq.asyncio

    context = zmq.asyncio.Context()

    def pair(bound, connected):
        one, two = context.socket(bound), context.socket(connected)
        port = one.bind_to_random_port("tcp://127.0.0.1")
        two.connect("tcp://127.0.0.1:%d" % port)
        return one, two

    async def echo(router):
        while True:
            await router.send_multipart(await router.recv_multipart())

    router, dealer = pair(zmq.ROUTER, zmq.DEALER)
    echoing = asyncio.create_task(echo(router))
    await trips(dealer.send, dealer.recv)
    echoing.cancel()
    pull, push = pair(zmq.PULL, zmq.PUSH)
    await one_way("PUSH to PULL, of 10,000", push.send, pull.recv)
    await one_way("the same, each send awaited", push.send, pull.recv)
    context.destroy(linger=0)


run(pyzmq_costs() if sys.argv[1] == "pyzmq" else aiozmq_costs())
