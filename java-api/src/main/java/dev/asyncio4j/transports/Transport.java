package dev.asyncio4j.transports;

/**
 * A transport of both directions: a TCP, unix or TLS connection.
 *
 * <p><i>Python:</i> {@code asyncio.Transport}.
 *
 * <p><b>Thread and loop:</b> on the loop that made it.
 */
public interface Transport extends ReadTransport, WriteTransport {}
