import asyncio  # so that it is read
x = 5
print(1 < x < 10, 1 < x < 3, 3 > x > 1)
