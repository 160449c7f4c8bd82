package dev.asyncio4j.spring;

import dev.asyncio4j.loop.LoopStatistics;
import dev.asyncio4j.loop.LoopThread;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The counts of the loop as meters, where Micrometer is. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterBinder.class)
class MetersConfiguration {
  @Bean
  MeterBinder asyncioMeters(LoopThread thread) {
    return registry -> {
      gauge(registry, thread, "tasks", LoopStatistics::tasks);
      gauge(registry, thread, "ready", LoopStatistics::ready);
      gauge(registry, thread, "timers", LoopStatistics::timers);
      counter(registry, thread, "tasks.created", LoopStatistics::created);
      counter(registry, thread, "steps", LoopStatistics::entries);
    };
  }

  private static void gauge(
      MeterRegistry registry,
      LoopThread thread,
      String name,
      ToDoubleFunction<LoopStatistics> count) {
    Gauge.builder(
            "asyncio4j.loop." + name, thread, it -> count.applyAsDouble(it.loop().statistics()))
        .tag("loop", thread.name())
        .register(registry);
  }

  private static void counter(
      MeterRegistry registry,
      LoopThread thread,
      String name,
      ToDoubleFunction<LoopStatistics> count) {
    FunctionCounter.builder(
            "asyncio4j.loop." + name, thread, it -> count.applyAsDouble(it.loop().statistics()))
        .tag("loop", thread.name())
        .register(registry);
  }
}
