import asyncio  # so that it is read
print(f'{7:*^5}|{"a":>3}|{255:x}|{1234.5:,.2f}|{0.256:.1%}')
