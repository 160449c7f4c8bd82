package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openUnixConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.startUnixServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.testing.Ends;
import dev.asyncio4j.transports.Protocol;
import dev.asyncio4j.transports.TlsOptions;
import dev.asyncio4j.transports.TransportInfo;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixStreamsTest {
  private static final ServerOptions PLAIN = ServerOptions.defaults();

  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void choosePath() {
    path = directory.resolve("socket");
  }

  private static String ask(Path path, String question) {
    try (var c = await(openUnixConnection(path))) {
      c.writer().write(Ends.bytes(question));
      return Ends.text(await(c.reader().readExactly(question.length())));
    }
  }

  private static Server bindElsewhere(Path path) throws Exception {
    var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    channel.bind(UnixDomainSocketAddress.of(path));
    return await(getRunningLoop().createServer(() -> new Protocol() {}, channel, PLAIN));
  }

  @Test
  void streamsOverAPath() {
    run(
        async(
            () -> {
              var server = await(startUnixServer(Ends::echo, path));
              assertThat(server.sockets()).containsExactly(UnixDomainSocketAddress.of(path));
              assertThat(ask(path, "hello")).isEqualTo("hello");
              try (var c = await(openUnixConnection(path))) {
                assertThat(c.writer().extraInfo(TransportInfo.PEER_ADDRESS))
                    .hasValue(UnixDomainSocketAddress.of(path));
                c.writer().write(Ends.bytes("half"));
                c.writer().writeEof();
                assertThat(Ends.text(await(c.reader().read(-1)))).isEqualTo("half");
              }
              await(server.close(null));
            }));
  }

  @Test
  void muchDataOverAPath() {
    var much = new byte[8 << 20];
    new java.util.Random(7).nextBytes(much);
    run(
        async(
            () -> {
              var server = await(startUnixServer(Ends::echo, path));
              try (var c = await(openUnixConnection(path))) {
                var answer = createTask(c.reader().readExactly(much.length));
                c.writer().write(much);
                await(c.writer().drain());
                assertThat(await(answer)).isEqualTo(much);
              }
              server.close();
            }));
  }

  /** A client that finds the backlog full waits for room, as over TCP. */
  @Test
  void moreClientsThanTheBacklogHolds() {
    run(
        async(
            () -> {
              var options = PLAIN.backlog(2).startServing(false);
              var server = await(startUnixServer(Ends::echo, path, options));
              var clients = IntStream.range(0, 30).mapToObj(i -> asking(String.valueOf(i)));
              var answers = createTask(async(() -> await(gather(clients.toList()))));
              Ends.settle();
              assertThat(answers.done()).isFalse();
              await(server.startServing());
              assertThat(await(answers))
                  .containsExactlyElementsOf(
                      IntStream.range(0, 30).mapToObj(String::valueOf).toList());
              server.close();
            }));
  }

  private Coroutine<String> asking(String question) {
    return async(() -> ask(path, question));
  }

  @Test
  void nobodyListens() {
    assertThatThrownBy(() -> run(openUnixConnection(path)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Connect call failed %s: No such file or directory", path);
    var tooLong = directory.resolve("x".repeat(200));
    assertThatThrownBy(() -> run(openUnixConnection(tooLong)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(tooLong.toString());
    assertThatThrownBy(() -> run(startUnixServer(Ends::echo, tooLong)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(tooLong.toString());
  }

  @Test
  @DisplayName("UNIX-03 a stale socket file is replaced")
  void staleSocket() throws Exception {
    ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(path))
        .close();
    assertThat(path).exists();
    run(
        async(
            () -> {
              assertThatThrownBy(() -> await(openUnixConnection(path)))
                  .hasMessageContaining("Connection refused");
              var server = await(startUnixServer(Ends::echo, path));
              assertThat(ask(path, "hello")).isEqualTo("hello");
              server.close();
            }));
  }

  @Test
  @DisplayName("UNIX-03 a file that is no socket is refused, and stays")
  void plainFile() throws Exception {
    Files.writeString(path, "mine");
    assertThatThrownBy(() -> run(startUnixServer(Ends::echo, path)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("error while attempting to bind on address %s: Address already in use", path);
    assertThat(path).hasContent("mine");
  }

  @Test
  @DisplayName("UNIX-04 a unix connection with TLS needs a server name")
  void serverName() {
    var tls = ConnectOptions.defaults().tls(TlsOptions.defaults());
    assertThatThrownBy(() -> run(openUnixConnection(path, tls)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("You must set server_hostname when using ssl without a host");
    var named = ConnectOptions.defaults().serverHostname("example.org");
    assertThatThrownBy(() -> run(openUnixConnection(path, named)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("server_hostname is only meaningful with ssl");
  }

  @Test
  @DisplayName("SERVER-06 close removes the socket's file, at once and before it served, too")
  void removed() {
    run(
        async(
            () -> {
              var server = await(startUnixServer(Ends::echo, path));
              assertThat(path).exists();
              server.close();
              assertThat(path).doesNotExist();
              var idle = await(startUnixServer(Ends::echo, path, PLAIN.startServing(false)));
              assertThat(path).exists();
              idle.close();
              assertThat(path).doesNotExist();
              var given = bindElsewhere(path);
              given.close();
              assertThat(path).doesNotExist();
            }));
  }

  @Test
  @DisplayName("SERVER-06 a file that is gone by then is no problem")
  void missing() {
    run(
        async(
            () -> {
              var server = await(startUnixServer(Ends::echo, path));
              Files.delete(path);
              try (var log = new LogCapture()) {
                server.close();
                assertThat(log.messages()).isEmpty();
              }
            }));
  }

  @Test
  @DisplayName("SERVER-06 a file that took the place of ours is left alone")
  void replaced() {
    run(
        async(
            () -> {
              var server = await(startUnixServer(Ends::echo, path));
              var other = await(startUnixServer(Ends::echo, path));
              server.close();
              assertThat(ask(path, "hello")).isEqualTo("hello");
              other.close();
              assertThat(path).doesNotExist();
              var third = await(startUnixServer(Ends::echo, path));
              Files.delete(path);
              Files.writeString(path, "mine");
              third.close();
              assertThat(path).hasContent("mine");
            }));
  }

  @Test
  @DisplayName("SERVER-06 the file stays if that is asked for")
  void optedOut() {
    run(
        async(
            () -> {
              var options = PLAIN.cleanupSocket(false);
              var server = await(startUnixServer(Ends::echo, path, options));
              server.close();
              assertThat(path).exists();
            }));
  }

  @Test
  @DisplayName("SERVER-06 a start that is cancelled leaves no file")
  void cancelledStart() {
    run(
        async(
            () -> {
              var start = createTask(startUnixServer(Ends::echo, path));
              await(dev.asyncio4j.Asyncio.sleep(java.time.Duration.ZERO));
              assertThat(path).exists();
              start.cancel();
              await(gather(Collections.emptyList()));
              assertThatThrownBy(() -> await(start))
                  .isInstanceOf(dev.asyncio4j.exceptions.CancelledError.class);
              assertThat(path).doesNotExist();
            }));
  }
}
