import asyncio  # so that it is read


def f(n):
    return n if n else "nobody"


def g(n):
    if n > 2:
        return 2.5
    return None if n == 0 else True


print(f(0), f(2), [f(0), f(1)], g(0), g(1), g(3))
