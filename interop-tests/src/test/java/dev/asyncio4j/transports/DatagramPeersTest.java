package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.transports.Mailbox.LOOPBACK;
import static dev.asyncio4j.transports.Mailbox.closeAll;
import static dev.asyncio4j.transports.Mailbox.connectedTo;
import static dev.asyncio4j.transports.Mailbox.onLoop;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Datagrams to and from programs that are not ours. */
class DatagramPeersTest {
  private static final String ASYNCIO_ECHO =
      """
      import asyncio
      class Echo(asyncio.DatagramProtocol):
          def connection_made(self, transport): self.transport = transport
          def datagram_received(self, data, addr): self.transport.sendto(data.upper(), addr)
      async def main():
          loop = asyncio.get_running_loop()
          t, _ = await loop.create_datagram_endpoint(Echo, local_addr=('127.0.0.1', 0))
          print(t.get_extra_info('sockname')[1], flush=True)
          await asyncio.sleep(50)
      asyncio.run(main())
      """;
  private static final String ASYNCIO_CLIENT =
      """
      import asyncio, sys
      class Client(asyncio.DatagramProtocol):
          def __init__(self): self.answers = asyncio.Queue()
          def datagram_received(self, data, addr): self.answers.put_nowait(data)
          def error_received(self, exc): raise exc
      async def main():
          loop = asyncio.get_running_loop()
          t, p = await loop.create_datagram_endpoint(
              Client, remote_addr=('127.0.0.1', int(sys.argv[1])))
          for size in (1, 1000, 65507):
              t.sendto(b'x' * size)
              assert await asyncio.wait_for(p.answers.get(), 10) == b'x' * size
          print('all echoed')
      asyncio.run(main())
      """;

  private static Process start(String... command) {
    try {
      return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      return abort(command[0] + " is not installed: " + e.getMessage());
    }
  }

  private static int freePort() {
    try (var socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      return socket.getLocalPort();
    } catch (SocketException e) {
      throw new AssertionError("no free port", e);
    }
  }

  private interface Body {
    void run(Process peer) throws Exception;
  }

  private static void onLoopWith(Process peer, Body body) {
    try {
      onLoop(() -> body.run(peer));
    } finally {
      peer.destroyForcibly();
    }
  }

  private static Mailbox echo() {
    var options = DatagramOptions.defaults().localAddress(LOOPBACK, 0);
    return await(getRunningLoop().createDatagramEndpoint(Mailbox.Echo::new, options)).protocol();
  }

  private static String allOutput(Process process) {
    return await(toThread(() -> new String(process.getInputStream().readAllBytes(), ISO_8859_1)));
  }

  @Test
  void ourClientWithAnAsyncioServer() {
    onLoopWith(
        start("python3", "-c", ASYNCIO_ECHO),
        peer -> {
          var port = await(toThread(() -> peer.inputReader(ISO_8859_1).readLine()));
          var client = connectedTo(new InetSocketAddress(LOOPBACK, Integer.parseInt(port)));
          client.send("ping");
          assertThat(client.next().text()).isEqualTo("PING");
          closeAll(client);
        });
  }

  @Test
  void ourServerWithAnAsyncioClient() {
    onLoop(
        () -> {
          var server = echo();
          var port = String.valueOf(server.address().getPort());
          var client = start("python3", "-c", ASYNCIO_CLIENT, port);
          assertThat(allOutput(client)).isEqualTo("all echoed\n");
          closeAll(server);
        });
  }

  @Test
  void ourClientWithSocat() {
    int port = freePort();
    var peer = start("socat", "UDP-LISTEN:" + port + ",bind=127.0.0.1", "PIPE");
    onLoopWith(
        peer,
        p -> {
          var client = connectedTo(new InetSocketAddress(LOOPBACK, port));
          echoes(client, "through socat");
          closeAll(client);
        });
  }

  /** Sends again what was refused: the peer needs its time to start. */
  private static void echoes(Mailbox client, String text) {
    client.send(text);
    while (client.letters.empty()) {
      await(sleep(Duration.ofMillis(50)));
      if (client.errors.empty()) continue;
      client.nextError();
      client.send(text);
    }
    assertThat(client.next().text()).isEqualTo(text);
  }

  @Test
  void ourServerWithNetcat() {
    onLoop(
        () -> {
          var server = echo();
          var port = String.valueOf(server.address().getPort());
          var peer = start("nc", "-u", "-w", "3", LOOPBACK, port);
          try (var input = peer.getOutputStream()) {
            input.write("through nc".getBytes(ISO_8859_1));
          }
          assertThat(allOutput(peer)).isEqualTo("through nc");
          closeAll(server);
        });
  }

  @Test
  void rawSocketsWithAPythonSocket() {
    var script =
        """
        import socket
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.bind(('127.0.0.1', 0))
        print(s.getsockname()[1], flush=True)
        for i in range(3):
            data, address = s.recvfrom(100)
            s.sendto(data[::-1], address)
        """;
    onLoopWith(
        start("python3", "-c", script),
        peer -> {
          var port = await(toThread(() -> peer.inputReader(ISO_8859_1).readLine()));
          var address = new InetSocketAddress(LOOPBACK, Integer.parseInt(port));
          var loop = getRunningLoop();
          try (var socket = DatagramChannel.open()) {
            socket.configureBlocking(false);
            for (var word : List.of("stressed", "", "level")) {
              await(loop.sockSendTo(socket, word.getBytes(ISO_8859_1), address));
              var answer = new String(await(loop.sockRecvFrom(socket, 100)).data(), ISO_8859_1);
              assertThat(answer).isEqualTo(new StringBuilder(word).reverse().toString());
            }
          }
        });
  }
}
