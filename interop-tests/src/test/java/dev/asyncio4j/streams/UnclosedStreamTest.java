package dev.asyncio4j.streams;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.testing.Ends.LOOPBACK;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.port;
import static dev.asyncio4j.testing.Ends.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Future;
import dev.asyncio4j.support.LogCapture;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UnclosedStreamTest {

  private static void collectGarbage() {
    for (int i = 0; i < 5; i++) {
      System.gc();
      await(sleep(Duration.ofMillis(20)));
    }
  }

  private static void collectGarbageUntilDone(Future<?> future) {
    for (int i = 0; i < 200 && !future.done(); i++) collectGarbage();
  }

  private interface Body {
    void run(int port, Future<Connection> accepted) throws Exception;
  }

  private static void withServer(Body body) {
    run(
        async(
            () -> {
              Future<Connection> accepted = getRunningLoop().createFuture();
              ConnectionHandler handler = (r, w) -> accepted.setResult(new Connection(r, w));
              var server = await(startServer(handler, LOOPBACK, 0));
              body.run(port(server), accepted);
              await(accepted).close();
              server.close();
              await(server.waitClosed());
            }));
  }

  private static void openAndDrop(int port) {
    await(openConnection(LOOPBACK, port)).writer().write(bytes("last words"));
  }

  @Test
  @DisplayName("STREAM-22 streams that are dropped are closed, with a warning")
  void droppedByAClient() {
    try (var log = new LogCapture()) {
      withServer(
          (port, accepted) -> {
            openAndDrop(port);
            var all = createTask(await(accepted).reader().read(-1));
            collectGarbageUntilDone(all);
            assertThat(text(await(all))).isEqualTo("last words");
          });
      assertThat(log.messages())
          .singleElement()
          .asString()
          .startsWith("unclosed StreamWriter of <SocketTransport")
          .contains("close it");
    }
  }

  @Test
  @DisplayName(
      "STREAM-22 a handler that returns and leaves its streams to nobody is warned of, too")
  void droppedByAServer() {
    try (var log = new LogCapture()) {
      run(
          async(
              () -> {
                var server = await(startServer((reader, writer) -> {}, LOOPBACK, 0));
                try (var c = await(openConnection(LOOPBACK, port(server)))) {
                  var eof = createTask(c.reader().read(-1));
                  collectGarbageUntilDone(eof);
                  assertThat(await(eof)).isEmpty();
                }
                server.close();
                await(server.waitClosed());
              }));
      assertThat(log.messages()).hasSize(1);
    }
  }

  @Test
  @DisplayName("STREAM-22 whoever holds a stream, or waits in one, keeps the connection")
  void inUse() {
    try (var log = new LogCapture()) {
      withServer(
          (port, accepted) -> {
            var onlyReader = await(openConnection(LOOPBACK, port)).reader();
            var peer = await(accepted);
            collectGarbage();
            peer.writer().write(bytes("one\n"));
            assertThat(text(await(onlyReader.readLine()))).isEqualTo("one\n");
            var waiting = createTask(onlyReader.readLine());
            onlyReader = null;
            collectGarbage();
            peer.writer().write(bytes("two\n"));
            assertThat(text(await(waiting))).isEqualTo("two\n");
            assertThat(log.messages()).isEmpty();
          });
    }
  }

  @Test
  @DisplayName("STREAM-22 a handler that only reads keeps its connection until it ends")
  void handlerThatOnlyReads() {
    try (var log = new LogCapture()) {
      run(
          async(
              () -> {
                Future<String> heard = getRunningLoop().createFuture();
                ConnectionHandler onlyReads =
                    (reader, writer) -> {
                      var first = text(await(reader.readLine()));
                      collectGarbage();
                      heard.setResult(first + text(await(reader.readLine())));
                    };
                var server = await(startServer(onlyReads, LOOPBACK, 0));
                try (var c = await(openConnection(LOOPBACK, port(server)))) {
                  c.writer().write(bytes("one\n"));
                  await(sleep(Duration.ofMillis(20)));
                  c.writer().write(bytes("two\n"));
                  assertThat(await(heard)).isEqualTo("one\ntwo\n");
                }
                await(server.close(Duration.ZERO));
              }));
      assertThat(log.messages()).isEmpty();
    }
  }

  @Test
  void closedStreamsAreNoConcern() {
    try (var log = new LogCapture()) {
      withServer(
          (port, accepted) -> {
            await(openConnection(LOOPBACK, port)).close();
            await(accepted).close();
            collectGarbage();
          });
      assertThat(log.messages()).isEmpty();
    }
  }

  /** The loop has closed its channels: there is nobody to tell. */
  @Test
  void streamsOfAClosedLoop() {
    try (var log = new LogCapture()) {
      run(
          async(
              () -> {
                var server = await(startServer((reader, writer) -> {}, LOOPBACK, 0));
                openAndDrop(port(server));
              }));
      System.gc();
      run(async(UnclosedStreamTest::collectGarbage));
      assertThat(log.messages()).isEmpty();
    }
  }
}
