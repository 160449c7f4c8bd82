package dev.asyncio4j.spring;

import dev.asyncio4j.loop.LoopThread;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The endpoint that shows who waits for whom, where the actuator is and exposes it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
class EndpointConfiguration {
  @Bean
  @ConditionalOnAvailableEndpoint(endpoint = AsyncioEndpoint.class)
  AsyncioEndpoint asyncioEndpoint(LoopThread thread) {
    return new AsyncioEndpoint(thread);
  }
}
