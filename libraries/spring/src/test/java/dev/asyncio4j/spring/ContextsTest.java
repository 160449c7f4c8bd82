package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.LoopThread;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.annotation.Transactional;

/**
 * The beans, in applications without a web server; that no thread is left is checked after each.
 */
class ContextsTest {
  private static ConfigurableApplicationContext start(Class<?> beans, String... properties) {
    return new SpringApplicationBuilder(Application.Alone.class, beans)
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

  @Test
  @DisplayName("FRM-19 several loops: each is a bean; the first is the one that is injected")
  void several() {
    try (var context = start(None.class, "asyncio4j.loops=3")) {
      var all = context.getBeansOfType(LoopThread.class);
      assertThat(all.values())
          .extracting(LoopThread::name)
          .containsExactly("asyncio4j", "asyncio4j-2", "asyncio4j-3");
      assertThat(context.getBean(LoopThread.class)).isSameAs(all.get("asyncioLoop"));
      var loops = context.getBean(Loops.class);
      assertThat(List.of(loops.next(), loops.next(), loops.next(), loops.next()))
          .extracting(LoopThread::name)
          .containsExactly("asyncio4j", "asyncio4j-2", "asyncio4j-3", "asyncio4j");
    }
    assertThatThrownBy(() -> start(None.class, "asyncio4j.loops=0"))
        .hasStackTraceContaining("asyncio4j.loops must be 1 or more, not 0");
  }

  @Test
  @DisplayName("FRM-17 a lazy loop starts when it is asked for, and never if it is not")
  void lazy() {
    LoopThread unused;
    try (var context = start(None.class, "asyncio4j.loop.lazy=true")) {
      unused = context.getBean(LoopThread.class);
      assertThat(context.getBean(Loops.class).begun()).isEmpty();
      assertThat(unused).hasToString("<LoopThread 'asyncio4j' UNUSED>");
    }
    assertThat(unused.isRunning()).isFalse();
    assertThatThrownBy(unused::loop).isInstanceOf(RejectedExecutionException.class);
    try (var context = start(None.class, "asyncio4j.loop.lazy=true")) {
      var used = context.getBean(LoopThread.class);
      assertThat(used.<String>call(() -> "used")).isEqualTo("used");
      assertThat(context.getBean(Loops.class).begun()).containsExactly(used);
      assertThat(context.getBean(EventLoop.class)).isSameAs(used.loop());
    }
  }

  static class OwnLoop {
    @Bean
    LoopThread mine() {
      return LoopThread.start("mine");
    }
  }

  @Test
  @DisplayName("FRM-17 a loop of the application's own takes the place of all others")
  void ownLoop() {
    try (var context = start(OwnLoop.class, "asyncio4j.loops=3")) {
      assertThat(context.getBeansOfType(LoopThread.class)).containsOnlyKeys("mine");
      assertThat(context.getBean(EventLoop.class))
          .isSameAs(context.getBean(LoopThread.class).loop());
    }
  }

  static class Accounts {
    @Transactional
    Coroutine<String> pay() {
      return async(() -> "paid");
    }
  }

  static class Clock {
    @Scheduled(fixedDelay = 1)
    Coroutine<String> tick() {
      return async(() -> "tick");
    }
  }

  @Test
  @DisplayName("FRM-21 an annotation that means the time of the call is refused on a coroutine")
  void refused() {
    assertThatThrownBy(() -> start(Accounts.class))
        .hasMessageContaining(
            "@Transactional on Accounts.pay, which returns a Coroutine: its transaction would end"
                + " before the body begins. Put the annotation on a method that blocks, and call"
                + " that by toThread");
    assertThatThrownBy(() -> start(Clock.class))
        .hasMessageContaining("@Scheduled on Clock.tick, which returns a Coroutine: Spring would");
  }

  @Transactional
  static class Teller {
    private static Coroutine<String> ofAll() {
      return async(() -> "paid");
    }

    private Coroutine<String> own() {
      return async(() -> "paid");
    }

    String pay(LoopThread thread) {
      Supplier<Coroutine<String>> lambda = () -> own();
      return thread.submit(lambda.get()).join() + thread.submit(ofAll()).join();
    }
  }

  @Test
  @DisplayName("FRM-21 an annotation of a class means no lambda of it, and no private method")
  void notRefused() {
    try (var context = start(Teller.class)) {
      assertThat(context.getBean(Teller.class).pay(context.getBean(LoopThread.class)))
          .isEqualTo("paidpaid");
    }
  }

  record Order(String item) {}

  record Paid(String item) {}

  static class Listener {
    final CompletableFuture<Paid> paid = new CompletableFuture<>();

    @EventListener
    Coroutine<Paid> on(Order order) {
      return async(() -> await(sleep(Duration.ofMillis(1), new Paid(order.item()))));
    }

    @EventListener
    void on(Paid event) {
      paid.complete(event);
    }
  }

  @Test
  @DisplayName("FRM-01 a listener's coroutine is run, and what it gives is the next event")
  void listener() {
    try (var context = start(Listener.class)) {
      context.publishEvent(new Order("tea"));
      assertThat(context.getBean(Listener.class).paid.join()).isEqualTo(new Paid("tea"));
    }
  }
}
