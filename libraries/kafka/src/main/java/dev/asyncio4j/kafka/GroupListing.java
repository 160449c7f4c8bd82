package dev.asyncio4j.kafka;

/**
 * A group that the brokers know.
 *
 * <p><i>Python:</i> a pair of {@code list_consumer_groups}.
 *
 * @param group its id
 * @param protocolType {@code consumer}, or the word of another kind of client; may be empty
 * @param state such as {@code STABLE}; empty if the broker does not tell
 */
public record GroupListing(String group, String protocolType, String state) {}
