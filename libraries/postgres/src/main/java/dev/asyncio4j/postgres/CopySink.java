package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.Awaitable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;

/**
 * The place where the data of COPY goes; the server waits while it is full.
 *
 * <p><i>Python:</i> {@code output=}: a path, a file-like object, a coroutine function.
 *
 * <pre>{@code
 * try (var connection = await(Postgres.connect("postgresql://localhost/shop"))) {
 *   var file = CopySink.to(java.nio.file.Path.of("orders.csv"));
 *   var csv = CopyOptions.defaults().format(CopyFormat.CSV);
 *   System.out.println(await(connection.copyFromTable("orders", file, csv)));
 * }
 * }</pre>
 */
@FunctionalInterface
public interface CopySink {
  /**
   * Takes a piece; may await.
   *
   * @param piece its own array: all that has come since the last one
   * @throws Exception if it cannot: the copy ends with the same object
   */
  void write(byte[] piece) throws Exception;

  /**
   * Returns a sink that writes a file, off the loop.
   *
   * @param file replaced if it exists
   * @return the sink, for one copy
   */
  static CopySink to(Path file) {
    var begun = new boolean[1];
    return piece ->
        await(
            toThread(
                () -> {
                  if (begun[0]) Files.write(file, piece, StandardOpenOption.APPEND);
                  else Files.write(file, piece);
                  begun[0] = true;
                }));
  }

  /**
   * Returns a sink that writes a stream, in turn: it must not block.
   *
   * @param stream not closed
   * @return the sink
   */
  static CopySink to(OutputStream stream) {
    return piece -> {
      try {
        stream.write(piece);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /**
   * Returns a sink of a function.
   *
   * @param function what it returns is awaited before the next piece
   * @return the sink
   */
  static CopySink to(Function<byte[], ? extends Awaitable<?>> function) {
    return piece -> await(function.apply(piece));
  }
}
