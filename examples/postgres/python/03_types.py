"""Types both ways: scalars, arrays, ranges, composites, enums, domains, codecs, refusals."""
import asyncio, datetime, decimal, json, os, uuid, asyncpg
from _show import say as print

DSN = os.environ["PG_DSN"]

SAMPLES = [
    ("bool", True), ("int2", -5), ("int4", 1 << 30), ("int8", 1 << 60), ("float8", 1.5), ("numeric", decimal.Decimal("12.340")),
    ("text", "grüße"), ("bytea", b"\x00\xff"), ("uuid", uuid.UUID(int=7)), ("date", datetime.date(2024, 2, 29)),
    ("interval", datetime.timedelta(hours=1, microseconds=5)), ("json", '{"a": 1}'), ("jsonb", '{"a": 1}'),
    ("int4[]", [1, None, 3]), ("text[]", ["a", 'b"c', ""]), ("int4[]", [[1, 2], [3, 4]]),
    ("int4range", asyncpg.Range(1, 5)), ("daterange", asyncpg.Range(empty=True)),
]


async def main():
    con = await asyncpg.connect(DSN)
    for name, value in SAMPLES:
        print(name, await con.fetchval(f"SELECT $1::{name}", value))
    for name in ("text", "int4[]", "int4range"):
        print(name, await con.fetchval(f"SELECT $1::{name}", None))
    await con.execute("CREATE TYPE pg_temp.mood AS ENUM ('sad', 'happy')")
    await con.execute("CREATE TYPE pg_temp.pair AS (a int, b text)")
    await con.execute("CREATE DOMAIN pg_temp.small AS int CHECK (VALUE < 10)")
    print("enum", await con.fetchval("SELECT $1::pg_temp.mood", "happy"))
    print("enums", await con.fetchval("SELECT ARRAY['sad', 'happy']::pg_temp.mood[]"))
    print("composite", await con.fetchval("SELECT $1::pg_temp.pair", (1, "x")))
    print("composites", await con.fetchval("SELECT ARRAY[(1, 'x'), (2, NULL)]::pg_temp.pair[]"))
    print("row", list(await con.fetchval("SELECT ROW(1, 'x'::text)")))
    print("domain", await con.fetchval("SELECT $1::pg_temp.small", 5))
    for name, value in (("int2", 1 << 20), ("int4", "5"), ("text", 5), ("int4[]", 5)):
        try:
            await con.fetchval(f"SELECT $1::{name}", value)
            print(name, "taken")
        except asyncpg.DataError as e:
            print(name, "refused", str(e).split(":")[0])
    await con.set_type_codec("json", encoder=json.dumps, decoder=json.loads, schema="pg_catalog")
    print("codec", await con.fetchval("SELECT $1::json", [1, 2]), await con.fetchval("SELECT '[3]'::json"))
    await con.reset_type_codec("json", schema="pg_catalog")
    print("reset", await con.fetchval("SELECT $1::json", "[4]"))
    await con.close()


asyncio.run(main())
