import asyncio  # so that it is read


def f():
    try:
        return 'value'
    finally:
        print('last')


print(f())
