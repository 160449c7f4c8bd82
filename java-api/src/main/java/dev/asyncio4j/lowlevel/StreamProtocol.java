package dev.asyncio4j.lowlevel;

import dev.asyncio4j.spi.Engine;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.transports.Protocol;

/**
 * The protocol between a transport of any kind and a pair of streams.
 *
 * <p><i>Python:</i> {@code asyncio.StreamReaderProtocol}, with its reader and {@code StreamWriter}.
 *
 * <p><b>Thread and loop:</b> on the turn of the loop on which it was made.
 *
 * <pre>{@code
 * StreamProtocol protocol = StreamProtocol.create(65_536);
 * loop.createConnection(() -> protocol, host, port);
 * }</pre>
 */
public interface StreamProtocol extends Protocol {
  /**
   * Returns the protocol of a client.
   *
   * @param limit of the reader, in bytes
   * @return the protocol, to be given to a transport
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  static StreamProtocol create(int limit) {
    return Engine.provider().newStreamProtocol(limit, null);
  }

  /**
   * Returns the protocol of a server's connection.
   *
   * @param limit of the reader, in bytes
   * @param handler runs in a task of its own, once the connection is made; it takes the streams
   * @return the protocol, to be given to a transport
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  static StreamProtocol create(int limit, ConnectionHandler handler) {
    return Engine.provider().newStreamProtocol(limit, handler);
  }

  /**
   * Takes the streams of the connection, for their one user.
   *
   * @return reader and writer
   * @throws IllegalStateException if the connection is not made yet, or the streams are taken
   */
  Connection take();
}
