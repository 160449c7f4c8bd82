package dev.asyncio4j.zeromq.rpc;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Ends.bytes;
import static dev.asyncio4j.zeromq.rpc.Rpcs.place;
import static dev.asyncio4j.zeromq.rpc.Rpcs.rpc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.zeromq.SocketType;
import dev.asyncio4j.zeromq.Zmq;
import dev.asyncio4j.zeromq.ZmqOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class RpcTest {
  /** Exposes one method to those that extend it. */
  interface Named {
    @RpcMethod
    default String whoAmI() {
      return "default";
    }
  }

  static class Handler implements Named {
    final List<String> trail = new ArrayList<>();
    final Event goOn = Event.create();

    @RpcMethod("sub")
    final Map<String, Object> names = Map.of("deep", new Named() {});

    @RpcMethod
    int addUp(int first, int second) {
      return first + second;
    }

    String hidden() {
      return "never";
    }

    @RpcMethod
    Coroutine<String> waits(String name) {
      return async(
          () -> {
            trail.add("start " + name);
            try {
              await(goOn.await());
              return name;
            } finally {
              trail.add("end " + name);
            }
          });
    }

    @RpcMethod
    void fails(String how) throws Exception {
      switch (how) {
        case "key" -> throw new NoSuchElementException("nobody");
        case "value" -> throw new IllegalArgumentException("bad");
        case "own" -> throw new TooLarge("12");
        default -> throw new AsyncTimeoutException("late");
      }
    }
  }

  static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1L;

    TooLarge(String message) {
      super(message);
    }
  }

  @Test
  @DisplayName("R-04 unknown, hidden and empty names and handlers are not found")
  void notFound() {
    rpc(
        new Handler(),
        (server, client) -> {
          for (var name : List.of("nix", "hidden", "sub", "sub.nix", "add_up.x", "sub..deep")) {
            var e = assertFails(NotFoundException.class, client.call(name));
            assertThat(e).hasMessage(name);
          }
          assertThat(await(client.<String>call("sub.deep.who_am_i"))).isEqualTo("default");
          assertThatThrownBy(() -> client.call("")).hasMessage("RPC method name is empty");
        });
  }

  @Test
  @DisplayName("R-05 wrong counts, names and types are refused before the body runs")
  void parameters() {
    rpc(
        new Handler(),
        (server, client) -> {
          var calls =
              List.of(
                  client.call("add_up", 1),
                  client.call("add_up", 1, 2, 3),
                  client.call("add_up", 1, "2"),
                  client.call("add_up", 1, null),
                  client.call("add_up", 1, 1L << 40),
                  client.call("add_up", List.of(1), Map.of("third", 2)),
                  client.call("waits", List.of("x"), Map.of("name", "y")));
          for (var call : calls) {
            assertThat(assertFails(ParametersException.class, call))
                .hasMessageContaining(" takes (");
          }
          var named = client.<Long>call("add_up", List.of(1), Map.of("second", 2));
          assertThat(await(named)).isEqualTo(3L);
        });
  }

  @Test
  @DisplayName("R-06 exceptions come as what they are, as the table says, or as generic ones")
  void errors() {
    var name = TooLarge.class.getName();
    rpc(
        new Handler(),
        (server, client) -> {
          assertThat(assertFails(NoSuchElementException.class, client.call("fails", "key")))
              .hasMessage("nobody");
          assertFails(IllegalArgumentException.class, client.call("fails", "value"));
          assertFails(AsyncTimeoutException.class, client.call("fails", "late"));
          var generic = assertFails(GenericException.class, client.call("fails", "own"));
          assertThat(generic.exceptionType()).isEqualTo(name);
          assertThat(generic.arguments()).containsExactly("12");
          assertThat(generic.text()).isEqualTo(name + ": 12");
        });
    rpc(
        new Handler(),
        RpcOptions.defaults().error(name, args -> new ArithmeticException("" + args)),
        (server, client) ->
            assertThat(assertFails(ArithmeticException.class, client.call("fails", "own")))
                .hasMessage("[12]"));
  }

  @AsyncTest(realTime = true)
  @DisplayName("R-07 calls run at once, and are answered as they end")
  void concurrent() throws Exception {
    var handler = new Handler();
    rpcHere(
        handler,
        RpcOptions.defaults(),
        (server, client) -> {
          var slow = createTask(client.<String>call("waits", "slow"));
          assertThat(await(client.<Long>call("add_up", 1, 2))).isEqualTo(3L);
          assertThat(slow.done()).isFalse();
          handler.goOn.set();
          assertThat(await(slow)).isEqualTo("slow");
        });
  }

  /** As {@code rpc} does, in a task that runs already. */
  private static void rpcHere(Object handler, RpcOptions options, Rpcs.Body body) throws Exception {
    var server = await(Rpc.serveRpc(handler, options.bind("tcp://127.0.0.1:*")));
    var client = await(Rpc.connectRpc(options.connect(place(server))));
    body.run(server, client);
    client.close();
    server.close();
    await(server.waitClosed());
  }

  @AsyncTest(realTime = true)
  @DisplayName(
      "R-08 a call that took too long or was cancelled is over; its late answer is dropped")
  void timeout() throws Exception {
    var handler = new Handler();
    try (var logs = new LogCapture()) {
      rpcHere(
          handler,
          RpcOptions.defaults(),
          (server, client) -> {
            var brief = client.withTimeout(Duration.ofMillis(200));
            assertFails(AsyncTimeoutException.class, brief.call("waits", "a"));
            var cancelled = createTask(client.call("waits", "b"));
            while (handler.trail.size() < 2) await(sleep(Duration.ofMillis(5)));
            cancelled.cancel();
            assertFails(CancelledError.class, cancelled);
            assertThat(handler.trail).containsExactly("start a", "start b");
            handler.goOn.set();
            assertThat(await(client.<Long>call("add_up", 1, 2))).isEqualTo(3L);
          });
      assertThat(logs.messages()).isEmpty();
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("R-08 the server's timeout ends the handler, and the caller is told")
  void serverTimeout() {
    var handler = new Handler();
    var options = RpcOptions.defaults().timeout(Duration.ofMillis(100));
    var server = await(Rpc.serveRpc(handler, options.bind("tcp://127.0.0.1:*")));
    var client = await(Rpc.connectRpc(RpcOptions.defaults().connect(place(server))));
    assertFails(AsyncTimeoutException.class, client.call("waits", "a"));
    assertThat(handler.trail).containsExactly("start a", "end a");
    client.close();
    server.close();
    await(server.waitClosed());
  }

  @AsyncTest(realTime = true)
  @DisplayName("R-09 R-10 a close fails the client's calls and cancels the server's handlers")
  void closed() throws Exception {
    var handler = new Handler();
    rpcHere(
        handler,
        RpcOptions.defaults(),
        (server, client) -> {
          var pending = createTask(client.call("waits", "a"));
          while (handler.trail.isEmpty()) await(sleep(Duration.ofMillis(5)));
          client.close();
          assertFails(ServiceClosedException.class, pending);
          assertFails(ServiceClosedException.class, client.call("waits", "b"));
          server.close();
          await(server.waitClosed());
          assertThat(handler.trail).containsExactly("start a", "end a");
        });
  }

  @Test
  @DisplayName("R-14 malformed requests are logged once a peer, and end nothing")
  void malformed() {
    try (var logs = new LogCapture()) {
      rpc(
          new Handler(),
          (server, client) -> {
            var options = ZmqOptions.defaults().connect(place(server));
            try (var bad = await(Zmq.createStream(SocketType.DEALER, options))) {
              for (int i = 0; i < 3; i++) bad.write("nonsense");
              bad.write(new byte[16], bytes("add_up"), bytes("\u0001"), bytes("\u0001"));
              while (logs.messages().isEmpty()) await(sleep(Duration.ofMillis(5)));
              assertThat(await(client.<Long>call("add_up", 1, 2))).isEqualTo(3L);
              await(sleep(Duration.ofMillis(50)));
            }
          });
      assertThat(logs.messages()).hasSize(1);
    }
  }

  @AsyncTest(realTime = true)
  @DisplayName("R-14 no more calls run at once than may")
  void limit() throws Exception {
    var handler = new Handler();
    rpcHere(
        handler,
        RpcOptions.defaults().maxConcurrentCalls(2),
        (server, client) -> {
          var tasks = new ArrayList<Task<String>>();
          for (int i = 0; i < 6; i++) {
            tasks.add(createTask(client.<String>call("waits", "" + i)));
          }
          while (handler.trail.size() < 2) await(sleep(Duration.ofMillis(5)));
          await(sleep(Duration.ofMillis(100))); // time for a third, which must not come
          assertThat(handler.trail).hasSize(2);
          handler.goOn.set();
          for (int i = 0; i < 6; i++) assertThat(await(tasks.get(i))).isEqualTo("" + i);
        });
  }
}
