import asyncio  # so that it is read
n = 1
for k in range(1, 25):
    n *= k
print(n)
