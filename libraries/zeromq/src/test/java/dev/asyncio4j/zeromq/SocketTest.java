package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Ends.text;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.zeromq.Zmqs.BOUND;
import static dev.asyncio4j.zeromq.Zmqs.NONE;
import static dev.asyncio4j.zeromq.Zmqs.message;
import static dev.asyncio4j.zeromq.Zmqs.sockets;
import static dev.asyncio4j.zeromq.Zmqs.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class SocketTest {
  private static final Duration SOON = Duration.ofMillis(50);

  /** Room for little: the system's own buffers hold less than a hundred of these. */
  private static final byte[] LARGE = new byte[100_000];

  /** Sends large messages until one waits; {@return that one} */
  private static Task<@Nullable Void> fill(ZmqSocket socket) {
    while (true) {
      var send = createTask(socket.send(LARGE));
      for (int i = 0; i < 20 && !send.done(); i++) await(sleep(SOON.dividedBy(10)));
      if (!send.done()) return send;
      await(send);
    }
  }

  private static void small(SocketType bound, SocketType connected, Zmqs.Body body) {
    sockets(bound, NONE.receiveHighWater(2), connected, NONE.sendHighWater(2), body);
  }

  @Test
  @DisplayName("a question as a text, and its answer in parts, which can be taken one by one")
  void parts() {
    sockets(
        SocketType.REP,
        SocketType.REQ,
        (rep, req) -> {
          await(req.send("question"));
          assertThat(await(rep.receiveText())).isEqualTo("question");
          await(rep.sendMultipart(message("a", "", "c", "d")));
          assertThat(await(req.receiveText())).isEqualTo("a");
          assertThat(await(req.receive())).isEmpty();
          assertThat(texts(await(req.receiveMultipart()))).containsExactly("c", "d");
          assertThatThrownBy(() -> req.sendMultipart(List.of()))
              .isInstanceOf(IllegalArgumentException.class);
        });
  }

  @Test
  @DisplayName("Z-10 a send waits at the high-water mark, in its turn, until there is room")
  void waitsForRoom() {
    small(
        SocketType.PULL,
        SocketType.PUSH,
        (pull, push) -> {
          var waiting = fill(push);
          var next = createTask(push.send("next"));
          passes(2);
          assertThatThrownBy(() -> push.sendNowait(message("full")))
              .isInstanceOf(WouldBlockException.class)
              .hasMessageContaining("no room at <ZmqSocket");
          while (await(pull.receive()).length == LARGE.length)
            assertThat(next.cancelled()).isFalse();
          assertThat(waiting.done()).isTrue();
          await(next);
        });
  }

  @Test
  @DisplayName("Z-06 a send that is cancelled before there was room is not made; others are")
  void cancelledSend() {
    small(
        SocketType.PULL,
        SocketType.PUSH,
        (pull, push) -> {
          var waiting = fill(push);
          var cancelled = createTask(push.send("cancelled"));
          var next = createTask(push.send("next"));
          passes(2);
          cancelled.cancel();
          assertFails(CancelledError.class, cancelled);
          byte[] last;
          do last = await(pull.receive());
          while (last.length == LARGE.length);
          assertThat(text(last)).isEqualTo("next");
          await(waiting);
          await(next);
        });
  }

  @Test
  @DisplayName("Z-06 receives that are cancelled lose no message, and those that wait take turns")
  void cancelledReceive() {
    sockets(
        SocketType.PULL,
        SocketType.PUSH,
        (pull, push) -> {
          var got = new ArrayList<String>();
          for (int i = 0; i < 300; i++) {
            await(push.send("" + i));
            var receive = createTask(pull.receiveText());
            passes(i % 6);
            receive.cancel();
            passes(1);
            if (!receive.cancelled()) got.add(receive.result());
          }
          while (got.size() < 300) got.add(await(pull.receiveText()));
          for (int i = 0; i < 300; i++) assertThat(got.get(i)).isEqualTo("" + i);
          var first = createTask(pull.receiveText());
          var second = createTask(pull.receiveText());
          passes(2);
          var third = createTask(pull.receiveText());
          for (int i = 1; i <= 3; i++) await(push.send("" + i));
          assertThat(List.of(await(first), await(second), await(third)))
              .containsExactly("1", "2", "3");
        });
  }

  @Test
  @DisplayName("a poll tells of a message and leaves it there; without one it takes its time")
  void poll() {
    sockets(
        SocketType.PULL,
        SocketType.PUSH,
        (pull, push) -> {
          assertThat(await(pull.poll(Duration.ZERO))).isFalse();
          assertThat(await(pull.poll(SOON))).isFalse();
          assertThatThrownBy(pull::receiveNowait)
              .isInstanceOf(WouldBlockException.class)
              .hasMessageContaining("no message at <ZmqSocket");
          var poll = createTask(pull.poll(null));
          passes(2);
          await(push.send("1"));
          await(push.send("2"));
          assertThat(await(poll)).isTrue();
          assertThat(await(pull.poll(Duration.ZERO))).isTrue();
          assertThat(texts(pull.receiveNowait())).containsExactly("1");
          assertThat(await(pull.receiveText())).isEqualTo("2");
          assertThatThrownBy(() -> pull.poll(Duration.ofMillis(-1)))
              .isInstanceOf(IllegalArgumentException.class);
        });
  }

  @Test
  @DisplayName("Z-09 what nobody receives stays with ZeroMQ, and then with the sender")
  void backPressure() {
    small(
        SocketType.PULL,
        SocketType.PUSH,
        (pull, push) -> {
          await(push.send("first"));
          assertThat(await(pull.receiveText())).isEqualTo("first");
          var waiting = fill(push);
          assertThat(pull.toString()).endsWith("received=0>");
          while (!waiting.done()) await(pull.receive());
        });
  }

  @Test
  @DisplayName("Z-08 a close ends those who wait, and the iteration")
  void closes() {
    small(
        SocketType.PULL,
        SocketType.PUSH,
        (pull, push) -> {
          var send = fill(push);
          while (await(pull.poll(SOON))) pull.receiveNowait();
          await(send);
          send = fill(push);
          push.close();
          assertFails(ZmqStreamClosedException.class, send);
          assertFails(ZmqStreamClosedException.class, push.send("late"));
        });
    small(
        SocketType.PULL,
        SocketType.PUSH,
        (pull, push) -> {
          var receive = createTask(pull.receive());
          var poll = createTask(pull.poll(null));
          var next = createTask(async(() -> await(pull.iterator().next())));
          passes(2);
          pull.close();
          assertFails(ZmqStreamClosedException.class, receive);
          assertFails(ZmqStreamClosedException.class, poll);
          assertFails(StopAsyncIterationException.class, next);
          assertThatThrownBy(pull::receiveNowait).isInstanceOf(ZmqStreamClosedException.class);
        });
  }

  @AsyncTest(realTime = true)
  @DisplayName("Z-14 types that only send, or only receive, say so")
  void oneWay() {
    try (var push = await(Zmq.socket(SocketType.PUSH, BOUND));
        var pull = await(Zmq.socket(SocketType.PULL, BOUND))) {
      assertThat(assertFails(UnsupportedOperationException.class, push.receive()))
          .hasMessage("a PUSH cannot receive");
      assertFails(UnsupportedOperationException.class, push.poll(null));
      assertThat(assertFails(UnsupportedOperationException.class, pull.send("x")))
          .hasMessageContaining("a PULL cannot send");
    }
  }
}
