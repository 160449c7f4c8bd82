package dev.asyncio4j.spring;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ReactiveAdapterRegistry;
import reactor.core.publisher.Mono;

/**
 * The part by which Spring takes what asyncio4j returns where it takes Reactor's types: in WebFlux,
 * and of the listeners of events.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(Mono.class)
class ReactiveConfiguration {
  /** WebFlux has a registry of its own; the listeners of events know the shared one. */
  @Bean(destroyMethod = "close")
  ReactiveTypes asyncioReactiveTypes(Loops loops, List<ReactiveAdapterRegistry> registries) {
    var types = new ReactiveTypes(loops);
    registries.forEach(types::register);
    return types;
  }
}
