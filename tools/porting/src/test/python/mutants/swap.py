import asyncio  # so that it is read
a, b = 1, 2
a, b = b, a + b
print(a, b)
