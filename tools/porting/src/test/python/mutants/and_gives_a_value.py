import asyncio  # so that it is read
a = 0
b = 5
print(a and b, b and a, b and 7)
