import asyncio  # so that it is read
text = 'abc'
print(text[1:100], text[5:9], text[-2:], [1, 2, 3][1:-1])
