package dev.asyncio4j.streams;

/**
 * Serves one client of a server; runs as a task of its own for each connection.
 *
 * <p><i>Python:</i> {@code client_connected_cb} of {@code asyncio.start_server}.
 *
 * <pre>{@code
 * ConnectionHandler echo = (reader, writer) -> {
 *   try (var client = new Connection(reader, writer)) {
 *     for (byte[] line : each(reader.lines())) {
 *       writer.write(line);
 *       await(writer.drain());
 *     }
 *   }
 * };
 * }</pre>
 */
@FunctionalInterface
public interface ConnectionHandler {
  /**
   * Serves one client, and closes {@code writer} when it is done with it.
   *
   * <p><i>Python:</i> the same: returning does not close the connection.
   *
   * <p><b>Cancellation:</b> a handler that ends cancelled has its connection closed, silently.
   *
   * <p><b>Thread and loop:</b> on the server's loop; it may await, and must not block.
   *
   * @param reader what the client sends
   * @param writer what goes to the client
   * @throws Exception if it fails: the loop's exception handler is told, the connection is closed
   */
  void handle(StreamReader reader, StreamWriter writer) throws Exception;
}
