package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.openUnixConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.Asyncio.startUnixServer;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.port;
import static dev.asyncio4j.testing.Ends.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.Program;
import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.testing.Ends;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are not ours, at the other end of plain connections. */
class PeersTest {
  private static final String PYTHON_CLIENT =
      """
      import asyncio, sys, zlib
      async def main():
          reader, writer = await asyncio.open_connection('127.0.0.1', int(sys.argv[1]))
          data = bytes(i * 31 % 251 for i in range(1_000_000))
          writer.write(data)
          back = await reader.readexactly(len(data))
          writer.write_eof()
          assert await reader.read() == b''
          writer.close()
          await writer.wait_closed()
          print(back == data, zlib.crc32(back))
      asyncio.run(main())
      """;

  private static final String PYTHON_SERVER =
      """
      import asyncio, sys
      async def echo(reader, writer):
          while data := await reader.read(65536):
              writer.write(data)
              await writer.drain()
          writer.close()
      async def main():
          if sys.argv[1].isdigit():
              server = await asyncio.start_server(echo, '127.0.0.1', int(sys.argv[1]))
          else:
              server = await asyncio.start_unix_server(echo, sys.argv[1])
          await server.serve_forever()
      asyncio.run(main())
      """;

  @TempDir Path directory;

  private static byte[] pattern() {
    var data = new byte[1_000_000];
    for (int i = 0; i < data.length; i++) data[i] = (byte) (i * 31L % 251);
    return data;
  }

  /** Answers one request with its path, as HTTP/1.1 says. */
  private static void http(StreamReader reader, StreamWriter writer) {
    try (var client = new Connection(reader, writer)) {
      var request = text(await(reader.readLine())).split(" ");
      while (await(reader.readLine()).length > 2) continue; // the headers, up to an empty line
      var body = request[0] + " " + request[1] + "\n";
      var head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n";
      client.writer().write(bytes(String.format(head, body.length()) + body));
      await(writer.drain());
    }
  }

  private interface Client {
    void talk(int port) throws Exception;
  }

  private static void serving(ConnectionHandler handler, Client client) {
    run(
        async(
            () -> {
              var server = await(startServer(handler, LOOPBACK, 0));
              client.talk(port(server));
              await(server.close(Duration.ofSeconds(10)));
            }));
  }

  /** What a program prints, run beside the loop. */
  private static String output(Program program, String input) {
    return await(getRunningLoop().runInExecutor(null, (Body<String>) () -> program.run(input)));
  }

  @Test
  void curlAsksOurServer() {
    var curl = Program.named("curl");
    serving(
        PeersTest::http,
        port -> {
          var url = "http://127.0.0.1:" + port + "/some/path?x=1";
          assertThat(output(curl.with("-sS", "--max-time", "20", url), ""))
              .isEqualTo("GET /some/path?x=1\n");
        });
  }

  @Test
  void ncTalksToOurServer() {
    var nc = Program.named("nc");
    serving(
        Ends::echo,
        port ->
            assertThat(output(nc.with("-N", LOOPBACK, String.valueOf(port)), "hello\nworld\n"))
                .isEqualTo("hello\nworld\n"));
  }

  @Test
  void socatTalksToOurServer() {
    var socat = Program.named("socat");
    serving(
        Ends::echo,
        port ->
            assertThat(output(socat.with("-t10", "-", "TCP:127.0.0.1:" + port), "hello\n"))
                .isEqualTo("hello\n"));
  }

  @Test
  void pythonTalksToOurServer() {
    var python = Program.named("python3");
    var checksum = new CRC32();
    checksum.update(pattern());
    serving(
        Ends::echo,
        port ->
            assertThat(output(python.with("-c", PYTHON_CLIENT, String.valueOf(port)), ""))
                .isEqualTo("True " + checksum.getValue() + "\n"));
  }

  private static Connection connectedTo(int port) {
    return connected(() -> openConnection(LOOPBACK, port));
  }

  private static Connection connectedTo(Path path) {
    return connected(() -> openUnixConnection(path));
  }

  /** Connects as soon as the program listens. */
  private static Connection connected(Supplier<Coroutine<Connection>> attempt) {
    for (int left = 200; ; left--) {
      try {
        return await(attempt.get());
      } catch (UncheckedIOException notYet) {
        if (left == 0) throw notYet;
        await(sleep(Duration.ofMillis(50)));
      }
    }
  }

  private static void echoes(Connection connection) {
    var data = pattern();
    var answer = createTask(connection.reader().readExactly(data.length));
    connection.writer().write(data);
    await(connection.writer().drain());
    assertThat(await(answer)).isEqualTo(data);
  }

  @Test
  void weTalkToAPythonServer() throws Exception {
    int port = ServerProcess.freePort();
    var python = Program.named("python3").with("-c", PYTHON_SERVER, String.valueOf(port));
    try (var running = python.start()) {
      run(
          async(
              () -> {
                try (var c = connectedTo(port)) {
                  echoes(c);
                  c.writer().writeEof();
                  assertThat(await(c.reader().read(-1))).isEmpty();
                }
              }));
    }
  }

  @Test
  void weTalkToASocatServer() throws Exception {
    int port = ServerProcess.freePort();
    var address = "TCP-LISTEN:" + port + ",bind=127.0.0.1,reuseaddr";
    try (var running = Program.named("socat").with(address, "EXEC:cat").start()) {
      run(
          async(
              () -> {
                try (var c = connectedTo(port)) {
                  echoes(c);
                }
              }));
    }
  }

  @Test
  void weTalkToAnNcServer() throws Exception {
    int port = ServerProcess.freePort();
    var nc = Program.named("nc").with("-l", LOOPBACK, String.valueOf(port));
    try (var running = nc.start()) {
      running.input().write("from nc\n".getBytes(UTF_8));
      running.input().flush();
      run(
          async(
              () -> {
                try (var c = connectedTo(port)) {
                  c.writer().write(bytes("from us\n"));
                  assertThat(text(await(c.reader().readLine()))).isEqualTo("from nc\n");
                }
              }));
      assertThat(running.firstLine()).isEqualTo("from us");
    }
  }

  @Test
  void unixSocketsOfOthers() throws Exception {
    var socat = Program.named("socat");
    var nc = Program.named("nc");
    var path = directory.resolve("ours");
    run(
        async(
            () -> {
              var server = await(startUnixServer(Ends::echo, path));
              assertThat(output(socat.with("-t10", "-", "UNIX-CONNECT:" + path), "hello\n"))
                  .isEqualTo("hello\n");
              assertThat(output(nc.with("-N", "-U", path.toString()), "hello\n"))
                  .isEqualTo("hello\n");
              await(server.close(Duration.ofSeconds(10)));
            }));
  }

  @Test
  void weTalkToUnixSocketsOfOthers() throws Exception {
    var path = directory.resolve("socat");
    try (var running = Program.named("socat").with("UNIX-LISTEN:" + path, "EXEC:cat").start()) {
      run(
          async(
              () -> {
                try (var c = connectedTo(path)) {
                  echoes(c);
                }
              }));
    }
    var other = directory.resolve("python");
    var python = Program.named("python3").with("-c", PYTHON_SERVER, other.toString());
    try (var running = python.start()) {
      run(
          async(
              () -> {
                try (var c = connectedTo(other)) {
                  echoes(c);
                }
              }));
    }
  }
}
