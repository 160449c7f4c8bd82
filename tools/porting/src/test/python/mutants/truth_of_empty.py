import asyncio  # so that it is read
names = []
text = ''
print('full' if names else 'empty', 'full' if text else 'empty')
