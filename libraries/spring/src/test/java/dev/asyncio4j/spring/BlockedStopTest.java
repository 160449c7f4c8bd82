package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.testing.RealTime;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The end of an application whose loop is blocked. */
class BlockedStopTest {
  /** A controller that tells of each call. */
  @RestController
  static class Behind {
    final Semaphore called = new Semaphore(0);

    @GetMapping("/behind")
    Coroutine<String> one() {
      called.release();
      return async(() -> "too late");
    }

    @GetMapping("/behind/stream")
    AsyncIterable<String> several() {
      called.release();
      return asyncGenerator(y -> y.emit("too late"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVLET", "REACTIVE"})
  @DisplayName("FRM-05 a request that waits for a blocked loop is answered with 503 at the stop")
  void behindABlockedLoop(WebApplicationType type) {
    var beans = StopTest.beans(type, Behind.class);
    var app =
        Application.start(type, beans, "server.shutdown=immediate", "asyncio4j.stop.grace=0s")
            .patient();
    var stop = new Thread(app::close);
    try (var held = HeldLoop.of(app.bean(LoopThread.class))) {
      var one = app.send("/behind");
      var request = app.request("/behind/stream").header("Accept", "application/x-ndjson").build();
      var several = app.client().sendAsync(request, BodyHandlers.discarding());
      app.bean(Behind.class).called.acquireUninterruptibly(2);
      stop.start();
      assertThat(one.join().statusCode()).isEqualTo(503);
      assertThat(several.join().statusCode()).isEqualTo(503);
    }
    RealTime.join(stop);
  }
}
