package dev.asyncio4j.zeromq.user;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.zeromq.rpc.Rpc;
import dev.asyncio4j.zeromq.rpc.RpcFunction;
import dev.asyncio4j.zeromq.rpc.RpcOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proxies of interfaces that the library's own package may not see. */
@ExtendWith(NothingLeftBehind.class)
class HiddenInterfaceTest {
  interface Api {
    Coroutine<Integer> addUp(int first, int second);

    default Coroutine<Integer> twice(int number) {
      return addUp(number, number);
    }

    default Coroutine<Integer> sum(Integer... numbers) {
      return async(
          () -> {
            int sum = 0;
            for (int number : numbers) sum = await(addUp(sum, number));
            return sum;
          });
    }

    default String text() throws NoTextException {
      throw new NoTextException();
    }
  }

  /** An interface that everybody may call. */
  public interface Open {
    default String text() {
      return "open";
    }
  }

  static final class NoTextException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  @Test
  @DisplayName("R-13 default methods of an interface that is not public call the others")
  void defaultMethods() {
    RpcFunction add = (args, named) -> (Long) args.get(0) + (Long) args.get(1);
    var options = RpcOptions.defaults();
    run(
        async(
            () -> {
              var bound = options.bind("tcp://127.0.0.1:*");
              try (var server = await(Rpc.serveRpc(Map.of("add_up", add), bound))) {
                var place = "tcp://127.0.0.1:" + server.transport().port();
                try (var client = await(Rpc.connectRpc(options.connect(place)))) {
                  var api = client.proxy(Api.class);
                  assertThat(await(gather(List.of(api.twice(1), api.sum(1, 2, 3)))))
                      .containsExactly(2, 6);
                  assertThatThrownBy(api::text).isInstanceOf(NoTextException.class);
                  assertThat(client.proxy(Open.class).text()).isEqualTo("open");
                }
              }
            }));
  }

  @AsyncTest(realTime = true)
  @DisplayName("R-13 one whose module opens it to nobody is refused when the proxy is made")
  void closedModule() throws Exception {
    var closed = Class.forName("sun.util.logging.PlatformLogger$ConfigurableBridge");
    try (var client = await(Rpc.connectPipeline(RpcOptions.defaults()))) {
      assertThatThrownBy(() -> client.proxy(closed))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith(
              "is not accessible: make its interface public, or open its package");
    }
  }
}
