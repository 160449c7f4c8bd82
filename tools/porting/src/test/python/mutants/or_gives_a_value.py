import asyncio  # so that it is read


def name(given):
    return given or 'nobody'


print(name(''), name('Ann'))
