package dev.asyncio4j.transports;

/**
 * A transport and the protocol that it calls.
 *
 * <p><i>Python:</i> the pair {@code (transport, protocol)} of {@code loop.create_connection}.
 *
 * <pre>{@code
 * var endpoint = await(loop.createConnection(() -> new Echo(), "localhost", 8080));
 * endpoint.transport().write(request);
 * }</pre>
 *
 * @param <T> type of the transport
 * @param <P> type of the protocol
 * @param transport moves the bytes
 * @param protocol was made by the factory
 */
public record Endpoint<T extends BaseTransport, P extends BaseProtocol>(T transport, P protocol) {}
