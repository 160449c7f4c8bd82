import asyncio  # so that it is read


def pairs(n):
    for i in range(n):
        yield i * 2


def loud(n):
    for i in range(n):
        print("made", i)
        yield i


print(list(pairs(3)), sorted(n for n in [3, 1, 2]))
for x in loud(2):
    print("got", x)
