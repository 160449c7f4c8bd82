package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.wrapFuture;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Ends.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.support.Descriptors;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import dev.asyncio4j.testing.Virtual;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class TransportTest {
  private static final ZmqOptions NONE = ZmqOptions.defaults();
  private static final ZmqOptions BOUND = NONE.bind("tcp://127.0.0.1:*");

  /** A protocol that notes what it is told. */
  private static ZmqProtocol noting(Trail trail) {
    return new ZmqProtocol() {
      @Override
      public void connectionMade(ZmqTransport transport) {
        trail.add("made");
      }

      @Override
      public void messageReceived(List<byte[]> parts) {
        trail.add("message of " + parts.size());
        if (parts.get(0).length == 0) throw new IllegalStateException("refused");
      }

      @Override
      public void connectionLost(@Nullable Throwable error) {
        trail.add("lost " + error);
      }
    };
  }

  @AsyncTest(realTime = true)
  @DisplayName("Z-01 a free port is chosen, and told")
  void freePort() {
    try (var c =
        await(Zmq.createConnection(() -> noting(Trail.create()), SocketType.PULL, BOUND))) {
      var transport = c.transport();
      var first = transport.bindings().iterator().next();
      assertThat(first).isEqualTo("tcp://127.0.0.1:" + transport.port());
      var second = await(transport.bind("tcp://127.0.0.1:*"));
      assertThat(transport.bindings()).containsExactly(first, second);
      assertThatThrownBy(transport::port)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("there are 2");
      await(transport.unbind(first));
      assertThat(transport.bindings()).containsExactly(second);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("Z-14 only a SUB subscribes")
  void onlySub() {
    try (var c = await(Zmq.createConnection(() -> noting(Trail.create()), SocketType.PULL, NONE))) {
      assertThatThrownBy(() -> c.transport().subscribe("x"))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("SUB")
          .hasMessageContaining("this is a PULL");
      assertThatThrownBy(() -> c.transport().write(bytes("x")))
          .isInstanceOf(UnsupportedOperationException.class);
    }
    assertThat(
            assertFails(
                UnsupportedOperationException.class,
                Zmq.createStream(SocketType.PUB, NONE.subscribe("x"))))
        .hasMessageContaining("this is a PUB");
  }

  @AsyncTest(realTime = true)
  @DisplayName("Z-15 endpoints that are none, in use or unknown are refused; nothing stays open")
  void endpoints() {
    try (var first = await(Zmq.createStream(SocketType.PULL, BOUND))) {
      var used = first.transport().bindings().iterator().next();
      for (var bad : List.of("nonsense", "ftp://host:1", "tcp://127.0.0.1:x", used)) {
        var error =
            assertFails(
                EndpointException.class, Zmq.createStream(SocketType.PULL, BOUND.bind(bad)));
        assertThat(error).hasMessageStartingWith("cannot bind '" + bad + "': ");
        assertThat(error.endpoint()).isEqualTo(bad);
        assertThat(error.errno()).isNotZero();
      }
      assertFails(EndpointException.class, first.transport().connect("nonsense"));
      assertFails(EndpointException.class, first.transport().unbind("tcp://127.0.0.1:1"));
      assertFails(EndpointException.class, first.transport().disconnect("tcp://127.0.0.1:1"));
      assertThat(first.transport().bindings()).containsExactly(used);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("Z-21 the protocol is told once of the loss, later; what it throws harms nobody")
  void lost() {
    var trail = Trail.create();
    var reports = Virtual.reports();
    var pull = await(Zmq.createConnection(() -> noting(trail), SocketType.PULL, BOUND));
    var place = "tcp://127.0.0.1:" + pull.transport().port();
    try (var push = await(Zmq.createStream(SocketType.PUSH, NONE.connect(place)))) {
      push.write("");
      push.write("a", "b");
      while (trail.lines().size() < 3) await(sleep(Duration.ofMillis(5)));
    }
    pull.close();
    pull.close();
    pull.transport().abort();
    assertThat(pull.transport().isClosing()).isTrue();
    trail.assertIs("made", "message of 1", "message of 2");
    await(sleep(Duration.ZERO));
    await(sleep(Duration.ZERO));
    trail.assertIs("made", "message of 1", "message of 2", "lost null");
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).exception()).hasMessage("refused");
  }

  @Test
  @DisplayName("Z-22 Z-23 a loop's end closes its sockets; neither thread nor descriptor is left")
  void loopEnds() {
    forgetSockets(Trail.create()); // what the JDK opens for itself at the first time is open now
    var trail = Trail.create();
    var descriptors = Descriptors.now();
    for (int i = 0; i < 3; i++) forgetSockets(trail);
    trail.assertIs("made", "lost null", "made", "lost null", "made", "lost null");
    descriptors.assertNoneLeft();
    RealTime.waitUntil(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().matches("(iothread|reaper).*")));
  }

  /** Runs a loop that ends with two open sockets. */
  private static void forgetSockets(Trail trail) {
    run(
        async(
            () -> {
              await(Zmq.createConnection(() -> noting(trail), SocketType.PULL, BOUND));
              await(Zmq.createStream(SocketType.PUB, BOUND.linger(Duration.ofMillis(10))));
            }));
  }

  @AsyncTest(realTime = true)
  @DisplayName("Z-24 another thread is refused")
  void otherThread() {
    try (var stream = await(Zmq.createStream(SocketType.PUSH, BOUND));
        var thread = LoopThread.start("other")) {
      var write = thread.submit(async(() -> stream.transport().write(bytes("x"))));
      assertThat(assertFails(IllegalStateException.class, wrapFuture(write)))
          .hasMessageContaining("use it there");
    }
  }

  /** Binds a place that was given up: another thread closes it. */
  private static ZmqStream boundAgain(String place) {
    while (true) {
      try {
        return await(Zmq.createStream(SocketType.ROUTER, NONE.bind(place)));
      } catch (EndpointException notYet) {
        await(sleep(Duration.ofMillis(10)));
      }
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("Z-12 messages are kept for a peer that is away, and come in order")
  void reconnects() {
    var place = "tcp://127.0.0.1:" + ServerProcess.freePort();
    var router = await(Zmq.createStream(SocketType.ROUTER, NONE.bind(place)));
    var options = NONE.connect(place).reconnectInterval(Duration.ofMillis(20));
    try (var dealer = await(Zmq.createStream(SocketType.DEALER, options))) {
      dealer.write("first");
      await(router.read());
      await(dealer.transport().enableMonitor(ZmqEvent.Kind.DISCONNECTED));
      router.close();
      await(dealer.readEvent());
      for (int i = 0; i < 100; i++) dealer.write("" + i);
      try (var again = boundAgain(place)) {
        for (int i = 0; i < 100; i++) {
          assertThat(await(again.read()).get(1)).isEqualTo(bytes("" + i));
        }
      }
    }
  }

  @Test
  @DisplayName("options are checked, and told without what is not set")
  void options() {
    assertThat(BOUND.sendHighWater(5)).isEqualTo(BOUND.sendHighWater(5));
    assertThat(BOUND.sendHighWater(5).toString())
        .isEqualTo("ZmqOptions[bind=[tcp://127.0.0.1:*], linger=PT0S, sendHighWater=5]");
    assertThatThrownBy(() -> NONE.linger(Duration.ofMillis(-1)))
        .hasMessage("linger must not be negative, got PT-0.001S");
    assertThatThrownBy(() -> NONE.identity("")).hasMessageContaining("identity must be 1 to 255");
    assertThatThrownBy(() -> NONE.readBuffer(1, 2)).hasMessageContaining("must be >= low");
  }
}
