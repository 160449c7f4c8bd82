package dev.asyncio4j.spring;

import dev.asyncio4j.loop.LoopThread;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The health of the loop, beside the actuator. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("asyncio")
class HealthConfiguration {
  @Bean
  HealthIndicator asyncioHealthIndicator(LoopThread thread) {
    return new LoopHealth(thread);
  }
}
