package dev.asyncio4j.redis;

import java.time.Duration;

/**
 * An entry that a consumer has taken and not acknowledged.
 *
 * @param id its ID
 * @param consumer who has it
 * @param idle since it was delivered last
 * @param timesDelivered how often it was delivered
 */
public record PendingEntry(String id, String consumer, Duration idle, long timesDelivered) {}
