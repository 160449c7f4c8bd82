package dev.asyncio4j.loop;

/**
 * The network side of a loop: connections and servers, datagrams, raw sockets and names.
 *
 * <p><i>Python:</i> these methods of {@code asyncio.AbstractEventLoop}.
 *
 * <p><b>Thread and loop:</b> what they return is awaited on this loop; on another one it is refused
 * with an {@code IllegalStateException}.
 */
public interface Networking
    extends Connecting, Serving, DatagramEndpoints, RawSockets, NameResolution {}
