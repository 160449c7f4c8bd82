package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.transports.TlsEnds.LOOPBACK;
import static dev.asyncio4j.transports.TlsEnds.clientOptions;
import static dev.asyncio4j.transports.TlsEnds.port;
import static dev.asyncio4j.transports.TlsEnds.serverOptions;
import static dev.asyncio4j.transports.TlsEnds.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.support.ChildJvm;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Much data through one TLS connection, in a JVM that could not hold it. */
@Timeout(120)
class TlsTransferTest {
  private static final int BLOCK = 1 << 16;

  @Test
  void moreThanTheHeapHoldsArrivesUnchanged() throws Exception {
    var child = ChildJvm.running(Transfer.class, List.of("-Xmx40m"), "128");
    var process = child.redirectErrorStream(true).start();
    assertThat(text(process.getInputStream().readAllBytes())).isEqualTo("128 MiB, the same\n");
    assertThat(process.waitFor()).isZero();
  }

  /** Sends as many MiB as its argument tells and compares the checksums. */
  static final class Transfer {
    private Transfer() {}

    public static void main(String... arguments) {
      long size = Long.parseLong(arguments[0]) << 20;
      run(
          async(
              () -> {
                Future<Long> checksum = getRunningLoop().createFuture();
                var server =
                    await(
                        startServer(
                            (r, w) -> checksum.setResult(received(r, w, size)),
                            LOOPBACK,
                            0,
                            serverOptions()));
                long sent;
                try (var c = await(openConnection(LOOPBACK, port(server), clientOptions()))) {
                  sent = send(c.writer(), size);
                }
                boolean same = await(checksum) == sent;
                System.out.print((size >> 20) + " MiB, " + (same ? "the same\n" : "changed\n"));
                server.close();
                await(server.waitClosed());
              }));
    }

    private static long send(StreamWriter writer, long size) {
      var random = new Random(1);
      var checksum = new CRC32C();
      var block = new byte[BLOCK];
      for (long sent = 0; sent < size; sent += BLOCK) {
        random.nextBytes(block);
        checksum.update(block);
        writer.write(block);
        await(writer.drain());
      }
      return checksum.getValue();
    }

    private static long received(StreamReader reader, StreamWriter writer, long size) {
      var checksum = new CRC32C();
      long count = 0;
      for (byte[] data; (data = await(reader.read(BLOCK))).length > 0; count += data.length) {
        checksum.update(data);
      }
      writer.close();
      return count == size ? checksum.getValue() : -1;
    }
  }
}
