package dev.asyncio4j.zeromq.rpc;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.zeromq.rpc.Rpcs.rpc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.zeromq.ZmqOptions;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each call gets an answer, whatever a function of the user's does. */
@ExtendWith(NothingLeftBehind.class)
class AnswersTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int SIZE = 20_000;

  /** A value that cannot be packed, or not be read back. */
  record Coin(String fault) {}

  static final class Mute extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new AssertionError("no words");
    }
  }

  /** The number of calls of {@code large}. */
  private static int handled;

  static final class Handler {
    @RpcMethod
    String large(int number) {
      handled++;
      return text(number);
    }

    @RpcMethod
    Coin coin(String fault) {
      return new Coin(fault);
    }

    @RpcMethod
    void fails() {
      throw new IllegalArgumentException("bad");
    }

    @RpcMethod
    void mute() {
      throw new Mute();
    }
  }

  private static Object call(RpcClient client, String name, Object... args) {
    return await(waitFor(client.<Object>call(name, args), LONG));
  }

  @Test
  @DisplayName(
      "R-14 a client that does not read loses no answer, and the server keeps a bounded number")
  void doesNotRead() {
    int calls = 3_000; // three times what buffers of the system, high waters and a pass hold
    int limit = 100_000;
    var zmq = ZmqOptions.defaults().sendHighWater(100).receiveHighWater(100);
    rpc(
        new Handler(),
        RpcOptions.defaults().zmq(zmq.writeBuffer(limit, limit / 2)),
        (server, client) -> {
          await(client.call("large", 0));
          client.transport().pauseReading();
          var all = new ArrayList<Task<Object>>();
          for (int i = 0; i < calls; i++) all.add(createTask(client.call("large", i)));
          int most = 0;
          for (int taken = -1; taken != handled; ) { // until no more are taken
            taken = handled;
            await(sleep(Duration.ofMillis(300)));
            most = Math.max(most, server.transport().writeBufferSize());
          }
          assertThat(handled).isLessThan(calls);
          assertThat(most).as("a pass takes 256 calls").isBetween(1, limit + 300 * SIZE);
          client.transport().resumeReading();
          var answers = await(waitFor(gather(all), LONG));
          for (int i = 0; i < calls; i++) assertThat(answers.get(i)).isEqualTo(text(i));
        });
  }

  private static String text(int number) {
    return number + "x".repeat(SIZE);
  }

  @Test
  @DisplayName("R-06 an error whose function fails, or gives null, fails its call")
  void errorFunctions() {
    var throwing =
        RpcOptions.defaults()
            .error(
                "builtins.ValueError",
                args -> {
                  throw new IllegalStateException("no exception");
                });
    rpc(
        new Handler(),
        throwing,
        (server, client) ->
            assertThatThrownBy(() -> call(client, "fails"))
                .isInstanceOf(RpcException.class)
                .hasMessageContaining("no exception"));
    rpc(
        new Handler(),
        RpcOptions.defaults().error("builtins.ValueError", args -> null),
        (server, client) ->
            assertThatThrownBy(() -> call(client, "fails")).isInstanceOf(RpcException.class));
  }

  @Test
  @DisplayName("R-03 a translator that fails, at the server or the client, fails its call")
  void translators() {
    var options =
        RpcOptions.defaults()
            .translator(
                1,
                Coin.class,
                coin -> {
                  if (coin.fault().equals("pack")) throw new AssertionError("no bytes");
                  return new byte[1];
                },
                bytes -> {
                  throw new AssertionError("no coin");
                });
    rpc(
        new Handler(),
        options,
        (server, client) -> {
          assertThatThrownBy(() -> call(client, "coin", "pack")).hasMessageContaining("no bytes");
          assertThatThrownBy(() -> call(client, "coin", "unpack"))
              .isInstanceOf(RpcException.class)
              .hasMessageContaining("no coin");
        });
  }

  @Test
  @DisplayName("R-06 an exception whose message fails goes by its name")
  void mute() {
    try (var logs = new LogCapture()) {
      rpc(
          new Handler(),
          (server, client) ->
              assertThatThrownBy(() -> call(client, "mute"))
                  .isInstanceOf(GenericException.class)
                  .hasMessageContaining("Mute"));
      assertThat(logs.messages()).isNotNull();
    }
  }
}
