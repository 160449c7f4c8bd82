package dev.asyncio4j.redis;

/**
 * A member of a sorted set with its score.
 *
 * @param <V> the type of values
 * @param value the member
 * @param score its score
 */
public record ScoredValue<V>(V value, double score) {}
