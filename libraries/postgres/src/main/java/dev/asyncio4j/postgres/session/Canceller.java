package dev.asyncio4j.postgres.session;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.openUnixConnection;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Asks a server to give up what a connection does.
 *
 * <p>The request is what libpq sends: sixteen bytes without TLS.
 *
 * @param host an address, or the path of a Unix socket
 * @param port of TCP
 * @param pid the process of the server for the connection
 * @param secret shows that the request comes from the right one
 */
record Canceller(String host, int port, int pid, int secret) {
  private static final int CANCEL = 80877102;

  /**
   * Ends when the server has closed the connection: the request hits nothing that is sent later.
   */
  void cancel() throws Exception {
    var request = ByteBuffer.allocate(16).putInt(16).putInt(CANCEL).putInt(pid).putInt(secret);
    var connection =
        await(
            host.startsWith("/") ? openUnixConnection(Path.of(host)) : openConnection(host, port));
    try {
      connection.writer().write(request.array());
      await(connection.writer().drain());
      await(connection.reader().read(1));
    } finally {
      connection.writer().close();
    }
  }

  @Override
  public String toString() {
    return "Canceller[" + host + ":" + port + ", pid " + pid + "]";
  }
}
