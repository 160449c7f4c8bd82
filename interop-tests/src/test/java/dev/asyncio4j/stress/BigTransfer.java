package dev.asyncio4j.stress;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.startServer;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.support.Certificates;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.zip.CRC32C;

/**
 * The program of {@link BigTransferTest}: a client sends as many bytes as it is told, the server
 * answers with their checksum.
 */
final class BigTransfer {
  private static final int BLOCK = 1 << 16;

  private final long size;
  private final ServerOptions serverOptions;
  private final ConnectOptions connectOptions;

  private BigTransfer(long size, boolean tls) {
    this.size = size;
    var server = ServerOptions.defaults();
    var client = ConnectOptions.defaults();
    this.serverOptions = tls ? server.tls(Certificates.server()) : server;
    this.connectOptions =
        tls ? client.tls(Certificates.client()).serverHostname("localhost") : client;
  }

  public static void main(String[] arguments) {
    var transfer = new BigTransfer(Long.parseLong(arguments[1]), arguments[0].equals("tls"));
    Asyncio.run(async(transfer::run));
  }

  private void run() {
    var server = await(startServer(this::checksum, "127.0.0.1", 0, serverOptions));
    int port = ((InetSocketAddress) server.sockets().get(0)).getPort();
    try (var connection = await(openConnection("127.0.0.1", port, connectOptions))) {
      String sent = send(connection.writer());
      String received = new String(await(connection.reader().readLine()), US_ASCII).strip();
      System.out.println(
          sent.equals(received)
              ? size + " bytes have arrived unchanged"
              : "sent " + sent + ", but received " + received);
    } finally {
      server.close();
    }
  }

  private String send(StreamWriter writer) {
    var checksum = new CRC32C();
    var block = new byte[BLOCK];
    var random = new Random(1);
    for (long left = size; left > 0; left -= BLOCK) {
      random.nextBytes(block);
      checksum.update(block);
      writer.write(block);
      await(writer.drain());
    }
    return Long.toHexString(checksum.getValue());
  }

  private void checksum(StreamReader reader, StreamWriter writer) {
    var checksum = new CRC32C();
    try (var client = new Connection(reader, writer)) {
      for (long left = size; left > 0; ) {
        byte[] some = await(reader.read(BLOCK));
        checksum.update(some);
        left -= some.length;
      }
      writer.write((Long.toHexString(checksum.getValue()) + "\n").getBytes(US_ASCII));
      await(writer.drain());
    }
  }
}
