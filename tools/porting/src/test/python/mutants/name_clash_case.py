import asyncio  # so that it is read


def run_it(my_value, myValue):
    return my_value * 10 + myValue


print(run_it(1, 2))
