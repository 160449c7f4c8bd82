package dev.asyncio4j.redis;

import java.util.List;

/**
 * Members of a sorted set and the key they were popped from.
 *
 * @param <V> the type of values
 * @param key the key
 * @param values the members, in order
 */
public record KeyScoredValues<V>(V key, List<ScoredValue<V>> values) {}
