package dev.asyncio4j.kafka;

import java.time.Instant;

/**
 * The first record at or after some time.
 *
 * <p><i>Python:</i> {@code OffsetAndTimestamp}; the same.
 *
 * @param offset its offset
 * @param timestamp its time
 */
public record OffsetAndTimestamp(long offset, Instant timestamp) {}
