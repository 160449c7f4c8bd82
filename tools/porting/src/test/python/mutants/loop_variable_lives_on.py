import asyncio  # so that it is read
for i in range(3):
    pass
print(i)
