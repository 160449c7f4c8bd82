package dev.asyncio4j.kafka;

import java.util.Optional;

/**
 * The membership of a consumer in its group, which fences offsets of a transaction.
 *
 * <p><i>Python:</i> none.
 *
 * @param group the group
 * @param generation the number of the rebalance; -1 if it is no member
 * @param member the id that the coordinator gave; empty if it is no member
 * @param instance the static member's own id
 */
public record GroupMetadata(
    String group, int generation, String member, Optional<String> instance) {}
