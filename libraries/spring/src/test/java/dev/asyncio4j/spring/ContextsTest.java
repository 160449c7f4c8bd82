package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.getRunningLoop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.LoopThread;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * The beans, in applications without a web server; that no thread is left is checked after each.
 */
class ContextsTest {
  private static ConfigurableApplicationContext start(Class<?> beans, String... properties) {
    return new SpringApplicationBuilder(Application.Bare.class, beans)
        .web(WebApplicationType.NONE)
        .properties("spring.main.banner-mode=off", "logging.level.root=warn")
        .properties(properties)
        .run();
  }

  static class None {}

  @Test
  @DisplayName("FRM-17 each context has a loop of its own, which is closed with it")
  void contexts() {
    LoopThread first;
    try (var one = start(None.class);
        var two = start(None.class, "asyncio4j.loop.name=second")) {
      first = one.getBean(LoopThread.class);
      var second = two.getBean(LoopThread.class);
      assertThat(second.name()).isEqualTo("second");
      assertThat(first.loop()).isSameAs(one.getBean(EventLoop.class)).isNotSameAs(second.loop());
      assertThat(first.<EventLoop>call(() -> getRunningLoop())).isSameAs(first.loop());
    }
    assertThat(first.isRunning()).isFalse();
  }

  static class Failing {
    @Bean
    String fails(LoopThread thread) {
      throw new IllegalStateException("not today");
    }
  }

  @Test
  @DisplayName("FRM-17 the loop of a context that cannot start is closed, too")
  void failedStart() {
    assertThatThrownBy(() -> start(Failing.class)).hasRootCauseMessage("not today");
  }

  static class Own {
    @Bean
    AsyncioCustomizer careful() {
      return options -> options.debug(true);
    }
  }

  @Test
  @DisplayName("FRM-18 a customizer and properties say what the loop is like")
  void customized() {
    try (var context = start(Own.class, "asyncio4j.blocked-after=3s")) {
      var loop = context.getBean(EventLoop.class);
      assertThat(loop.getDebug()).isTrue();
      assertThat(loop.blockedAfter()).isEqualTo(Duration.ofSeconds(3));
    }
  }
}
