package dev.asyncio4j.redis;

import java.util.List;

/**
 * Values and the key they were popped from.
 *
 * @param <V> the type of values
 * @param key the key
 * @param values the values, in order
 */
public record KeyValues<V>(V key, List<V> values) {}
