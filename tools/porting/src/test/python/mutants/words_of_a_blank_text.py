import asyncio  # so that it is read
print(''.split(), '  a  b '.split(), 'a,,b'.split(','), ''.split(','))
