package dev.asyncio4j.testing;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Context;
import dev.asyncio4j.lowlevel.StreamProtocol;
import dev.asyncio4j.transports.ConnectionProtocol;

/**
 * Connections in memory, for tests of what speaks over one: no port, no system, no real time.
 *
 * <p><i>Python:</i> trio's {@code memory_stream_pair}. They keep the contract of a socket's: marks,
 * half-close, reset, the order of bytes and end.
 *
 * <p><b>Thread and loop:</b> on a loop's turn; both ends belong to that loop.
 *
 * <pre>{@code
 * try (ConnectionPair pair = Pairs.connections()) {
 *   pair.left().writer().write("hello\n");
 *   System.out.println(await(pair.right().reader().readLine()).length); // 6
 * }
 * }</pre>
 */
public final class Pairs {
  private Pairs() {}

  /**
   * Returns two ends of a connection with the usual options.
   *
   * @return the pair; close it after use
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static ConnectionPair connections() {
    return connections(PairOptions.defaults());
  }

  /**
   * Returns two ends of a connection.
   *
   * @param options latency, pieces, limits
   * @return the pair; close it after use
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static ConnectionPair connections(PairOptions options) {
    var left = StreamProtocol.create(options.limit());
    var right = StreamProtocol.create(options.limit());
    transports(left, right, options);
    return new ConnectionPair(left.take(), right.take());
  }

  /**
   * Connects two protocols; both know their transports when this returns.
   *
   * @param left one protocol
   * @param right the other one
   * @param options latency, pieces, marks
   * @return their transports
   * @throws dev.asyncio4j.exceptions.NoRunningLoopException if no loop runs in this thread
   */
  public static TransportPair transports(
      ConnectionProtocol left, ConnectionProtocol right, PairOptions options) {
    var context = Context.copyCurrent();
    var connection =
        new MemoryConnection(
            Asyncio.getRunningLoop(),
            Conditions.of(options),
            options.highWater(),
            new MemoryConnection.End(options.leftAddress(), left, context),
            new MemoryConnection.End(options.rightAddress(), right, context.copy()));
    connection.left.start();
    connection.right.start();
    return new TransportPair(connection.left, connection.right);
  }
}
