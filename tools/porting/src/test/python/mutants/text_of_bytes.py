import asyncio  # so that it is read
print(b'a\x00\xff\n', [b"it's"])
