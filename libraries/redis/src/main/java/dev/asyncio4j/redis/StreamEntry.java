package dev.asyncio4j.redis;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a stream.
 *
 * @param <V> the type of values
 * @param id its ID
 * @param fields its fields; null if it has been deleted
 */
public record StreamEntry<V>(String id, @Nullable Map<V, V> fields) {}
