package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Coroutine;
import io.micrometer.context.ContextRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebFilter;

/** Controllers of WebFlux, on Reactor's server. */
class WebFluxTest extends Answers {
  private static final String KEY = "request";

  /** A filter whose value in Reactor's context is in the MDC of tasks. */
  @RestController
  static class Server {
    @Bean
    NettyReactiveWebServerFactory server() {
      return new NettyReactiveWebServerFactory();
    }

    @Bean
    WebFilter mdc() {
      return (exchange, chain) -> {
        var query = exchange.getRequest().getURI().getQuery();
        return query == null
            ? chain.filter(exchange)
            : chain.filter(exchange).contextWrite(context -> context.put(KEY, query));
      };
    }

    @GetMapping("/values")
    Coroutine<List<String>> values() {
      return async(
          () -> {
            await(sleep(Duration.ofMillis(1)));
            Coroutine<String> child = async(() -> "" + MDC.get(KEY));
            return List.of("" + MDC.get(KEY), await(gather(child)).get(0));
          });
    }
  }

  @Override
  Application start() {
    ContextRegistry.getInstance()
        .registerThreadLocalAccessor(
            KEY, () -> MDC.get(KEY), value -> MDC.put(KEY, value), () -> MDC.remove(KEY));
    return Application.start(
        WebApplicationType.REACTIVE, new Class<?>[] {Shop.class, Server.class});
  }

  @AfterAll
  @Override
  void stop() {
    super.stop();
    ContextRegistry.getInstance().removeThreadLocalAccessor(KEY);
  }

  @Test
  @DisplayName("FRM-07 what Reactor's context has goes along with the task of a request")
  void values() throws Exception {
    assertThat(app.get("/values?7").body()).isEqualTo("[\"7\",\"7\"]");
    assertThat(app.get("/values").body()).isEqualTo("[\"null\",\"null\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/late", "/on-loop/late"})
  @DisplayName("FRM-04 a request whose client goes away is cancelled at once")
  void clientGone(String path) throws Exception {
    var shop = app.bean(Shop.class);
    shop.arrived.drainPermits();
    shop.ended.drainPermits();
    var answer = app.send(path);
    shop.arrived.acquire();
    answer.cancel(true);
    shop.ended.acquire(); // or the test never ends
  }
}
