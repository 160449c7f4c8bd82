package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.zeromq.Zmqs.BOUND;
import static dev.asyncio4j.zeromq.Zmqs.NONE;
import static dev.asyncio4j.zeromq.Zmqs.message;
import static dev.asyncio4j.zeromq.Zmqs.place;
import static dev.asyncio4j.zeromq.Zmqs.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class ProxyTest {
  /** Code that has both sides of a proxy, and peers of each. */
  private interface Body {
    void run(ZmqSocket front, ZmqSocket back, ZmqSocket client, ZmqSocket server) throws Exception;
  }

  private static void around(
      SocketType client, SocketType front, SocketType back, SocketType server, Body body) {
    run(
        async(
            () -> {
              try (var one = await(Zmq.socket(front, BOUND));
                  var two = await(Zmq.socket(back, BOUND))) {
                var here = NONE.connect(place(one.transport()));
                var there = NONE.connect(place(two.transport()));
                try (var asks = await(Zmq.socket(client, here));
                    var answers = await(Zmq.socket(server, there))) {
                  body.run(one, two, asks, answers);
                }
              }
            }));
  }

  @Test
  @DisplayName("a proxy hands questions and answers on, and shows both, until it is cancelled")
  void bothWays() {
    around(
        SocketType.REQ,
        SocketType.ROUTER,
        SocketType.DEALER,
        SocketType.REP,
        (front, back, req, rep) -> {
          try (var capture = await(Zmq.socket(SocketType.PUSH, BOUND));
              var watcher =
                  await(Zmq.socket(SocketType.PULL, NONE.connect(place(capture.transport()))))) {
            var proxy = createTask(Zmq.proxy(front, back, capture));
            for (int i = 0; i < 20; i++) {
              await(req.send("question " + i));
              assertThat(await(rep.receiveText())).isEqualTo("question " + i);
              await(rep.send("answer " + i));
              assertThat(await(req.receiveText())).isEqualTo("answer " + i);
              assertThat(texts(await(watcher.receiveMultipart()))).endsWith("", "question " + i);
              assertThat(texts(await(watcher.receiveMultipart()))).endsWith("", "answer " + i);
            }
            proxy.cancel();
            assertFails(CancelledError.class, proxy);
            await(req.send("while it is away"));
            var again = createTask(Zmq.proxy(front, back));
            assertThat(await(rep.receiveText())).isEqualTo("while it is away");
            again.cancel();
            assertFails(CancelledError.class, again);
          }
        });
  }

  @Test
  @DisplayName("subscriptions go through a proxy against the messages")
  void publishes() {
    around(
        SocketType.PUB,
        SocketType.XSUB,
        SocketType.XPUB,
        SocketType.SUB,
        (front, back, pub, sub) -> {
          var proxy = createTask(Zmq.proxy(front, back));
          sub.transport().subscribe("sport");
          var first = createTask(sub.receiveMultipart());
          while (!first.done()) { // until the subscription has reached the publisher
            await(pub.sendMultipart(message("sport", "hello")));
            passes(5);
          }
          await(pub.sendMultipart(message("news", "not wanted")));
          await(pub.sendMultipart(message("sport", "end")));
          var last = texts(await(first));
          while (last.get(1).equals("hello")) last = texts(await(sub.receiveMultipart()));
          assertThat(last).containsExactly("sport", "end");
          proxy.cancel();
          assertFails(CancelledError.class, proxy);
        });
  }

  @Test
  @DisplayName("Z-06 a proxy that is cancelled and started again and again loses and doubles none")
  void cancelled() {
    around(
        SocketType.PUSH,
        SocketType.PULL,
        SocketType.PUSH,
        SocketType.PULL,
        (front, back, push, pull) -> {
          int count = 300;
          var got = new ArrayList<String>();
          var reader =
              createTask(
                  async(
                      () -> {
                        while (got.size() < count) got.add(await(pull.receiveText()));
                      }));
          for (int i = 0; i < count; i++) {
            await(push.send("" + i));
            var proxy = createTask(Zmq.proxy(front, back));
            passes(i % 7);
            proxy.cancel();
            assertFails(CancelledError.class, proxy);
          }
          var proxy = createTask(Zmq.proxy(front, back));
          await(reader);
          proxy.cancel();
          assertFails(CancelledError.class, proxy);
          for (int i = 0; i < count; i++) assertThat(got.get(i)).isEqualTo("" + i);
        });
  }

  @Test
  @DisplayName("a proxy ends with a socket that is closed, and refuses a way that leads nowhere")
  void ends() {
    around(
        SocketType.PUSH,
        SocketType.PULL,
        SocketType.PUSH,
        SocketType.PULL,
        (front, back, push, pull) -> {
          assertThatThrownBy(() -> Zmq.proxy(back, back))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("no message can go from <ZmqSocket");
          var proxy = createTask(Zmq.proxy(front, back));
          passes(3);
          front.close();
          assertFails(ZmqStreamClosedException.class, proxy);
        });
  }
}
