import asyncio  # so that it is read
for n in [1, 2, 3]:
    if n == 5:
        break
else:
    print('no five')
while True:
    break
else:
    print('never')
