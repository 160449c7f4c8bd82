package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A port of the running loop that hands each connection on to another port, both ways in pieces:
 * for clients that a network in memory cannot carry, as they have sockets of their own.
 *
 * @param server that accepts
 */
public record PieceRelay(Server server) implements AutoCloseable {
  /**
   * Begins to hand connections on to {@code port} of this machine.
   *
   * @param pieces the size of the next piece, of how many bytes there are
   */
  public static PieceRelay to(int port, IntUnaryOperator pieces) {
    return new PieceRelay(
        await(startServer((in, out) -> relay(in, out, port, pieces), Ends.LOOPBACK, 0)));
  }

  /** {@return the port that clients connect to} */
  public int port() {
    return Ends.port(server);
  }

  private static void relay(StreamReader in, StreamWriter out, int port, IntUnaryOperator pieces) {
    try (var client = new Connection(in, out);
        var there = await(openConnection(Ends.LOOPBACK, port))) {
      var forth = createTask(pass(client.reader(), there.writer(), pieces));
      await(gather(forth, pass(there.reader(), client.writer(), pieces)));
    } catch (UncheckedIOException ended) {
      // An end is gone: so is the relay between both.
    }
  }

  private static Coroutine<@Nullable Void> pass(
      StreamReader in, StreamWriter out, IntUnaryOperator pieces) {
    return async(
        () -> {
          for (byte[] data; (data = await(in.read(1 << 16))).length > 0; )
            for (int at = 0; at < data.length; ) {
              int end =
                  Math.min(data.length, at + Math.max(1, pieces.applyAsInt(data.length - at)));
              out.write(Arrays.copyOfRange(data, at, end));
              await(out.drain());
              await(sleep(Duration.ZERO)); // the reader sees this piece by itself
              at = end;
            }
          out.writeEof();
        });
  }

  @Override
  public void close() {
    server.close();
    await(server.waitClosed());
  }
}
