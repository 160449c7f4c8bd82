package dev.asyncio4j.spring;

import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The {@link HealthConfiguration} of Spring Boot 4, whose types have other packages. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("asyncio")
class HealthConfiguration4 {
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
