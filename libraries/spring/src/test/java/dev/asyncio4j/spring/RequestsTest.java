package dev.asyncio4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.loop.LoopThread;
import jakarta.servlet.Filter;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Requests whose answers cannot begin: the stop of the application waits for none of them. */
class RequestsTest {
  /** A filter that lets no request be answered later. */
  static class AtOnce {
    @Bean
    FilterRegistrationBean<Filter> atOnce() {
      var filter =
          new FilterRegistrationBean<Filter>(
              (request, response, chain) -> chain.doFilter(request, response));
      filter.setAsyncSupported(false);
      return filter;
    }
  }

  /** A loop that cannot start when it is first used. */
  static class Broken {
    @Bean
    AsyncioCustomizer broken() {
      return options -> {
        throw new IllegalStateException("no loop today");
      };
    }
  }

  private static Application start(Class<?> beans) {
    return Application.start(
        WebApplicationType.SERVLET, new Class<?>[] {Shop.class, beans}, "asyncio4j.loop.lazy=true");
  }

  @Test
  @DisplayName("FRM-05 a request whose filters refuse a later answer is not counted, and cancelled")
  void refused() throws Exception {
    try (var app = start(AtOnce.class)) {
      assertThat(app.get("/late").statusCode()).isEqualTo(500);
      assertThat(app.bean(Requests.class).ended()).isDone();
      var report = app.bean(LoopThread.class).stop(Duration.ofHours(1)).join();
      assertThat(report.stuck()).isEmpty(); // an hour was not needed
    }
  }

  @Test
  @DisplayName("FRM-05 a request whose loop cannot start is answered with 500, and not counted")
  void broken() throws Exception {
    try (var app = start(Broken.class)) {
      for (var each : List.of("/user/ada */*", "/few application/x-ndjson", "/few */*")) {
        var path = each.split(" ");
        var request = app.request(path[0]).header("Accept", path[1]).build();
        var answer = app.client().send(request, BodyHandlers.discarding());
        assertThat(answer.statusCode()).as(each).isEqualTo(500);
      }
      assertThat(app.bean(Requests.class).ended()).isDone();
    }
  }

  @Test
  @DisplayName("FRM-05 a request that WebFlux cannot handle is not counted")
  void notHandled() {
    var requests = new Requests();
    var counted =
        new WebFluxConfiguration()
            .asyncioRequestCount(requests)
            .apply(
                (request, response) -> {
                  throw new IllegalStateException("not today");
                });
    assertThatThrownBy(() -> counted.handle(null, null).block()).hasMessage("not today");
    assertThat(requests.ended()).isDone();
  }
}
