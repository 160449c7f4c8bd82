# Exactly once: what is aborted is not read, offsets are committed with the records made of them, the older producer ends.
import asyncio, os, uuid
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

BROKER = os.environ.get("KAFKA", "127.0.0.1:9092")
IN = "in-" + uuid.uuid4().hex[:8]
OUT = "out-" + uuid.uuid4().hex[:8]

def transactional():
    return AIOKafkaProducer(bootstrap_servers=BROKER, transactional_id="t-" + OUT)

async def read(count, isolation):
    async with AIOKafkaConsumer(OUT, bootstrap_servers=BROKER, auto_offset_reset="earliest",
                                isolation_level=isolation) as c:
        return [(await c.getone()).value for _ in range(count)]

async def move(producer, consumer, ok):
    await producer.begin_transaction()
    for _ in range(2):
        m = await consumer.getone()
        await producer.send_and_wait(OUT, b"got " + m.value)
    tp = TopicPartition(IN, 0)
    await producer.send_offsets_to_transaction({tp: m.offset + 1}, "g-" + IN)
    if ok:
        await producer.commit_transaction()
        while await consumer.committed(tp) is None:
            await asyncio.sleep(0.05)
    else:
        await producer.abort_transaction()
        consumer.seek(tp, 0)
    print(await consumer.committed(tp))

async def main():
    producer = transactional()
    await producer.start()
    try:
        await producer.send(OUT, b"outside")
    except Exception as e:
        print(type(e).__name__)
    async with producer.transaction():
        await producer.send_and_wait(OUT, b"one")
    try:
        async with producer.transaction():
            await producer.send_and_wait(OUT, b"two")
            raise ValueError("no")
    except ValueError as e:
        print("aborted:", e)
    await producer.begin_transaction()
    await producer.send_and_wait(OUT, b"three")
    await producer.abort_transaction()
    async with producer.transaction():
        await producer.send_and_wait(OUT, b"four")
    print(await read(2, "read_committed"), await read(4, "read_uncommitted"))
    async with AIOKafkaProducer(bootstrap_servers=BROKER) as plain:
        for i in range(4):
            await plain.send_and_wait(IN, b"%d" % i)
    async with AIOKafkaConsumer(IN, bootstrap_servers=BROKER, group_id="g-" + IN, enable_auto_commit=False,
                                auto_offset_reset="earliest") as consumer:
        for ok in False, True:
            await move(producer, consumer, ok)
    print(await read(4, "read_committed"))
    newer = transactional()
    await newer.start()
    try:
        async with producer.transaction():
            await producer.send_and_wait(OUT, b"late")
    except Exception as e:
        print(type(e).__name__)
    async with newer.transaction():
        await newer.send_and_wait(OUT, b"newer")
    print((await read(5, "read_committed"))[-1])
    await producer.stop()
    await newer.stop()

asyncio.run(main())
