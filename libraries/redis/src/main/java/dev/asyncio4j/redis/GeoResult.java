package dev.asyncio4j.redis;

import org.jspecify.annotations.Nullable;

/**
 * A member that a search has found.
 *
 * @param <V> the type of values
 * @param member the member
 * @param distance in the unit of the search; null if not asked for
 * @param hash the raw geohash; null if not asked for
 * @param point where it is; null if not asked for
 */
public record GeoResult<V>(
    V member, @Nullable Double distance, @Nullable Long hash, @Nullable GeoPoint point) {}
