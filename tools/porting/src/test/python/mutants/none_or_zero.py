import asyncio  # so that it is read


def f(n=None):
    if n is None:
        return 'none'
    return 'zero' if n == 0 else 'more'


print(f(), f(0), f(3))
