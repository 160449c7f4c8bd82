package dev.asyncio4j.zeromq.rpc;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.zeromq.rpc.Rpcs.BOUND;
import static dev.asyncio4j.zeromq.rpc.Rpcs.place;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.zeromq.SocketType;
import dev.asyncio4j.zeromq.Zmq;
import dev.asyncio4j.zeromq.ZmqOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class OneWayTest {
  private final List<Object> got = new ArrayList<>();
  private final Map<String, RpcFunction> handler =
      Map.of(
          "note", (args, named) -> got.add(args.get(0)) ? null : null,
          "value", (args, named) -> 1,
          "fails",
              (args, named) -> {
                throw new IllegalStateException("broken");
              });

  interface Notes {
    Coroutine<Void> note(String text);
  }

  interface Wrong {
    Coroutine<String> note(String text);
  }

  private void pipeline(RpcOptions options, LogCapture logs, int records) {
    run(
        async(
            () -> {
              var server = await(Rpc.servePipeline(handler, options.bind("tcp://127.0.0.1:*")));
              var client = await(Rpc.connectPipeline(options.connect(place(server))));
              await(client.notify("fails"));
              await(client.notify("nix"));
              await(client.notify("value"));
              await(client.proxy(Notes.class).note("end"));
              while (got.isEmpty() || logs.messages().size() < records) {
                await(sleep(Duration.ofMillis(5)));
              }
              client.close();
              assertFails(ServiceClosedException.class, client.notify("note", "late"));
              server.close();
              await(client.waitClosed());
              await(server.waitClosed());
            }));
  }

  @Test
  @DisplayName(
      "R-11 failures of one-way handlers, and values they return, are logged at the server")
  void logged() {
    try (var logs = new LogCapture()) {
      pipeline(RpcOptions.defaults(), logs, 3);
      assertThat(got).containsExactly("end");
      assertThat(logs.messages()).hasSize(3);
      assertThat(logs.messages().get(0)).startsWith("a call of 'fails' failed at <rpc server");
      assertThat(logs.messages().get(1)).startsWith("a call of 'nix' failed");
      assertThat(logs.messages().get(2))
          .isEqualTo("the handler 'value' returned a value that nobody gets");
    }
  }

  @Test
  @DisplayName("R-11 exceptions that are excluded are not logged")
  void excluded() {
    try (var logs = new LogCapture()) {
      var options =
          RpcOptions.defaults()
              .excludeLogExceptions(IllegalStateException.class, NotFoundException.class);
      pipeline(options, logs, 1);
      assertThat(logs.messages()).hasSize(1);
    }
  }

  @Test
  @DisplayName("R-11 a notification waits where no server has room, and a cancelled one goes out")
  void waits() {
    run(
        async(
            () -> {
              var zmq = ZmqOptions.defaults().writeBuffer(100, 10).sendHighWater(1);
              var options = RpcOptions.defaults().zmq(zmq);
              var client = await(Rpc.connectPipeline(options.bind("tcp://127.0.0.1:*")));
              await(client.notify("note", "small"));
              var waiting = createTask(client.notify("note", "x".repeat(200)));
              await(sleep(Duration.ofMillis(50)));
              assertThat(waiting.done()).isFalse();
              waiting.cancel();
              assertFails(CancelledError.class, waiting);
              var server = await(Rpc.servePipeline(handler, options.connect(place(client))));
              while (got.size() < 2) await(sleep(Duration.ofMillis(5)));
              client.close();
              server.close();
              await(server.waitClosed());
            }));
    assertThat(got).containsExactly("small", "x".repeat(200));
  }

  @AsyncTest(realTime = true)
  @DisplayName("R-12 topics are texts, bytes, or the empty one; subscriptions are prefixes")
  void topics() {
    var server = await(Rpc.servePubSub(handler, BOUND.subscribe("ä")));
    var client = await(Rpc.connectPubSub(RpcOptions.defaults().connect(place(server))));
    while (got.isEmpty()) {
      await(client.publish("ä", "note", "hello"));
      await(sleep(Duration.ofMillis(20)));
    }
    await(client.publish("ä", "note", "last"));
    while (!got.contains("last")) await(sleep(Duration.ofMillis(5)));
    got.clear();
    await(client.publish((String) null, "note", "not wanted"));
    await(client.publish("äb".getBytes(UTF_8), "note", "bytes"));
    await(client.proxy("äc", Notes.class).note("proxy"));
    while (got.size() < 2) await(sleep(Duration.ofMillis(5)));
    server.subscribe("");
    while (got.size() < 3) {
      await(client.publish((String) null, "note", "all"));
      await(sleep(Duration.ofMillis(20)));
    }
    assertThat(got).startsWith("bytes", "proxy", "all");
    client.close();
    server.close();
    await(server.waitClosed());
  }

  @AsyncTest(realTime = true)
  @DisplayName("R-13 a proxy without answers has methods that give none")
  void proxy() {
    try (var client = await(Rpc.connectPipeline(RpcOptions.defaults()))) {
      assertThatThrownBy(() -> client.proxy(Wrong.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("must return a Coroutine<Void>: no answer comes");
    }
  }

  @Test
  @DisplayName("R-14 a server that cannot tell its peers apart logs one malformed message")
  void malformed() {
    run(async(() -> malformed(await(Rpc.servePipeline(handler, BOUND)), SocketType.PUSH)));
    got.clear();
    var topics = BOUND.subscribe("");
    run(async(() -> malformed(await(Rpc.servePubSub(handler, topics)), SocketType.PUB)));
  }

  private void malformed(RpcServer server, SocketType type) {
    var args = Packer.pack(List.of("end"), "args", List.of());
    var none = Packer.pack(Map.of(), "named", List.of());
    var end = new ArrayList<>(List.of("note".getBytes(UTF_8), args, none));
    if (type == SocketType.PUB) end.add(0, new byte[0]);
    var options = ZmqOptions.defaults().connect(place(server));
    try (var logs = new LogCapture();
        var peer = await(Zmq.createStream(type, options))) {
      while (got.isEmpty()) { // what is published before the server has subscribed is dropped
        for (int i = 0; i < 3; i++) peer.write("nonsense " + i);
        peer.write(end);
        await(sleep(Duration.ofMillis(20)));
      }
      assertThat(logs.messages()).hasSize(1);
      assertThat(logs.messages().get(0))
          .startsWith("dropped a malformed message to <rpc server")
          .endsWith("; further ones are not told");
    }
    server.close();
    await(server.waitClosed());
  }
}
