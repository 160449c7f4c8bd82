import asyncio  # so that it is read
words = ['bb', 'a', 'cc', 'd']
print(sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (len(w), w)))
