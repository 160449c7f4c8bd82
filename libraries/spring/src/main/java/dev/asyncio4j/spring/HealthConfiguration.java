package dev.asyncio4j.spring;

import java.util.stream.Collectors;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The health of the loop, or of each by its name, beside the actuator of Spring Boot 3. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("asyncio")
class HealthConfiguration {
  @Bean
  HealthContributor asyncioHealthContributor(Loops loops) {
    var all = loops.all().stream().map(LoopHealth::new).toList();
    if (all.size() == 1) return indicator(all.get(0));
    return CompositeHealthContributor.fromMap(
        all.stream().collect(Collectors.toMap(LoopHealth::name, it -> indicator(it))));
  }

  private static HealthIndicator indicator(LoopHealth loop) {
    return () -> {
      var report = loop.report();
      return (report.up() ? Health.up() : Health.down()).withDetails(report.details()).build();
    };
  }
}
