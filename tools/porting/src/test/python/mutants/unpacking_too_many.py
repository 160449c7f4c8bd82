import asyncio  # so that it is read
try:
    a, b = [1, 2, 3]
    print(a, b)
except ValueError:
    print('too many')
