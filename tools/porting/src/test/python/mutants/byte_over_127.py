import asyncio  # so that it is read
data = b'\xff\x01'
print(data[0], data[-1], data == b'\xff\x01', list(data))
