package dev.asyncio4j.transports;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.port;
import static dev.asyncio4j.testing.Ends.text;
import static dev.asyncio4j.transports.TlsEnds.clientOptions;
import static dev.asyncio4j.transports.TlsEnds.serverOptions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.streams.Connection;
import dev.asyncio4j.streams.ConnectionHandler;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.streams.StreamWriter;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.support.Certificates.Leaf;
import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.testing.Ends;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with programs that are not ours, where the machine has them. */
class TlsPeersTest {
  private static final String AUTHORITY = Certificates.authorityFile().toString();
  private static final String CHAIN = Certificates.chain(Leaf.LOCALHOST).toString();
  private static final String KEY = Certificates.key(Leaf.LOCALHOST).toString();

  private static final String PYTHON_CLIENT =
      """
      import asyncio, ssl, sys
      async def main():
          context = ssl.create_default_context(cafile=sys.argv[2])
          reader, writer = await asyncio.open_connection(
              "127.0.0.1", int(sys.argv[1]), ssl=context, server_hostname="localhost")
          data = bytes(range(256)) * 4096
          async def send():
              writer.write(data)
              await writer.drain()
          sending = asyncio.create_task(send())
          print("same", await reader.readexactly(len(data)) == data)
          await sending
          writer.close()
          await writer.wait_closed()
          print("closed")
      asyncio.run(main())
      """;

  private static final String PYTHON_SERVER =
      """
      import asyncio, ssl, sys
      async def echo(reader, writer):
          while data := await reader.read(65536):
              writer.write(data)
              await writer.drain()
          writer.close()
          await writer.wait_closed()
          asyncio.get_running_loop().call_later(0.1, done.set)
      async def main():
          global done
          done = asyncio.Event()
          context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
          context.load_cert_chain(sys.argv[1], sys.argv[2])
          server = await asyncio.start_server(echo, "127.0.0.1", 0, ssl=context)
          print(server.sockets[0].getsockname()[1], flush=True)
          await done.wait()
          print("closed", flush=True)
      asyncio.run(main())
      """;

  private static void needs(String program) {
    var path = System.getenv("PATH").split(File.pathSeparator);
    var found = Stream.of(path).anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
    assumeTrue(found, () -> program + " is not installed: TLS is not tested with it");
  }

  private static Process start(String... command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** What {@code command} prints; in a thread of its own, since the peer is in this loop. */
  private static String output(String input, String... command) {
    return await(
        toThread(
            () -> {
              var process = start(command);
              try (var in = process.getOutputStream()) {
                in.write(bytes(input));
              }
              var output = text(process.getInputStream().readAllBytes());
              assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
              return output;
            }));
  }

  interface WithPort {
    void run(int port) throws Exception;
  }

  private static void serving(ConnectionHandler handler, WithPort body) {
    run(
        async(
            () -> {
              var server = await(startServer(handler, LOOPBACK, 0, serverOptions()));
              body.run(port(server));
              server.close();
              await(server.waitClosed());
            }));
  }

  private static void answerHttp(StreamReader reader, StreamWriter writer) {
    try (var client = new Connection(reader, writer)) {
      await(reader.readUntil(bytes("\r\n\r\n")));
      client
          .writer()
          .write(bytes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + "x".repeat(1 << 20)));
      await(writer.drain());
    }
  }

  @Test
  void curlReadsFromOurServer() {
    needs("curl");
    serving(
        TlsPeersTest::answerHttp,
        port -> {
          var url = "https://localhost:" + port + "/";
          var address = "localhost:" + port + ":127.0.0.1";
          var got = output("", "curl", "-sS", "--cacert", AUTHORITY, "--resolve", address, url);
          assertThat(got).isEqualTo("x".repeat(1 << 20));
        });
  }

  @Test
  void curlThatDoesNotTrustUsIsAnOrdinaryEnd() {
    needs("curl");
    serving(
        TlsPeersTest::answerHttp,
        port ->
            assertThat(output("", "curl", "-sS", "https://127.0.0.1:" + port))
                .contains("curl: (60)"));
  }

  @ParameterizedTest(name = "openssl s_client {0} talks to our server")
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void opensslClient(String version) {
    needs("openssl");
    ConnectionHandler greet =
        (reader, writer) -> {
          var name = text(await(reader.readLine())).strip();
          writer.write(bytes("hello " + name + "\n"));
          writer.close();
        };
    serving(
        greet,
        port -> {
          var got =
              output(
                  "world\n",
                  "openssl",
                  "s_client",
                  "-quiet",
                  version,
                  "-verify_return_error",
                  "-CAfile",
                  AUTHORITY,
                  "-servername",
                  "localhost",
                  "-connect",
                  "127.0.0.1:" + port);
          assertThat(got).contains("hello world\n");
        });
  }

  @Test
  void opensslClientThatRenegotiatesIsRefused() {
    needs("openssl");
    var lost = new ArrayList<Throwable>();
    ConnectionHandler waiting =
        (reader, writer) -> {
          try {
            await(reader.read(-1));
          } catch (RuntimeException error) {
            lost.add(error);
          }
        };
    serving(
        waiting,
        port -> output("R\n", "openssl", "s_client", "-tls1_2", "-connect", "127.0.0.1:" + port));
    assertThat(lost).hasSize(1);
    assertThat(lost.get(0)).hasMessageContaining("renegotiate, which is refused");
  }

  @ParameterizedTest(name = "openssl s_server {0} talks to our client")
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void opensslServer(String version) throws Exception {
    needs("openssl");
    var port = ServerProcess.freePort();
    var process =
        start(
            "openssl",
            "s_server",
            "-quiet",
            "-rev",
            "-naccept",
            "1",
            version,
            "-accept",
            LOOPBACK + ":" + port,
            "-cert",
            CHAIN,
            "-key",
            KEY);
    try {
      run(
          async(
              () -> {
                try (var c = connectedWhenReady(port)) {
                  c.writer().write(bytes("stressed\n"));
                  assertThat(text(await(c.reader().readLine()))).isEqualTo("desserts\n");
                }
              }));
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  /** The program says nothing when it listens: it is asked until it does. */
  private static Connection connectedWhenReady(int port) {
    for (int attempt = 0; ; attempt++) {
      try {
        return await(openConnection(LOOPBACK, port, clientOptions()));
      } catch (java.io.UncheckedIOException error) {
        if (attempt > 200) throw error;
        TlsEnds.settle();
      }
    }
  }

  @Test
  void pythonsAsyncioClientTalksToOurServer() {
    needs("python3");
    serving(
        Ends::echo,
        port -> {
          var got = output("", "python3", "-c", PYTHON_CLIENT, "" + port, AUTHORITY);
          assertThat(got.lines().toList()).isEqualTo(List.of("same True", "closed"));
        });
  }

  @Test
  void ourClientTalksToPythonsAsyncioServer() throws Exception {
    needs("python3");
    var process = start("python3", "-c", PYTHON_SERVER, CHAIN, KEY);
    try (BufferedReader lines = process.inputReader()) {
      var port = Integer.parseInt(lines.readLine());
      run(
          async(
              () -> {
                var data = new byte[1 << 20];
                data[77] = 77;
                try (var c = await(openConnection(LOOPBACK, port, clientOptions()))) {
                  c.writer().write(data);
                  assertThat(await(c.reader().readExactly(data.length))).isEqualTo(data);
                }
              }));
      assertThat(lines.lines().toList()).isEqualTo(List.of("closed"));
    } finally {
      process.destroy();
      process.waitFor();
    }
  }
}
