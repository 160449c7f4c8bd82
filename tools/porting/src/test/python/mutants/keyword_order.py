import asyncio  # so that it is read


def told(n):
    print("told", n)
    return n


def show(a, b):
    print(a, b)


show(a=told(1), b=told(2))
show(b=told(3), a=told(4))
