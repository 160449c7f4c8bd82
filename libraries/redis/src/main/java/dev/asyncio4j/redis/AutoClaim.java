package dev.asyncio4j.redis;

import java.util.List;

/**
 * Entries that were claimed because nobody acknowledged them.
 *
 * @param <V> the type of values
 * @param next where to go on; 0-0: all was looked at
 * @param entries what was claimed
 * @param deleted IDs that are no longer in the stream
 */
public record AutoClaim<V>(String next, List<StreamEntry<V>> entries, List<String> deleted) {}
