package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.loop.LoopThread;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Contexts that have a parent, and those that are paused or started again. */
class HierarchyTest {
  private static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(Application.Alone.class)
        .web(WebApplicationType.NONE)
        .properties("spring.main.banner-mode=off", "spring.main.register-shutdown-hook=false");
  }

  private static ConfigurableApplicationContext child(ConfigurableApplicationContext parent) {
    return application().parent(parent).run();
  }

  @Test
  @DisplayName("FRM-17 the end of a context leaves the loop of its parent, which keeps its grace")
  void parents() {
    try (var parent = application().run()) {
      var loop = parent.getBean(LoopThread.class);
      child(parent).close();
      assertThat(loop.submit(sleep(Duration.ofMillis(1), "it runs")).join()).isEqualTo("it runs");
      var task = loop.submit(sleep(Duration.ofMillis(50), "it was let end"));
      parent.close();
      assertThat(task.join()).isEqualTo("it was let end");
    }
  }

  @Test
  @DisplayName("FRM-17 a context that is started again says that its loop is not; none is paused")
  void restarts() throws Exception {
    try (var context = application().run()) {
      context.stop();
      assertThatThrownBy(context::start)
          .hasStackTraceContaining("does not start again: make a new application context");
    }
    var pauseable = LoopLifecycle.class.getMethod("isPauseable"); // asked by Spring 7
    try (var context = application().run()) {
      assertThat(pauseable.invoke(context.getBean(LoopLifecycle.class))).isEqualTo(false);
    }
  }
}
