package dev.asyncio4j.zeromq.rpc;

import java.util.function.Function;

/** Turns values of a type into bytes and back. */
record Translator<T>(
    int code, Class<T> type, Function<T, byte[]> pack, Function<byte[], T> unpack) {
  byte[] bytes(Object value) {
    return pack.apply(type.cast(value));
  }
}
