import asyncio  # so that it is read


def word(n):
    match n % 7:
        case 0:
            return "none"
        case 1 | 2:
            return "few"
        case 3 if n > 5:
            return "late"
        case _:
            return "many"


print(word(7), word(8), word(9), word(3), word(10), word(4))
