package dev.asyncio4j.kafka;

import java.time.Instant;

/**
 * The place of a message in a batch.
 *
 * <p><i>Python:</i> what {@code BatchBuilder.append} returns.
 *
 * @param offset its number in the batch, from 0
 * @param size the bytes that it adds, before compression
 * @param timestamp its time
 */
public record BatchEntry(int offset, int size, Instant timestamp) {}
