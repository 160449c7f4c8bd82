package dev.asyncio4j.redis;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Things that a group of consumers has taken and not acknowledged.
 *
 * @param pending how many entries
 * @param min the first ID; null if there is none
 * @param max the last ID; null if there is none
 * @param consumers how many of them each consumer has
 */
public record PendingSummary(
    long pending, @Nullable String min, @Nullable String max, Map<String, Long> consumers) {}
