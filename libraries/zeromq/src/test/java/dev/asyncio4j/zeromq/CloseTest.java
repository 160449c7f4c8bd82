package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.zeromq.Zmqs.BOUND;
import static dev.asyncio4j.zeromq.Zmqs.NONE;
import static dev.asyncio4j.zeromq.Zmqs.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.RealTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class CloseTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  private static String freePlace() {
    return "tcp://127.0.0.1:" + ServerProcess.freePort();
  }

  /** Writes a message to a peer that is away, and ends the loop. */
  private static void writeAndEnd(ZmqOptions options) {
    run(
        async(
            () -> {
              var push = await(Zmq.createStream(SocketType.PUSH, options));
              push.write("kept");
              push.close();
              await(push.waitClosed());
            }));
  }

  @Test
  @DisplayName("Z-20 a close drops what a peer that is away has not got, and is over at once")
  void noLinger() throws Exception {
    writeAndEnd(NONE.connect(freePlace()));
    writeAndEnd(NONE.connect(freePlace()).linger(Duration.ofMillis(50)));
  }

  @Test
  @DisplayName("Z-20 within the linger time a peer that comes gets it all the same")
  void linger() throws Exception {
    var place = freePlace();
    var options =
        NONE.connect(place).linger(Duration.ofMinutes(5)).reconnectInterval(Duration.ofMillis(20));
    var thread = new Thread(() -> writeAndEnd(options), "lingers");
    thread.start();
    run(
        async(
            () -> {
              try (var pull = await(Zmq.socket(SocketType.PULL, NONE.bind(place)))) {
                assertThat(await(pull.receiveText())).isEqualTo("kept");
              }
            }));
    RealTime.join(thread);
  }

  /** A program whose peer ends ZeroMQ's thread, and which leaves its sockets and its loop open. */
  static final class LeavesOpen {
    private LeavesOpen() {}

    public static void main(String[] args) {
      newEventLoop().runUntilComplete(async(LeavesOpen::program));
    }

    private static void program() throws Exception {
      var careless = BOUND.maxMessageSize(Long.MAX_VALUE);
      var router = await(Zmq.createStream(SocketType.ROUTER, careless));
      var other = await(Zmq.socket(SocketType.PULL, BOUND));
      var read = createTask(router.read());
      var receive = createTask(other.receive());
      passes(2);
      new RawPeer(router.transport().port())
          .handshake()
          .write(RawPeer.announced(Integer.MAX_VALUE));
      await(router.waitClosed());
      System.out.println(router.exception());
      assertFails(ZmqStreamClosedException.class, read);
      assertFails(ZmqStreamClosedException.class, receive);
      assertFails(ZmqConnectionResetException.class, router.drain());
      var again = await(Zmq.socket(SocketType.PULL, BOUND)); // of a new thread of ZeroMQ's
      var push = await(Zmq.socket(SocketType.PUSH, NONE.connect(place(again.transport()))));
      await(push.send("goes on"));
      System.out.println(await(again.receiveText()));
    }
  }

  @Test
  @DisplayName("Z-20, Z-21 a death of ZeroMQ's thread is told; the JVM ends with open sockets")
  void leftOpen() throws Exception {
    var said = ChildJvm.output(LeavesOpen.class, List.of("-Xmx128m"));
    assertThat(said)
        .contains("dev.asyncio4j.zeromq.ZmqException: ZeroMQ's thread died: java.lang.OutOf")
        .contains("goes on");
  }

  @Test
  @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  @DisplayName("Z-20 a socket with an option that ZeroMQ refuses leaves nothing open")
  void refusedOption() {
    var refused = NONE.zapDomain("x".repeat(256));
    run(
        async(
            () ->
                assertThatThrownBy(() -> await(Zmq.createStream(SocketType.PULL, refused)))
                    .isInstanceOf(RuntimeException.class)));
  }

  @AsyncTest(realTime = true)
  @DisplayName("Z-20 a time that is longer than ZeroMQ can count is the longest that it can")
  void longTime() {
    var options = NONE.linger(Duration.ofDays(25)).reconnectInterval(Duration.ofDays(99));
    try (var pull = await(Zmq.createStream(SocketType.PULL, options))) {
      assertThat(pull.transport().options()).isEqualTo(options);
    }
  }

  /** Makes a stream whose messages but the first stay in its buffer until a peer is there. */
  private static ZmqStream buffering(String place, Duration linger) {
    var options = NONE.connect(place).sendHighWater(1).linger(linger);
    var push =
        await(Zmq.createStream(SocketType.PUSH, options.reconnectInterval(Duration.ofMillis(20))));
    for (int i = 0; i < 5; i++) push.write("" + i);
    assertThat(push.transport().writeBufferSize()).isEqualTo(4);
    return push;
  }

  @AsyncTest(realTime = true)
  @DisplayName("Z-20 a buffer that nobody takes holds a close up for the linger time, no longer")
  void bufferThatStays() throws Exception {
    for (int millis : new int[] {0, 100}) {
      var linger = Duration.ofMillis(millis);
      var push = buffering(freePlace(), linger);
      long start = System.nanoTime();
      push.close();
      await(waitFor(push.waitClosed(), LONG));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(linger);
      assertFails(ZmqConnectionResetException.class, push.drain());
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("Z-20 within the linger time the buffer goes to a peer that comes")
  void bufferThatGoes() throws Exception {
    var place = freePlace();
    var push = buffering(place, Duration.ofMinutes(5));
    push.close();
    try (var pull = await(Zmq.socket(SocketType.PULL, NONE.bind(place)))) {
      for (int i = 0; i < 5; i++) assertThat(await(pull.receiveText())).isEqualTo("" + i);
    }
    await(waitFor(push.waitClosed(), LONG));
  }
}
