package dev.asyncio4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;

/** Controllers of Spring MVC on Tomcat. */
class ControllersTest extends Answers {
  @Override
  Application start() {
    return Application.start(
        WebApplicationType.SERVLET,
        new Class<?>[] {Shop.class, Threads.class},
        "spring.mvc.async.request-timeout=2s");
  }

  @Test
  @DisplayName(
      "FRM-03 a request that times out gets 503; its task is cancelled, and has cleaned up")
  void timeout() throws Exception {
    var answer = app.get("/late");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(app.bean(Shop.class).trail.lines()).contains("cleaned up");
  }

  @Test
  @DisplayName("FRM-03 so does one whose method runs on the loop")
  void timeoutOnLoop() throws Exception {
    assertThat(app.get("/on-loop/late").statusCode()).isEqualTo(503);
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
