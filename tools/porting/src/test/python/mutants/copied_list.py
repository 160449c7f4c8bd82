import asyncio  # so that it is read
a = [1]
b = a + [2]
b.append(3)
print(a, b, a * 2)
