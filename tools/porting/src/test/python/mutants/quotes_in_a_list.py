import asyncio  # so that it is read
print(['it\'s', 'a "b"', 'tab\t'])
