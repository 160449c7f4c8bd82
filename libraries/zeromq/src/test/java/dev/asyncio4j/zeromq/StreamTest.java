package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.testing.Ends.text;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class StreamTest {
  private static final ZmqOptions BOUND = ZmqOptions.defaults().bind("tcp://127.0.0.1:*");

  /** Code that has both ends. */
  private interface Body {
    void run(ZmqStream bound, ZmqStream connected) throws Exception;
  }

  private static void pair(SocketType bound, SocketType connected, Body body) {
    pair(bound, BOUND, connected, ZmqOptions.defaults(), body);
  }

  private static void pair(
      SocketType bound, ZmqOptions options, SocketType connected, ZmqOptions others, Body body) {
    run(
        async(
            () -> {
              try (var one = await(Zmq.createStream(bound, options))) {
                var place = "tcp://127.0.0.1:" + one.transport().port();
                try (var two = await(Zmq.createStream(connected, others.connect(place)))) {
                  body.run(one, two);
                }
              }
            }));
  }

  private static List<String> texts(List<byte[]> parts) {
    return parts.stream().map(part -> text(part)).toList();
  }

  @Test
  @DisplayName("Z-02 messages come in order and whole, empty parts too; none has no part")
  void order() {
    pair(
        SocketType.PULL,
        SocketType.PUSH,
        (pull, push) -> {
          for (int i = 0; i < 1000; i++) push.write("" + i, "", "x");
          for (int i = 0; i < 1000; i++) {
            assertThat(texts(await(pull.read()))).containsExactly("" + i, "", "x");
          }
          assertThatThrownBy(() -> push.write(List.of()))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("parts must not be empty");
        });
  }

  @Test
  @DisplayName("Z-02 an array may be changed as soon as it was written")
  void copied() {
    pair(
        SocketType.PULL,
        SocketType.PUSH,
        (pull, push) -> {
          var data = bytes("old");
          push.write(data);
          data[0] = 'x';
          assertThat(texts(await(pull.read()))).containsExactly("old");
        });
  }

  @Test
  @DisplayName("Z-03 a burst of 50,000 messages that nobody reads is there when it is read")
  void burst() {
    pair(
        SocketType.PULL,
        SocketType.PUSH,
        (pull, push) -> {
          for (int i = 0; i < 50_000; i++) push.write("" + i);
          await(sleep(Duration.ofMillis(100)));
          for (int i = 0; i < 50_000; i++) {
            assertThat(text(await(pull.read()).get(0))).isEqualTo("" + i);
          }
          assertThat(push.transport().writeBufferSize()).isZero();
        });
  }

  @Test
  @DisplayName("Z-06 reads that are cancelled lose no message")
  void cancelled() {
    pair(
        SocketType.PULL,
        SocketType.PUSH,
        (pull, push) -> {
          var got = new ArrayList<String>();
          for (int i = 0; i < 300; i++) {
            push.write("" + i);
            var read = createTask(pull.read());
            passes(i % 6);
            read.cancel();
            passes(1);
            if (!read.cancelled()) got.add(text(read.result().get(0)));
          }
          while (got.size() < 300) got.add(text(await(pull.read()).get(0)));
          for (int i = 0; i < 300; i++) assertThat(got.get(i)).isEqualTo("" + i);
        });
  }

  @Test
  @DisplayName("Z-07 a second reader is refused; Z-08 a close ends the first, after what had come")
  void readers() {
    pair(
        SocketType.PULL,
        SocketType.PUSH,
        (pull, push) -> {
          var first = createTask(pull.read());
          passes(1);
          assertThat(assertFails(IllegalStateException.class, pull.read()))
              .hasMessageContaining("read() called while another task")
              .hasMessageContaining("<ZmqStream <ZmqTransport PULL");
          push.write("1");
          push.write("2");
          assertThat(texts(await(first))).containsExactly("1");
          while (!pull.toString().contains("received=1")) await(sleep(Duration.ofMillis(5)));
          pull.close();
          assertThat(pull.atClosing()).isFalse();
          assertThat(texts(await(pull.read()))).containsExactly("2");
          assertThat(pull.atClosing()).isTrue();
          assertFails(ZmqStreamClosedException.class, pull.read());
          assertThatThrownBy(() -> pull.write("x")).isInstanceOf(ZmqStreamClosedException.class);
          await(pull.waitClosed());
          assertThat(pull.exception()).isNull();
        });
  }

  @Test
  @DisplayName("Z-08 iteration reads until the close")
  void iteration() {
    pair(
        SocketType.PULL,
        SocketType.PUSH,
        (pull, push) -> {
          push.write("1");
          var iterator = pull.iterator();
          assertThat(texts(await(iterator.next()))).containsExactly("1");
          var next = createTask(async(() -> await(iterator.next())));
          passes(1);
          pull.close();
          assertFails(StopAsyncIterationException.class, next);
        });
  }

  @Test
  @DisplayName("Z-09 beyond the read buffer messages stay with ZeroMQ, and then with the sender")
  void readBackPressure() {
    pair(
        SocketType.PULL,
        BOUND.receiveHighWater(10).readBuffer(10_000, 5_000),
        SocketType.PUSH,
        ZmqOptions.defaults().sendHighWater(10),
        (pull, push) -> {
          for (int i = 0; i < 5_000; i++) push.write(new byte[10_000]);
          while (!pull.toString().contains("received=2")) await(sleep(Duration.ofMillis(5)));
          assertThat(push.transport().writeBufferSize()).isGreaterThan(1_000_000);
          var drain = createTask(push.drain());
          passes(2);
          assertThat(drain.done()).isFalse();
          for (int i = 0; i < 5_000; i++) assertThat(await(pull.read()).get(0)).hasSize(10_000);
          await(drain);
          assertThatThrownBy(() -> pull.setReadBufferLimits(1, 2))
              .isInstanceOf(IllegalArgumentException.class);
        });
  }

  @Test
  @DisplayName("Z-13 subscriptions are prefixes, given before and after the connection")
  void subscriptions() {
    pair(
        SocketType.XPUB,
        BOUND,
        SocketType.SUB,
        ZmqOptions.defaults().subscribe("sport"),
        (publisher, subscriber) -> {
          assertThat(texts(await(publisher.read()))).containsExactly("\1sport");
          subscriber.transport().subscribe("news");
          assertThat(texts(await(publisher.read()))).containsExactly("\1news");
          subscriber.transport().unsubscribe("none");
          assertThat(subscriber.transport().subscriptions())
              .containsExactly(ByteString.of("sport"), ByteString.of("news"));
          subscriber.transport().unsubscribe("news");
          assertThat(texts(await(publisher.read()))).containsExactly("\0news");
          publisher.write("news", "1");
          publisher.write("sport.chess", "2");
          assertThat(texts(await(subscriber.read()))).containsExactly("sport.chess", "2");
        });
  }

  @Test
  @DisplayName("Z-17 a router drops messages to nobody, or refuses them with routerMandatory")
  void unknownPeer() {
    pair(
        SocketType.ROUTER,
        BOUND.routerMandatory(true),
        SocketType.DEALER,
        ZmqOptions.defaults().identity("me"),
        (router, dealer) -> {
          dealer.write("hello");
          assertThat(texts(await(router.read()))).containsExactly("me", "hello");
          router.write("me", "answer");
          assertThat(texts(await(dealer.read()))).containsExactly("answer");
          assertThatThrownBy(() -> router.write("nobody", "x"))
              .isInstanceOf(EndpointException.class)
              .hasMessageContaining("no peer of this identity");
        });
  }

  @Test
  @DisplayName("Z-18 a REQ asks and answers in turn")
  void inTurn() {
    pair(
        SocketType.REP,
        SocketType.REQ,
        (rep, req) -> {
          req.write("question");
          assertThatThrownBy(() -> req.write("another"))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("asks and answers in turn");
          assertThat(texts(await(rep.read()))).containsExactly("question");
          rep.write("answer");
          assertThat(texts(await(req.read()))).containsExactly("answer");
        });
  }

  @Test
  @DisplayName("Z-27 an interrupt flag loses no message and is kept")
  void interrupted() {
    pair(
        SocketType.PULL,
        SocketType.PUSH,
        (pull, push) -> {
          await(sleep(Duration.ofMillis(50)));
          Thread.currentThread().interrupt();
          push.write("1");
          assertThat(Thread.interrupted()).isTrue();
          assertThat(texts(await(pull.read()))).containsExactly("1");
        });
  }
}
