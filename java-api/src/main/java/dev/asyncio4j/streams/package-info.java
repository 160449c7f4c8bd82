/**
 * TCP connections as pairs of a reader and a writer, with back-pressure, for clients and servers.
 *
 * <p><i>Python:</i> the module {@code asyncio.streams}. Begin with {@link
 * dev.asyncio4j.Asyncio#openConnection(String, int)} and {@link
 * dev.asyncio4j.Asyncio#startServer(ConnectionHandler, String, int)}.
 *
 * <p>Failures of the network are {@link java.io.UncheckedIOException}s: the message names the
 * address, the cause is the JDK's own exception.
 *
 * <p><b>Thread and loop:</b> every object here belongs to the loop that made it, and is used on
 * that loop only, by coroutines and callbacks.
 */
@NullMarked
package dev.asyncio4j.streams;

import org.jspecify.annotations.NullMarked;
