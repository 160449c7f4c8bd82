package dev.asyncio4j.memcached;

/** The entry under a key: bytes, flags, and, if it was asked for, the token of cas. */
record Item(byte[] data, int flags, long token) {
  Item copy() {
    return new Item(data.clone(), flags, token);
  }
}
