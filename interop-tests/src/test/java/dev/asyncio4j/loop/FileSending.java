package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Future;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.Transport;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of files share: a file, and a transport to a socket that receives it. */
abstract class FileSending {
  static final SendFileOptions WHOLE = SendFileOptions.defaults();

  final byte[] content = new byte[24 << 20];
  @TempDir Path directory;
  Path path;

  @BeforeEach
  void makeTheFile() throws Exception {
    new Random(3).nextBytes(content);
    path = Files.write(directory.resolve("file"), content);
  }

  interface Body {
    void run(Transport transport, Socket peer, FileChannel file) throws Exception;
  }

  /** Runs {@code body} with a transport, the socket at its other end, and the file. */
  void connected(Body body) throws Exception {
    connected(new Protocol() {}, body);
  }

  void connected(Protocol protocol, Body body) throws Exception {
    try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var file = FileChannel.open(path)) {
      run(
          async(
              () -> {
                var loop = getRunningLoop();
                int port = listening.getLocalPort();
                var made = await(loop.createConnection(() -> protocol, "127.0.0.1", port));
                try (var peer = listening.accept()) {
                  body.run(made.transport(), peer, file);
                } finally {
                  made.transport().abort();
                  await(sleep(Duration.ZERO));
                }
              }));
    }
  }

  /** What the peer receives up to the end, read beside the loop. */
  static Future<byte[]> receivedBy(Socket peer) {
    return getRunningLoop().runInExecutor(null, () -> peer.getInputStream().readAllBytes());
  }

  static Future<byte[]> receivedBy(Socket peer, int count) {
    return getRunningLoop().runInExecutor(null, () -> peer.getInputStream().readNBytes(count));
  }
}
