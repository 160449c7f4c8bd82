package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.zeromq.Zmqs.BOUND;
import static dev.asyncio4j.zeromq.Zmqs.NONE;
import static dev.asyncio4j.zeromq.Zmqs.message;
import static dev.asyncio4j.zeromq.Zmqs.place;
import static dev.asyncio4j.zeromq.Zmqs.sockets;
import static dev.asyncio4j.zeromq.Zmqs.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the types of sockets promise each other. */
@ExtendWith(NothingLeftBehind.class)
class PatternTest {
  @Test
  @DisplayName("Z-10 writing pauses above the high mark, and resumes at the low one")
  void marks() {
    var trail = Trail.create();
    run(
        async(
            () -> {
              var options = NONE.sendHighWater(1).writeBuffer(300, 100);
              var push =
                  await(Zmq.createConnection(() -> marking(trail), SocketType.PUSH, options));
              for (int i = 0; i < 5; i++) push.transport().write(new byte[100]);
              trail.assertIs("pause");
              assertThat(push.transport().writeBufferSize()).isEqualTo(500);
              push.transport().setWriteBufferLimits(600, 500);
              trail.assertIs("pause", "resume");
              push.transport().setWriteBufferLimits(300, 100);
              var place = await(push.transport().bind("tcp://127.0.0.1:*"));
              try (var pull = await(Zmq.socket(SocketType.PULL, NONE.connect(place)))) {
                for (int i = 0; i < 5; i++) assertThat(await(pull.receive())).hasSize(100);
                while (trail.lines().size() < 4) await(sleep(Duration.ofMillis(5)));
              }
              trail.assertIs("pause", "resume", "pause", "resume");
              push.close();
            }));
  }

  private static ZmqProtocol marking(Trail trail) {
    return new ZmqProtocol() {
      @Override
      public void messageReceived(List<byte[]> parts) {}

      @Override
      public void pauseWriting() {
        trail.add("pause");
      }

      @Override
      public void resumeWriting() {
        trail.add("resume");
      }
    };
  }

  @Test
  @DisplayName("Z-10 a router keeps what a peer does not take, and holds up no other peer")
  void slowPeer() {
    int count = 2_000;
    run(
        async(
            () -> {
              try (var router = await(Zmq.createStream(SocketType.ROUTER, BOUND.sendHighWater(9)));
                  var slow = dealer("slow", router);
                  var quick = dealer("quick", router)) {
                slow.transport().pauseReading();
                for (int i = 0; i < count; i++) router.write(bytes("slow"), new byte[10_000]);
                assertThat(router.transport().writeBufferSize()).isPositive();
                router.write("quick", "at once");
                assertThat(texts(await(quick.read()))).containsExactly("at once");
                router.write("nobody", "dropped");
                slow.transport().resumeReading();
                for (int i = 0; i < count; i++) assertThat(await(slow.read())).hasSize(1);
                assertThat(router.transport().writeBufferSize()).isZero();
              }
            }));
  }

  /** A dealer that a router knows. */
  private static ZmqStream dealer(String name, ZmqStream router) {
    var options = NONE.identity(name).receiveHighWater(9).connect(place(router.transport()));
    var dealer = await(Zmq.createStream(SocketType.DEALER, options));
    dealer.write("here");
    assertThat(texts(await(router.read()))).containsExactly(name, "here");
    return dealer;
  }

  @AsyncTest(realTime = true)
  @DisplayName("Z-10 Z-13 a publisher drops what nobody takes, and a late one misses what was")
  void publisherDrops() {
    try (var pub = await(Zmq.socket(SocketType.PUB, BOUND.sendHighWater(10)))) {
      for (int i = 0; i < 1_000; i++) await(pub.send("before"));
      var options = NONE.subscribe("").connect(place(pub.transport()));
      try (var sub = await(Zmq.socket(SocketType.SUB, options))) {
        var first = createTask(sub.receiveText());
        while (!first.done()) {
          await(pub.send("after"));
          await(sleep(Duration.ofMillis(5)));
        }
        assertThat(await(first)).isEqualTo("after");
        for (int i = 0; i < 3_000; i++) await(pub.send(new byte[10_000]));
        await(pub.send("is not waited for"));
      }
    }
  }

  @Test
  @DisplayName("Z-17 a new peer takes an identity over with routerHandover, and not without")
  void handover() {
    for (boolean handover : new boolean[] {false, true}) {
      var me = NONE.identity("me");
      sockets(
          SocketType.ROUTER,
          NONE.routerHandover(handover),
          SocketType.DEALER,
          me,
          (router, first) -> {
            await(first.send("first"));
            assertThat(texts(await(router.receiveMultipart()))).containsExactly("me", "first");
            var same = me.connect(place(router.transport()));
            try (var second = await(Zmq.socket(SocketType.DEALER, same))) {
              await(second.send("second"));
              if (handover) {
                assertThat(texts(await(router.receiveMultipart()))).containsExactly("me", "second");
              } else {
                assertThat(await(router.poll(Duration.ofMillis(150)))).isFalse();
              }
              await(router.sendMultipart(message("me", "answer")));
              assertThat(await((handover ? second : first).receiveText())).isEqualTo("answer");
            }
          });
    }
  }

  @Test
  @DisplayName("Z-17 a router drops what is for nobody")
  void nobody() {
    sockets(
        SocketType.ROUTER,
        SocketType.DEALER,
        (router, dealer) -> {
          await(router.sendMultipart(message("nobody", "x")));
          await(dealer.send("hello"));
          assertThat(texts(await(router.receiveMultipart()))).endsWith("hello");
        });
  }

  @Test
  @DisplayName("Z-18 relaxed and correlated, a REQ whose answer is lost may ask again")
  void relaxed() {
    sockets(
        SocketType.ROUTER,
        NONE,
        SocketType.REQ,
        NONE.requestRelaxed(true).requestCorrelate(true),
        (router, req) -> {
          await(req.send("lost"));
          List<byte[]> lost = await(router.receiveMultipart());
          assertThat(texts(lost)).endsWith("lost");
          await(req.send("again"));
          List<byte[]> again = await(router.receiveMultipart());
          assertThat(texts(again)).endsWith("again");
          await(router.sendMultipart(lost));
          await(router.sendMultipart(again));
          assertThat(await(req.receiveText())).isEqualTo("again");
        });
  }

  @Test
  @DisplayName("a socket that keeps the last message only, and one that makes itself known")
  void conflateAndProbe() {
    sockets(
        SocketType.PULL,
        NONE.conflate(true),
        SocketType.PUSH,
        NONE,
        (pull, push) -> {
          await(push.send("0"));
          assertThat(await(pull.receiveText())).isEqualTo("0");
          for (int i = 1; i <= 50; i++) await(push.send("" + i));
          var last = "";
          int count = 0;
          for (; !last.equals("50"); count++) last = await(pull.receiveText());
          assertThat(count).isLessThanOrEqualTo(50);
        });
    sockets(
        SocketType.ROUTER,
        NONE,
        SocketType.DEALER,
        NONE.identity("me").probeRouter(true),
        (router, dealer) ->
            assertThat(texts(await(router.receiveMultipart()))).containsExactly("me", ""));
  }
}
