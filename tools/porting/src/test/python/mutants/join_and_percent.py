import asyncio  # so that it is read
print('%s-%03d|%5.1f|%-4s|' % ('a', 7, 2.25, 'b'), '{:>5}|{:^5}|{:,}'.format('x', 'y', 1234567))
