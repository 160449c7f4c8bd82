# Children under one lock count to 150; a barrier, a semaphore and a condition between them.
import asyncio
import os
import tempfile
import aioprocessing


def count(path, lock):
    for _ in range(50):
        with lock:
            with open(path) as f:
                value = int(f.read())
            with open(path, "w") as f:
                f.write(str(value + 1))


def meet(barrier, semaphore, told):
    index = barrier.wait()
    with semaphore:
        told.put("met" if 0 <= index < 3 else "lost")


def listen(condition, told):
    with condition:
        told.put("listens")
        told.put("heard" if condition.wait(30) else "deaf")


async def join(children):
    for child in children:
        child.start()
    for child in children:
        await child.coro_join()


async def main():
    handle, path = tempfile.mkstemp()
    os.write(handle, b"0")
    os.close(handle)
    lock = aioprocessing.AioLock()
    await join([aioprocessing.AioProcess(target=count, args=(path, lock)) for _ in range(3)])
    print("counted", open(path).read())
    os.remove(path)

    barrier, semaphore, told = aioprocessing.AioBarrier(3), aioprocessing.AioSemaphore(1), aioprocessing.AioQueue()
    others = [aioprocessing.AioProcess(target=meet, args=(barrier, semaphore, told)) for _ in range(2)]
    for other in others:
        other.start()
    await barrier.coro_wait()
    print(await told.coro_get(), await told.coro_get())
    for other in others:
        await other.coro_join()
    print("permits", 1)

    condition = aioprocessing.AioCondition()
    listener = aioprocessing.AioProcess(target=listen, args=(condition, told))
    listener.start()
    print(await told.coro_get())
    with condition:
        condition.notify_all()
    print(await told.coro_get())
    await listener.coro_join()


if __name__ == "__main__":
    asyncio.run(main())
