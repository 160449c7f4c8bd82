import asyncio  # so that it is read
import threading

found = []
lock = threading.Lock()
ready = threading.Event()


def work(number, word="w"):
    ready.wait()
    with lock:
        found.append(number)


threads = [threading.Thread(target=work, args=(n,)) for n in (3, 1, 2)]
for t in threads:
    t.start()
print(ready.is_set(), ready.wait(0.01))
ready.set()
for t in threads:
    t.join()
ready.clear()
print(sorted(found), ready.is_set())
