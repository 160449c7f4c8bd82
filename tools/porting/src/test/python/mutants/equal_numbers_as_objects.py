import asyncio  # so that it is read
a = [1000, 2000]
b = [1000, 3000]
print('same' if a[0] == b[0] else 'other')
