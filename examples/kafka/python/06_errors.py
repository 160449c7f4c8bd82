# What goes wrong, by name: at the start, by arguments, in the wrong state, and behind the end.
import asyncio, os, uuid
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

BROKER = os.environ.get("KAFKA", "127.0.0.1:9092")
TOPIC = "errors-" + uuid.uuid4().hex[:8]

async def tell(what, call):
    try:
        result = call()
        if asyncio.iscoroutine(result):
            await result
        print(what, "well")
    except Exception as e:
        print(what, type(e).__name__)

def consumer(*topics, **options):
    return AIOKafkaConsumer(*topics, bootstrap_servers=BROKER, **options)

async def producers():
    await tell("acks=2:", lambda: AIOKafkaProducer(bootstrap_servers=BROKER, acks=2))
    await tell("acks=1, idempotent:", lambda: AIOKafkaProducer(bootstrap_servers=BROKER, acks=1, enable_idempotence=True))
    away = AIOKafkaProducer(bootstrap_servers="127.0.0.1:1")
    await tell("nobody there:", away.start)
    await away.stop()
    p = AIOKafkaProducer(bootstrap_servers=BROKER, max_request_size=1000)
    await p.start()
    await tell("large:", lambda: p.send(TOPIC, b"x" * 1000))
    await tell("no id:", p.begin_transaction)
    for i in range(3):
        await p.send_and_wait(TOPIC, b"%d" % i)
    await p.stop()
    await tell("closed:", lambda: p.send(TOPIC, b"late"))

async def groupless():
    tp, stranger = TopicPartition(TOPIC, 0), TopicPartition(TOPIC, 7)
    c = consumer(auto_offset_reset="none")
    await c.start()
    c.assign([tp])
    await tell("no position:", c.getone)
    c.seek(tp, 99)
    await tell("out of range:", c.getone)
    c.seek(tp, 1)
    print((await c.getone()).value)
    await tell("seek of -1:", lambda: c.seek(tp, -1))
    await tell("seek of a stranger:", lambda: c.seek(stranger, 1))
    await tell("position of a stranger:", lambda: c.position(stranger))
    await tell("none at most:", lambda: c.getmany(max_records=0))
    await tell("before 1970:", lambda: c.offsets_for_times({tp: -1}))
    await tell("without a group:", c.commit)
    await tell("topics beside partitions:", lambda: c.subscribe([TOPIC]))
    await c.stop()
    await tell("stopped:", c.getone)

async def member():
    c = consumer(group_id="g-" + TOPIC, enable_auto_commit=False)
    await c.start()
    await tell("nothing subscribed:", c.commit)
    c.assign([TopicPartition(TOPIC, 0)])
    await tell("a stranger's offset:", lambda: c.commit({TopicPartition(TOPIC, 7): 1}))
    await c.stop()

async def main():
    await producers()
    await groupless()
    await member()

asyncio.run(main())
