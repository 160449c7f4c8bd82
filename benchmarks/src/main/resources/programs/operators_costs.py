"""The pipelines of OperatorsCosts with aiostream: python3 operators_costs.py asyncio|uvloop"""
import asyncio

from aiostream import pipe, stream
from costs import measure, run

MANY = 20_000
FEW = 2_000


async def items(name, count, make):
    async def operations(n):
        async with make(n).stream() as streamer:
            async for _ in streamer:
                pass

    await measure(name, count, operations)


async def same(x):
    return x


async def plain(n):
    total = 0
    for x in range(n):
        total += x + 1


async def children(n):
    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(same(1))


def mapped(n):
    return stream.range(n) | pipe.map(lambda x: x + 1)


def four(n):
    return mapped(n) | pipe.filter(lambda x: x % 2 == 0) | pipe.take(n) | pipe.enumerate()


def concurrent(n, **options):
    return stream.range(n) | pipe.map(same, task_limit=10, **options)


async def main():
    await measure("a plain loop", MANY, plain)
    await items("range, map", MANY, mapped)
    await items("range, map, filter, take, enumerate", MANY, four)
    await items("merge of two", FEW, lambda n: stream.merge(stream.range(n // 2), stream.range(n // 2)))
    await items("zip of two", FEW, lambda n: stream.zip(stream.range(n), stream.range(n)))
    await items("mapConcurrent, limit 10", FEW, concurrent)
    await items("mapConcurrent, limit 10, unordered", FEW, lambda n: concurrent(n, ordered=False))
    await measure("a child of taskGroup", MANY, children)
    await items(
        "flatMap of single items, limit 10",
        FEW,
        lambda n: stream.range(n) | pipe.flatmap(stream.just, task_limit=10),
    )


run(main())
