package dev.asyncio4j.streams;

import dev.asyncio4j.spi.Engine;

/**
 * A reader and a writer of one connection; closes it at the end of a {@code try}.
 *
 * <p><i>Python:</i> the pair {@code (reader, writer)} of {@code asyncio.open_connection}; a handler
 * can make one of its two arguments, to close them in the same way.
 *
 * <pre>{@code
 * try (var c = await(openConnection("example.org", 80))) {
 *   c.writer().write(request);
 *   await(c.writer().drain());
 *   var status = await(c.reader().readLine());
 * }
 * }</pre>
 *
 * @param reader what the peer sends
 * @param writer what goes to the peer
 */
public record Connection(StreamReader reader, StreamWriter writer) implements AutoCloseable {
  /**
   * Closes the connection after its buffer has been sent, and waits for that in a coroutine.
   *
   * <p><i>Python:</i> {@code writer.close(); await writer.wait_closed()}, without the connection's
   * own I/O error, which reads and writes raise. Outside a coroutine it only starts the close.
   *
   * <p><b>Cancellation:</b> ends the wait; the connection still closes.
   *
   * <p><b>Thread and loop:</b> on the connection's loop.
   */
  @Override
  public void close() {
    Engine.provider().close(this);
  }
}
