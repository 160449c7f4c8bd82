import asyncio  # so that it is read
text = 'a\U0001f600b'
print(text[1] == '\U0001f600', [c for c in 'x\U0001f600'])
