"""The operations of KafkaCosts with aiokafka, or with kafka-python: python3 kafka_costs.py asyncio|uvloop|blocking BROKER"""
import asyncio
import sys
import uuid

from costs import Figures, measure, run, tasks

SEND = "send, each of 100,000, and flush"
WAIT = "sendAndWait"
MANY = "getMany, each of 300,000"
EACH = "each, one by one, of 300,000"
MOVE = "read and sent on, in transactions of 100"
COUNT, READ, WAITS, TASKS, MOVES, TRANSACTION = 100_000, 300_000, 500, 1_000, 2_000, 100
VALUE = bytes(100)
BROKER = sys.argv[2]
IN, OUT = "costs-" + str(uuid.uuid4()), "costs-" + str(uuid.uuid4())


async def sends(p, topic, count):
    for _ in range(count):
        await p.send(topic, VALUE)
    await p.flush()


async def send():
    async with AIOKafkaProducer(bootstrap_servers=BROKER, acks="all", enable_idempotence=True) as p:
        await measure(SEND, COUNT, lambda n: sends(p, OUT, n))
        await tasks(WAIT, 1, WAITS, lambda: p.send_and_wait(OUT, VALUE))
        await tasks(WAIT, TASKS, 10 * TASKS, lambda: p.send_and_wait(OUT, VALUE))
        await sends(p, IN, READ + COUNT)


async def move(c, p, tp, count):
    for _ in range(0, count, TRANSACTION):
        async with p.transaction():
            left = TRANSACTION
            while left:
                for records in (await c.getmany(timeout_ms=60_000, max_records=left)).values():
                    for record in records:
                        await p.send(OUT, record.value)
                    left -= len(records)
            await p.send_offsets_to_transaction({tp: await c.position(tp)}, "g-" + IN)


async def read():
    tp = TopicPartition(IN, 0)
    c = AIOKafkaConsumer(bootstrap_servers=BROKER, group_id="g-" + IN, enable_auto_commit=False)
    await c.start()
    c.assign([tp])

    async def many(n):
        c.seek(tp, 0)
        while n > 0:
            for records in (await c.getmany(timeout_ms=60_000)).values():
                n -= len(records)

    async def one_by_one(n):
        c.seek(tp, 0)
        async for record in c:
            n -= len(record.value) > 0
            if not n:
                break

    async def moves(n):
        c.seek(tp, 0)
        await move(c, p, tp, n)

    async with AIOKafkaProducer(bootstrap_servers=BROKER, transactional_id=IN) as p:
        await measure(MANY, READ, many)
        await measure(EACH, READ, one_by_one)
        await measure(MOVE, MOVES, moves)
    await c.stop()


async def main():
    await send()
    await read()


def blocking():
    p = KafkaProducer(bootstrap_servers=BROKER, acks="all", linger_ms=0)
    for _ in Figures(SEND, COUNT).rounds():
        for _ in range(COUNT):
            p.send(OUT, VALUE)
        p.flush()
    for _ in Figures(WAIT + ", 1 task", WAITS).rounds():
        for _ in range(WAITS):
            p.send(OUT, VALUE).get()
    for _ in range(READ + COUNT):
        p.send(IN, VALUE)
    p.close()
    tp = TopicPartition(IN, 0)
    c = KafkaConsumer(bootstrap_servers=BROKER)
    c.assign([tp])
    for _ in Figures(MANY, READ).rounds():
        c.seek(tp, 0)
        left = READ
        while left > 0:
            left -= sum(len(records) for records in c.poll(60_000).values())
    for _ in Figures(EACH, READ).rounds():
        c.seek(tp, 0)
        left = READ
        for record in c:
            left -= len(record.value) > 0
            if not left:
                break
    c.close()


if sys.argv[1] == "blocking":
    from kafka import KafkaConsumer, KafkaProducer, TopicPartition

    blocking()
else:
    from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

    run(main())
