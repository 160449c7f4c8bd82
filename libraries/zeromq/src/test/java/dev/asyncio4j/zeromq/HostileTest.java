package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.zeromq.Zmqs.BOUND;
import static dev.asyncio4j.zeromq.Zmqs.NONE;
import static dev.asyncio4j.zeromq.Zmqs.place;
import static dev.asyncio4j.zeromq.Zmqs.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.zeromq.ZmqEvent.Kind;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Peers that do not keep to the protocol: they lose their connection, and nobody else does. */
@ExtendWith(NothingLeftBehind.class)
class HostileTest {
  private static final ZmqOptions CAREFUL =
      BOUND.maxMessageSize(1000).handshakeTimeout(Duration.ofMillis(100));

  /** Code of the peer, which blocks; in a thread of its own. */
  private interface Peer {
    void run(RawPeer peer) throws Exception;
  }

  /** Runs a peer beside a friend, who is answered before, meanwhile and afterwards. */
  private static void beside(ZmqOptions options, Peer code) {
    run(
        async(
            () -> {
              try (var router = await(Zmq.createStream(SocketType.ROUTER, options))) {
                await(router.transport().enableMonitor(Kind.CLOSED, Kind.DISCONNECTED));
                var answering = createTask(async(() -> answer(router)));
                var connected = NONE.identity("friend").connect(place(router.transport()));
                try (var friend = await(Zmq.createStream(SocketType.DEALER, connected));
                    var peer = new RawPeer(router.transport().port())) {
                  ask(friend);
                  var hostile = createTask(toThread(() -> code.run(peer)));
                  while (!hostile.done()) {
                    ask(friend);
                    await(sleep(Duration.ofMillis(5)));
                  }
                  await(hostile);
                  assertThat(await(router.readEvent()).kind()).isIn(Kind.CLOSED, Kind.DISCONNECTED);
                  ask(friend);
                }
                answering.cancel();
                assertFails(CancelledError.class, answering);
              }
            }));
  }

  private static void answer(ZmqStream router) {
    while (true) {
      var question = await(router.read());
      if (texts(question).get(0).equals("friend")) router.write(question);
    }
  }

  private static void ask(ZmqStream friend) {
    friend.write("question");
    assertThat(texts(await(friend.read()))).containsExactly("question");
  }

  @Test
  @DisplayName("Z-25 garbage in place of a greeting, and a greeting without an end")
  void garbage() {
    beside(CAREFUL, peer -> peer.write(new byte[100]).readToEnd());
    var endless = new byte[10_000];
    Arrays.fill(endless, (byte) 0xff);
    beside(CAREFUL, peer -> peer.write(endless).readToEnd());
    beside(
        CAREFUL,
        peer -> {
          peer.write(bytes("GET / HTTP/1.1\r\nHost: example.org\r\n\r\n"));
          peer.close();
        });
  }

  @Test
  @DisplayName("Z-25 a greeting that stops half way is given up after the handshake's timeout")
  void cutGreeting() {
    for (int end : new int[] {9, 40}) {
      var cut = Arrays.copyOf(RawPeer.greeting(), end);
      beside(CAREFUL, peer -> peer.write(cut).readToEnd());
    }
  }

  @Test
  @DisplayName("Z-25 frames that are larger than may be, or than anything, drop the peer")
  void largeFrames() {
    for (long size : new long[] {1001, Integer.MAX_VALUE, 1L << 62}) {
      beside(CAREFUL, peer -> peer.handshake().write(RawPeer.announced(size)).readToEnd());
    }
    beside(BOUND, peer -> peer.handshake().write(RawPeer.announced(1L << 31)).readToEnd());
    beside(BOUND, peer -> peer.handshake().write(RawPeer.announced(2_000_000_000)).readToEnd());
  }

  @Test
  @DisplayName("Z-25 a size of 2^63 and more takes no memory, and harms nobody")
  void negativeFrames() {
    for (long size : new long[] {Long.MIN_VALUE, -1, -1L << 32 | 5}) {
      beside(
          CAREFUL,
          peer -> {
            peer.handshake().write(RawPeer.announced(size)).write(bytes("rest"));
            peer.close();
          });
    }
  }

  @Test
  @DisplayName("Z-25 a flood of commands, and one that is none, hold nobody up")
  void commands() {
    beside(
        CAREFUL,
        peer -> {
          peer.handshake();
          for (int i = 0; i < 5_000; i++) {
            peer.write(RawPeer.command("PING", "\0\0")).write(RawPeer.command("WHAT", ""));
          }
          peer.close();
        });
  }

  @Test
  @DisplayName("Z-25 a mechanism that nobody knows, and a READY that is cut")
  void mechanism() {
    var other = RawPeer.greeting();
    other[12] = 'X';
    beside(CAREFUL, peer -> peer.write(other).readToEnd());
    beside(
        CAREFUL,
        peer ->
            peer.write(RawPeer.greeting()).write(RawPeer.command("READY", "\177x")).readToEnd());
  }
}
