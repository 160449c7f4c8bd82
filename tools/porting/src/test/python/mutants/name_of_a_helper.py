import asyncio  # so that it is read


def text(a):
    return a + '!'


def repr_(a):
    return a + '?'


print(text('a'), repr_('b'), [True, None])
