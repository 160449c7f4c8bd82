import asyncio  # so that it is read
a = [1]
b = a
b.append(2)
print(a, b)
