import asyncio  # so that it is read


def add(item, items=[]):
    items.append(item)
    return len(items)


print(add(1), add(2))
