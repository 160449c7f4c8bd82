import asyncio  # so that it is read
a = 100000
print(a * a)
