package dev.asyncio4j.zeromq.rpc;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.zeromq.rpc.Rpcs.rpc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.support.NothingLeftBehind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class ProxyTest {
  interface Api {
    Coroutine<Integer> addUp(int first, int second);

    @RpcMethod("who_am_i")
    Coroutine<String> name();
  }

  @Test
  @DisplayName("R-13 inherited methods are found; a proxy calls by the methods' names")
  void proxy() {
    rpc(
        new RpcTest.Handler() {},
        (server, client) -> {
          var api = client.proxy(Api.class);
          assertThat(await(api.addUp(1, 2))).isEqualTo(3);
          assertThat(await(api.name())).isEqualTo("default");
          assertThat(api).hasToString("<remote Api>").isEqualTo(api);
          assertThatThrownBy(() -> client.proxy(Comparable.class))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("must return a Coroutine");
        });
    assertThatThrownBy(() -> Rpc.serveRpc("text", Rpcs.BOUND).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("handler must be");
  }
}
