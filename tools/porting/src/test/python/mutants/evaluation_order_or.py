import asyncio  # so that it is read


def told(n):
    print(n)
    return n


print(told(1), told(0) or told(2))
