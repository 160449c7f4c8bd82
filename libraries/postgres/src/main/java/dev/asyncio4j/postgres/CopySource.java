package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Body;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The place where the data of COPY comes from; it is asked for no more than the server takes.
 *
 * <p><i>Python:</i> {@code source=}: a path, a file-like object, an asynchronous iterable.
 *
 * <pre>{@code
 * try (var connection = await(Postgres.connect("postgresql://localhost/shop"))) {
 *   var file = CopySource.from(java.nio.file.Path.of("orders.csv"));
 *   var csv = CopyOptions.defaults().format(CopyFormat.CSV);
 *   System.out.println(await(connection.copyToTable("orders", file, csv)));
 * }
 * }</pre>
 */
@FunctionalInterface
public interface CopySource {
  /** {@return the pieces, for one copy} */
  AsyncIterable<byte[]> pieces();

  /**
   * Returns a source that reads a file, off the loop.
   *
   * @param file read by pieces of 64 KiB
   * @return the source
   */
  static CopySource from(Path file) {
    return () -> {
      var in = new InputStream[1];
      return each(
          () -> {
            var piece =
                await(
                    toThread(
                        () -> {
                          if (in[0] == null) in[0] = Files.newInputStream(file);
                          var read = in[0].readNBytes(1 << 16);
                          if (read.length == 0) in[0].close();
                          return read;
                        }));
            return piece;
          });
    };
  }

  /**
   * Returns a source that reads a stream, in turn: it must not block.
   *
   * @param stream not closed
   * @return the source, for one copy
   */
  static CopySource from(InputStream stream) {
    return () -> each(() -> stream.readNBytes(1 << 16));
  }

  /**
   * Returns a source of bytes.
   *
   * @param pieces not to be changed before the copy is over
   * @return the source
   */
  static CopySource from(byte[]... pieces) {
    return () -> {
      var left = Arrays.stream(pieces).filter(piece -> piece.length > 0).iterator();
      return each(() -> left.hasNext() ? left.next() : new byte[0]);
    };
  }

  /**
   * Returns a source of what an asynchronous iterable gives.
   *
   * @param pieces may await, and use other connections
   * @return the source
   */
  static CopySource from(AsyncIterable<byte[]> pieces) {
    return () -> pieces;
  }

  /** Pieces until an empty one. */
  private static AsyncIterable<byte[]> each(Body<byte[]> next) {
    AsyncIterator<byte[]> iterator =
        () ->
            async(
                () -> {
                  var piece = next.run();
                  if (piece.length == 0) throw new StopAsyncIterationException("the data is over");
                  return piece;
                });
    return () -> iterator;
  }
}
