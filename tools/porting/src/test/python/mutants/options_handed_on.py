import asyncio  # so that it is read


def show(a, b=2, *, mark="."):
    print(a, b, mark)


def twice(a, **options):
    show(a, **options)
    show(a + 1, **options)


twice(1)
twice(3, b=5)
twice(7, mark="!", b=0)
