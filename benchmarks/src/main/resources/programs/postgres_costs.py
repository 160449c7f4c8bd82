"""The queries of PostgresCosts with asyncpg: python3 postgres_costs.py asyncio|uvloop DSN"""
import asyncio
import sys

import asyncpg
from costs import measure, run

SMALL = "SELECT $1::int + 1"
READS = (
    ("select $1::int + 1", SMALL, 7, 500),
    ("1,000 rows of int and text", "SELECT i, 'row ' || i AS t FROM generate_series(1, $1::int) i", 1000, 50),
    ("1,000 ints", "SELECT i FROM generate_series(1, $1::int) i", 1000, 50),
    ("pg_type, 12 columns",
     "SELECT typname, typnamespace, typowner, typlen, typbyval, typcategory, typispreferred, typisdefined, typdelim,"
     " typrelid, typelem, typarray FROM pg_type WHERE oid < $1::int", 1_000_000, 20))
TABLE = "CREATE TEMPORARY TABLE bench(id int, name text, amount float8)"


async def fetch(executor, sql, argument, count):
    for _ in range(count):
        seen = 0
        for row in await executor.fetch(sql, argument):
            for value in row:
                seen += value is not None
        assert seen


async def read(dsn, title, sql, argument, count):
    for tasks in 1, 10, 50:
        async def spread(n):
            each = max(1, n // tasks)
            await asyncio.gather(*(fetch(executor, sql, argument, each) for executor in executors))

        row = f"{title}: {tasks} task{'s' * (tasks > 1)}"
        executors = [await asyncpg.connect(dsn) for _ in range(tasks)]
        await measure(f"{row}, held", count, spread)
        for connection in executors:
            await connection.close()
        async with asyncpg.create_pool(dsn, min_size=10, max_size=10) as pool:
            executors = [pool] * tasks
            await measure(f"{row}, pooled", count, spread)


async def write(dsn):
    connection = await asyncpg.connect(dsn)
    await connection.execute(TABLE)
    few = [(i, f"name {i}", i / 2) for i in range(1_000)]
    more = [(i, f"name {i}", i / 2) for i in range(10_000)]

    async def many(n):
        for _ in range(n):
            await connection.executemany("INSERT INTO bench VALUES ($1, $2, $3)", few)

    async def copy(n):
        for _ in range(n):
            await connection.copy_records_to_table("bench", records=more)

    await measure("executeMany, 1,000 × 3", 3, many)
    await measure("COPY in, 10,000 × 3", 3, copy)
    await connection.close()


async def main():
    dsn = sys.argv[2]
    for title, sql, argument, count in READS:
        await read(dsn, title, sql, argument, count)
    await write(dsn)


run(main())
