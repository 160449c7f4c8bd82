package dev.asyncio4j.memcached;

/**
 * A value, and the token that tells whether it has been changed since.
 *
 * <p><i>Python:</i> the pair {@code (value, cas_token)} of {@code gets}.
 *
 * @param <V> the type of the value
 * @param value the value
 * @param token for {@code cas}; 64 bits without a sign
 */
public record CasValue<V>(V value, long token) {}
