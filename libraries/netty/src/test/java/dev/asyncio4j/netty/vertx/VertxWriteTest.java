package dev.asyncio4j.netty.vertx;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.netty.NoLeaks;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.AsyncTests;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Streams of Vert.x's, written by bodies. */
@ExtendWith({NothingLeftBehind.class, NoLeaks.class})
class VertxWriteTest {
  /** Serves one client, of whom nothing is read; returns the port. */
  private static int serve(Future<NetSocket> served) {
    var server =
        VertxLoop.vertx()
            .createNetServer()
            .connectHandler(
                socket -> {
                  socket.pause();
                  socket.exceptionHandler(gone -> {});
                  served.setResult(socket);
                });
    return VertxLoop.await(server.listen(0, "127.0.0.1")).actualPort();
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-V-05 a write waits only while the queue is full; two writers lose nothing")
  void backPressure() {
    var served = getRunningLoop().<NetSocket>createFuture();
    var port = serve(served);
    var client = VertxLoop.vertx().createNetClient();
    NetSocket socket = VertxLoop.await(client.connect(port, "127.0.0.1"));
    var peer = VertxLoop.read(await(served));
    await(VertxLoop.write(socket, Buffer.buffer("first")));
    int each = 200;
    int size = 64 * 1024;
    var writers = new ArrayList<dev.asyncio4j.Task<Void>>();
    var progress = new int[2];
    for (int w = 0; w < 2; w++) {
      int writer = w;
      writers.add(
          createTask(
              async(
                  () -> {
                    for (int i = 0; i < each; i++) {
                      await(VertxLoop.write(socket, Buffer.buffer(new byte[size])));
                      progress[writer]++;
                    }
                    return null;
                  })));
    }
    await(sleep(Duration.ofMillis(200)));
    assertThat(progress[0] + progress[1]).as("nobody reads").isLessThan(2 * each);
    long total = 0;
    while (total < 5 + 2L * each * size) total += await(peer.next()).length();
    for (var writer : writers) await(writer);
    assertThat(progress).containsExactly(each, each);
    peer.close();
    VertxLoop.await(socket.close());
    VertxLoop.await(client.close()); // Vert.x closes a client that nobody holds any more
    VertxLoop.await(VertxLoop.vertx().close());
  }

  @AsyncTest(realTime = true)
  @DisplayName("NETTY-V-05 a stream that breaks fails the writes that wait, and those that come")
  void brokenStream() {
    var served = getRunningLoop().<NetSocket>createFuture();
    var port = serve(served);
    var client = VertxLoop.vertx().createNetClient();
    NetSocket socket = VertxLoop.await(client.connect(port, "127.0.0.1"));
    socket.exceptionHandler(gone -> {});
    var peer = VertxLoop.read(await(served));
    Coroutine<Void> flood =
        async(
            () -> {
              while (true) await(VertxLoop.write(socket, Buffer.buffer(new byte[1 << 20])));
            });
    var writer = createTask(flood);
    await(sleep(Duration.ofMillis(100)));
    assertThat(writer.done()).isFalse();
    peer.close();
    VertxLoop.await(served.result().close());
    AsyncTests.assertFails(Exception.class, writer);
    AsyncTests.assertFails(Exception.class, VertxLoop.write(socket, Buffer.buffer("x")));
    VertxLoop.await(client.close());
    VertxLoop.await(VertxLoop.vertx().close());
  }

  @AsyncTest
  @DisplayName("NETTY-V-05 the cancel of a write ends the wait; the piece is written all the same")
  void cancelledWrite() {
    var sink = new Sink();
    sink.full = true;
    var write = createTask(VertxLoop.write(sink, Buffer.buffer("piece")));
    passes(1);
    write.cancel();
    AsyncTests.assertFails(CancelledError.class, write);
    assertThat(sink.written).containsExactly("piece");
    sink.full = false;
    await(VertxLoop.write(sink, Buffer.buffer("next")));
    assertThat(sink.written).containsExactly("piece", "next");
  }
}
