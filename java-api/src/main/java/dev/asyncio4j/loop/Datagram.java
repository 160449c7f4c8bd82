package dev.asyncio4j.loop;

import java.net.SocketAddress;

/**
 * A datagram that {@code sockRecvFrom} received.
 *
 * <p><i>Python:</i> the pair {@code (data, address)} of {@code loop.sock_recvfrom}.
 *
 * @param data its bytes
 * @param address who sent it
 */
public record Datagram(byte[] data, SocketAddress address) {}
