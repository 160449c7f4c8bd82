package dev.asyncio4j.loop;

/**
 * The name of an address.
 *
 * <p><i>Python:</i> the pair {@code (host, service)} of {@code loop.getnameinfo}.
 *
 * @param host the host's name
 * @param service the port's number
 */
public record NameInfo(String host, String service) {}
