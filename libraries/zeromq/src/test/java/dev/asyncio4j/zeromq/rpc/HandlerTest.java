package dev.asyncio4j.zeromq.rpc;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.zeromq.rpc.Rpcs.rpc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.support.ServerProcess;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.zeromq.ZmqOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Methods that are called, and the close of their server and its clients. */
@ExtendWith(NothingLeftBehind.class)
class HandlerTest {
  static final class Calculator {
    private final int base = 10;

    @RpcMethod
    int above(int number) {
      return base + number;
    }

    @RpcMethod
    static int twice(int number) {
      return 2 * number;
    }
  }

  @Test
  @DisplayName("R-05 a static method is exposed as any other")
  void staticMethod() {
    rpc(
        new Calculator(),
        (server, client) -> {
          assertThat(await(client.<Long>call("twice", 3))).isEqualTo(6L);
          assertThat(await(client.<Long>call("above", 3))).isEqualTo(13L);
          assertFails(ParametersException.class, client.call("twice", 3, 4));
        });
  }

  @Test
  @DisplayName("R-10 a handler is cancelled once, however often its server is closed")
  void closedTwice() {
    var runs = Event.create();
    var cleansUp = Event.create();
    var goOn = Event.create();
    var trail = new ArrayList<String>();
    RpcFunction slow =
        (args, named) -> {
          try {
            runs.set();
            return await(Event.create().await());
          } finally {
            cleansUp.set();
            await(goOn.await());
            trail.add("cleaned up");
          }
        };
    rpc(
        Map.of("slow", slow),
        (server, client) -> {
          var call = createTask(client.call("slow"));
          await(runs.await());
          server.close();
          await(cleansUp.await());
          passes(3); // the server is told of its socket's end
          server.close();
          passes(3);
          assertThat(trail).isEmpty();
          goOn.set();
          await(server.waitClosed());
          assertThat(trail).containsExactly("cleaned up");
          client.close();
          assertFails(ServiceClosedException.class, call);
        });
  }

  @AsyncTest(realTime = true)
  @DisplayName("R-09 a client whose calls nobody took is closed at once, whatever its linger time")
  void closedWithBuffer() throws Exception {
    var zmq = ZmqOptions.defaults().sendHighWater(1).linger(Duration.ofMillis(50));
    var options =
        RpcOptions.defaults()
            .zmq(zmq)
            .connect("tcp://127.0.0.1:" + ServerProcess.freePort())
            .timeout(Duration.ofMillis(100));
    var client = await(Rpc.connectRpc(options));
    var calls = new ArrayList<Task<Object>>();
    for (int i = 0; i < 4; i++) calls.add(createTask(client.call("slow")));
    for (var call : calls) assertFails(AsyncTimeoutException.class, call);
    assertThat(client.transport().writeBufferSize()).isPositive();
    client.close();
    assertThat(client.transport().writeBufferSize()).isZero();
    await(waitFor(client.waitClosed(), Duration.ofMinutes(2)));
  }
}
