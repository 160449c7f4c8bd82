package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.zeromq.Zmqs.BOUND;
import static dev.asyncio4j.zeromq.Zmqs.NONE;
import static dev.asyncio4j.zeromq.Zmqs.message;
import static dev.asyncio4j.zeromq.Zmqs.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.zeromq.ZmqEvent.Kind;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class EndpointTest {
  @Test
  @DisplayName("Z-16 inproc connects sockets of a loop, ipc those of JeroMQ; the error says so")
  void otherTransports() {
    var name = name();
    run(
        async(
            () -> {
              for (var place : List.of("inproc://" + name, "ipc://" + name)) {
                try (var bound = await(Zmq.socket(SocketType.PAIR, NONE.bind(place)));
                    var other = await(Zmq.socket(SocketType.PAIR, NONE.connect(place)))) {
                  await(other.send(place));
                  assertThat(await(bound.receiveText())).isEqualTo(place);
                  var error =
                      assertFails(
                          EndpointException.class, Zmq.socket(SocketType.PAIR, NONE.bind(place)));
                  assertThat(error)
                      .hasMessageStartingWith("cannot bind '" + place + "': ")
                      .hasMessageEndingWith(
                          place.startsWith("inproc")
                              ? "; inproc reaches sockets of the same loop only"
                              : "; ipc reaches programs that use JeroMQ only, on a TCP port that"
                                  + " the name gives");
                }
              }
            }));
  }

  private static boolean isFree(int port) {
    return port < 32_768 && !ServerProcess.listens(port);
  }

  /** Returns a name whose TCP port the system gives to nobody of itself. */
  private static String name() {
    return Stream.generate(() -> UUID.randomUUID().toString())
        .filter(name -> isFree(Math.abs(name.hashCode() % 55_536) + 10_000))
        .findFirst()
        .orElseThrow();
  }

  @AsyncTest(realTime = true)
  @DisplayName("Z-16 names and addresses are as ZeroMQ takes them, nothing else is checked")
  void asZeroMqTakesThem() {
    for (var place : List.of("tcp://localhost:*", "tcp://*:*", "tcp://0.0.0.0:*")) {
      try (var bound = await(Zmq.socket(SocketType.PULL, NONE.bind(place)))) {
        var connected = NONE.connect(place(bound.transport()));
        try (var push = await(Zmq.socket(SocketType.PUSH, connected))) {
          await(push.send("hello"));
          assertThat(await(bound.receiveText())).isEqualTo("hello");
        }
      }
    }
  }

  @Test
  @DisplayName("Z-12 attempts to connect are as far apart as the options say")
  void intervals() throws Exception {
    int port = ServerProcess.freePort();
    var options =
        NONE.reconnectInterval(Duration.ofMillis(10)).reconnectIntervalMax(Duration.ofMillis(80));
    run(
        async(
            () -> {
              try (var dealer = await(Zmq.createStream(SocketType.DEALER, options))) {
                await(dealer.transport().enableMonitor(Kind.CONNECT_RETRIED));
                await(dealer.transport().connect("tcp://127.0.0.1:" + port));
                int last = 0;
                for (int i = 0; i < 5; i++) {
                  last = await(dealer.readEvent()).value();
                  assertThat(last).isBetween(0, 90); // it is 10 more or less, by chance
                }
                assertThat(last).isGreaterThanOrEqualTo(40);
              }
            }));
  }

  @Test
  @DisplayName("a peer that shows no sign of life is dropped, and connected to anew")
  void heartbeat() {
    var options = NONE.heartbeat(Duration.ofMillis(50), Duration.ofMillis(150));
    run(
        async(
            () -> {
              try (var router = await(Zmq.createStream(SocketType.ROUTER, merged(options)))) {
                try (var silent = new RawPeer(router.transport().port())) {
                  silent.handshake();
                  var heard = await(toThread(silent::readToEnd));
                  assertThat(new String(heard, "ISO_8859_1")).contains("PING");
                }
                var alive = options.connect(place(router.transport()));
                boolean stays = false;
                for (int tries = 0; tries < 20 && !stays; tries++) stays = stays(alive, router);
                assertThat(stays).as("one that answers in time is not dropped").isTrue();
              }
            }));
  }

  /** {@return whether a peer that is alive stays; a machine that is busy may be late once} */
  private static boolean stays(ZmqOptions options, ZmqStream router) {
    try (var dealer = await(Zmq.createStream(SocketType.DEALER, options))) {
      await(dealer.transport().enableMonitor(Kind.DISCONNECTED));
      dealer.write("alive");
      try {
        await(waitFor(dealer.readEvent(), Duration.ofMillis(400)));
        return false;
      } catch (AsyncTimeoutException e) {
        assertThat(Zmqs.texts(await(router.read()))).endsWith("alive");
        return true;
      }
    }
  }

  private static ZmqOptions merged(ZmqOptions options) {
    return options.bind("tcp://127.0.0.1:*");
  }

  @AsyncTest(realTime = true)
  @DisplayName("Z-23 the first socket of a loop decides on the threads of its context")
  void threads() {
    try (var first = await(Zmq.socket(SocketType.PULL, BOUND.ioThreads(2)))) {
      try (var same = await(Zmq.socket(SocketType.PULL, NONE.ioThreads(2)));
          var any = await(Zmq.socket(SocketType.PULL, NONE))) {
        assertThat(first.transport().options().toString()).contains("ioThreads=2");
      }
      assertThat(
              assertFails(
                  IllegalStateException.class, Zmq.socket(SocketType.PULL, NONE.ioThreads(1))))
          .hasMessageContaining("comes too late");
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("Z-12 with immediate(true) a send waits for a connection that is made")
  void immediate() throws Exception {
    var place = "tcp://127.0.0.1:" + ServerProcess.freePort();
    var options = NONE.connect(place).reconnectInterval(Duration.ofMillis(20));
    for (var kept : List.of(options, options.immediate(false))) {
      try (var push = await(Zmq.socket(SocketType.PUSH, kept))) {
        push.sendNowait(message("kept for a connection to be made"));
      }
    }
    // the sockets above may still be connecting to their place
    var other = "tcp://127.0.0.1:" + ServerProcess.freePort();
    var waiting = NONE.connect(other).reconnectInterval(Duration.ofMillis(20)).immediate(true);
    try (var push = await(Zmq.socket(SocketType.PUSH, waiting))) {
      assertThatThrownBy(() -> push.sendNowait(message("x")))
          .isInstanceOf(WouldBlockException.class);
      var send = createTask(push.send("waits"));
      passes(2);
      assertThat(send.done()).isFalse();
      try (var pull = await(Zmq.socket(SocketType.PULL, NONE.bind(other)))) {
        await(send);
        assertThat(await(pull.receiveText())).isEqualTo("waits");
      }
    }
  }
}
