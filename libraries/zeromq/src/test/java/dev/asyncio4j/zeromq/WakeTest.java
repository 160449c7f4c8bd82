package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.zeromq.Zmqs.BOUND;
import static dev.asyncio4j.zeromq.Zmqs.NONE;
import static dev.asyncio4j.zeromq.Zmqs.core;
import static dev.asyncio4j.zeromq.Zmqs.counted;
import static dev.asyncio4j.zeromq.Zmqs.place;
import static dev.asyncio4j.zeromq.Zmqs.stream;
import static dev.asyncio4j.zeromq.Zmqs.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.RealTime;
import java.net.Socket;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How often the loop looks at a socket: when there is something, and hardly more often. */
@ExtendWith(NothingLeftBehind.class)
class WakeTest {
  /** Far below what a loop that does not rest would reach in a pause, far above its own need. */
  private static final int FEW = 30;

  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(2);

  private final AtomicInteger looks = new AtomicInteger();

  @Test
  @DisplayName("Z-04 idle sockets, a peer that is dead and one that says nothing cost no pass")
  void idle() throws Exception {
    int nobody = ServerProcess.freePort();
    run(
        async(
            () -> {
              var away = NONE.connect("tcp://127.0.0.1:" + nobody);
              try (var bound = counted(SocketType.ROUTER, BOUND, looks);
                  var dead = counted(SocketType.DEALER, away, looks);
                  var silent = new Socket("127.0.0.1", bound.transport().port())) {
                dead.write("kept");
                await(sleep(PAUSE));
                looks.set(0);
                await(sleep(PAUSE));
                assertThat(looks.get()).isLessThan(FEW);
                assertThat(silent.isConnected()).isTrue();
              }
            }));
  }

  @Test
  @DisplayName("Z-05 beside four busy threads a message takes three wakes at most")
  void busy() {
    int rounds = 100;
    // a wake looks twice when it has found something; a write and a read look once more, each
    int most = 2 * rounds * (3 * 2 + 2);
    var over = new AtomicBoolean();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 4; i++) {
      var thread = new Thread(() -> spin(over), "busy-" + i);
      threads.add(thread);
      thread.start();
    }
    try {
      for (int tries = 0; tries < 10; tries++) { // the machine may have more to do than these
        looks.set(0);
        run(async(() -> echo(rounds)));
        if (looks.get() < most) break;
      }
    } finally {
      over.set(true);
      threads.forEach(RealTime::join);
    }
    assertThat(looks.get()).isLessThan(most);
  }

  private static void spin(AtomicBoolean over) {
    while (!over.get()) Thread.onSpinWait();
  }

  private void echo(int rounds) {
    try (var router = counted(SocketType.ROUTER, BOUND, looks)) {
      var connected = NONE.connect(place(router.transport()));
      try (var dealer = counted(SocketType.DEALER, connected, looks)) {
        for (int i = 0; i < rounds; i++) {
          dealer.write("" + i);
          List<byte[]> question = await(router.read());
          router.write(question);
          assertThat(await(dealer.read()).get(0)).isEqualTo(bytes("" + i));
        }
      }
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("Z-11 what ZeroMQ has no room for is sent when it says so, without asking again")
  void noRoom() {
    int count = 2_000;
    var few = BOUND.receiveHighWater(10);
    try (var pull = await(Zmq.createStream(SocketType.PULL, few))) {
      var options = NONE.sendHighWater(10).connect(place(pull.transport()));
      try (var push = counted(SocketType.PUSH, options, looks)) {
        pull.transport().pauseReading();
        for (int i = 0; i < count; i++) push.write(new byte[10_000]);
        int left;
        do { // until the system has taken all that it has room for
          left = push.transport().writeBufferSize();
          looks.set(0);
          await(sleep(PAUSE));
        } while (push.transport().writeBufferSize() < left);
        assertThat(left).isPositive();
        assertThat(looks.get()).isLessThan(FEW);
        pull.transport().resumeReading();
        for (int i = 0; i < count; i++) assertThat(await(pull.read())).hasSize(1);
        assertThat(push.transport().writeBufferSize()).isZero();
      }
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("Z-03 Z-17 a message that comes before a send that is refused is read all the same")
  void refusedSend() throws Exception {
    var options = BOUND.routerMandatory(true);
    var core = core(SocketType.ROUTER, options);
    try (var router = stream(SocketType.ROUTER, options, core);
        var dealer =
            await(Zmq.createStream(SocketType.DEALER, NONE.connect(place(router.transport()))))) {
      dealer.write("first");
      router.write(await(router.read()));
      await(dealer.read());
      dealer.write("second");
      try (var selector = Selector.open()) { // and not the loop's: it shall not look before
        core.channel().register(selector, SelectionKey.OP_READ);
        assertThat(selector.select(LONG.toMillis())).isOne();
      }
      assertThatThrownBy(() -> router.write("nobody", "x")).isInstanceOf(EndpointException.class);
      assertThat(texts(await(waitFor(router.read(), LONG)))).endsWith("second");
    }
  }
}
