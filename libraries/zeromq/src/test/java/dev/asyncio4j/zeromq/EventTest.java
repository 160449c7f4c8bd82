package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.zeromq.ZmqEvent.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class EventTest {
  private static final ZmqOptions BOUND = ZmqOptions.defaults().bind("tcp://127.0.0.1:*");

  /** Code that has a router, and a dealer that is not connected yet. */
  private interface Body {
    void run(ZmqStream router, ZmqStream dealer, String place) throws Exception;
  }

  private static void sockets(ZmqOptions options, Body body) {
    run(
        async(
            () -> {
              try (var router = await(Zmq.createStream(SocketType.ROUTER, BOUND));
                  var dealer = await(Zmq.createStream(SocketType.DEALER, options))) {
                body.run(router, dealer, router.transport().bindings().iterator().next());
              }
            }));
  }

  @Test
  @DisplayName("Z-19 events tell in order how a connection is made and breaks")
  void order() {
    sockets(
        ZmqOptions.defaults(),
        (router, dealer, place) -> {
          await(dealer.transport().enableMonitor(Kind.CONNECTED, Kind.DISCONNECTED));
          await(router.transport().enableMonitor(Kind.ACCEPTED));
          await(dealer.transport().connect(place));
          assertThat(await(dealer.readEvent())).isEqualTo(new ZmqEvent(Kind.CONNECTED, 0, place));
          assertThat(await(router.readEvent()).kind()).isEqualTo(Kind.ACCEPTED);
          dealer.write("hello");
          await(router.read());
          router.close();
          assertThat(await(dealer.readEvent()).kind()).isEqualTo(Kind.DISCONNECTED);
          assertFails(ZmqStreamClosedException.class, router.readEvent());
        });
  }

  @Test
  @DisplayName("Z-19 a second watch takes the first one's place; none is told of once it is off")
  void replaced() {
    sockets(
        ZmqOptions.defaults(),
        (router, dealer, place) -> {
          var transport = dealer.transport();
          await(transport.disableMonitor());
          await(transport.enableMonitor());
          await(transport.enableMonitor(Kind.CONNECTED));
          await(transport.connect(place));
          assertThat(await(dealer.readEvent()).kind()).isEqualTo(Kind.CONNECTED);
          await(transport.disableMonitor());
          var event = createTask(dealer.readEvent());
          await(transport.disconnect(place));
          await(transport.connect(place));
          dealer.write("hello");
          await(router.read());
          await(sleep(Duration.ofMillis(50)));
          assertThat(event.done()).isFalse();
          event.cancel();
          assertFails(CancelledError.class, event);
        });
  }

  @Test
  @DisplayName("Z-19 of events that nobody reads the newest are kept")
  void backlog() {
    var stream = new StreamImpl(ZmqOptions.defaults().eventsBacklog(2));
    run(
        async(
            () -> {
              for (int i = 0; i < 5; i++) {
                stream.eventReceived(new ZmqEvent(Kind.CONNECT_RETRIED, i, ""));
              }
              assertThat(await(stream.readEvent()).value()).isEqualTo(3);
              var cancelled = createTask(stream.readEvent());
              cancelled.cancel();
              passes(2);
              assertThat(await(stream.readEvent()).value()).isEqualTo(4);
            }));
    assertThatThrownBy(() -> ZmqOptions.defaults().eventsBacklog(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("eventsBacklog must be more than 0, got 0");
  }

  @Test
  @DisplayName("Z-19 iteration over events ends with the stream; a peer that is away is told of")
  void iteration() {
    var options = ZmqOptions.defaults().reconnectInterval(Duration.ofMillis(10));
    sockets(
        options,
        (router, dealer, place) -> {
          await(dealer.transport().enableMonitor(Kind.CONNECT_RETRIED, Kind.CLOSED));
          await(dealer.transport().connect("tcp://127.0.0.1:" + ServerProcess.freePort()));
          var seen = new ArrayList<Kind>();
          for (var events = dealer.events().iterator(); seen.size() < 4; ) {
            seen.add(await(events.next()).kind());
          }
          assertThat(seen).containsAll(List.of(Kind.CLOSED, Kind.CONNECT_RETRIED));
        });
  }
}
