package dev.asyncio4j.redis;

/**
 * A value and the key it was popped from.
 *
 * @param <V> the type of values
 * @param key the key
 * @param value the value
 */
public record KeyValue<V>(V key, V value) {}
