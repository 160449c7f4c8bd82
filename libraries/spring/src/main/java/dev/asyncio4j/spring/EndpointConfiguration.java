package dev.asyncio4j.spring;

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
  AsyncioEndpoint asyncioEndpoint(AsyncioProperties properties) {
    return new AsyncioEndpoint(properties.endpoint().stacks());
  }
}
