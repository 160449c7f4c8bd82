package dev.asyncio4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.AsyncWebRequest;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.DeferredResultProcessingInterceptor;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Controllers of Spring MVC on Tomcat. */
class ControllersTest extends Answers {
  /** Has a request that is late time out as soon as its task waits. */
  record InHaste(Shop shop) implements WebMvcConfigurer, DeferredResultProcessingInterceptor {
    @Override
    public void configureAsyncSupport(AsyncSupportConfigurer support) {
      support.registerDeferredResultInterceptors(this);
    }

    @Override
    public <T> void beforeConcurrentHandling(NativeWebRequest request, DeferredResult<T> result)
        throws InterruptedException {
      var path = request.getNativeRequest(HttpServletRequest.class).getRequestURI();
      if (!path.endsWith("/late")) return;
      shop.arrived.acquire();
      ((AsyncWebRequest) request).setTimeout(1L);
    }
  }

  @Override
  Application start() {
    return Application.start(
        WebApplicationType.SERVLET, new Class<?>[] {Shop.class, Threads.class, InHaste.class});
  }

  @ParameterizedTest
  @ValueSource(strings = {"/late", "/on-loop/late"})
  @DisplayName("FRM-03 a request that times out gets 503; its task is cancelled, and cleans up")
  void timeout(String path) throws Exception {
    var shop = app.bean(Shop.class);
    shop.ended.drainPermits();
    assertThat(app.get(path).statusCode()).isEqualTo(503);
    shop.ended.acquire(); // or the test never ends
  }

  @ParameterizedTest
  @ValueSource(strings = {"/threads", "/threads/on-loop"})
  @DisplayName(
      "FRM-07 request, locale and MDC are there after awaits, in gather, in toThread; then gone")
  void carried(String path) throws Exception {
    var seen = "\"" + path + " nl 7\"";
    assertThat(app.get(path + "?7").body())
        .isEqualTo("[" + String.join(",", seen, seen, seen, seen) + "]");
    assertThat(app.get(path).body()).contains(path + " nl null").doesNotContain("7");
  }
}
