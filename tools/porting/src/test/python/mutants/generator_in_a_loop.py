import asyncio  # so that it is read


def told(n):
    print("told", n)
    return n


for x in (told(n) for n in [1, 2]):
    print("got", x)
