import asyncio  # so that it is read
import functools


def told(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        print("before", func.__name__)
        result = func(*args, **kwargs)
        print("after")
        return result

    return wrapper


def times(n):
    def decorate(func):
        def again(*args, **kwargs):
            total = 0
            for _ in range(n):
                total += func(*args, **kwargs)
            return total

        return again

    return decorate


@told
@times(3)
def add(a, b):
    print("add", a, b)
    return a + b


@told
def result(total):
    return total * 2


print(add(1, 2), result(3))
