/**
 * Connections by callbacks: a transport moves bytes, a protocol gives them a meaning.
 *
 * <p><i>Python:</i> {@code asyncio.transports} and {@code asyncio.protocols}. Begin with {@link
 * dev.asyncio4j.loop.Networking#createConnection} and {@link
 * dev.asyncio4j.loop.Networking#createServer}; the streams of {@code dev.asyncio4j.streams} are
 * built on these and are easier to use.
 *
 * <p>The loop makes the transport and calls the protocol: {@code connectionMade} once, then data,
 * then at most one end of the stream, then {@code connectionLost} once. A protocol never waits: it
 * starts tasks for what does.
 *
 * <p>TLS is a transport as well, on top of another: {@link TlsOptions} in the options of a
 * connection or a server, or {@code startTls} in mid-stream.
 *
 * <p><b>Thread and loop:</b> every transport belongs to the loop that made it. Its methods are
 * called on that loop, by callbacks and coroutines, and so are those of its protocol.
 */
@NullMarked
package dev.asyncio4j.transports;

import org.jspecify.annotations.NullMarked;
