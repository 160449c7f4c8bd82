import asyncio  # so that it is read

with open("target/mutant.txt", "w") as f:
    print(f.write("a\nb\u00e9\n"))
    f.write("c")
with open("target/mutant.txt", encoding="utf-8") as f:
    for line in f:
        print(len(line), line.strip())
    print(repr(f.readline()))
with open("target/mutant.txt", "a") as f:
    f.write("d\n")
with open("target/mutant.txt", "rb") as f:
    print(f.read())
