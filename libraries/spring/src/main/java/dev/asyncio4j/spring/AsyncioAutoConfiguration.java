package dev.asyncio4j.spring;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.LoopThread;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/**
 * The beans of an application that has this module on its class path.
 *
 * <p>They are a {@link LoopThread}, its {@link EventLoop}, an orderly stop, controllers that return
 * coroutines, health, meters, and an endpoint.
 *
 * <p><i>Python:</i> what FastAPI has from its server.
 *
 * <p><b>Cancellation:</b> a request that times out, or is left when the application stops, has its
 * task cancelled.
 *
 * <pre>{@code
 * class Clock { // a bean of the application
 *   private final LoopThread loop;
 *
 *   Clock(LoopThread loop) {
 *     this.loop = loop;
 *   }
 *
 *   String now() {
 *     return loop.submit(sleep(Duration.ofSeconds(1), "noon")).join();
 *   }
 * }
 * }</pre>
 */
@AutoConfiguration
@EnableConfigurationProperties(AsyncioProperties.class)
@Import({
  EndpointConfiguration.class,
  HealthConfiguration.class,
  HealthConfiguration4.class,
  MetersConfiguration.class,
  MvcConfiguration.class,
  MvcOnLoopConfiguration.class,
  MvcOnLoopConfiguration4.class,
  ReactiveConfiguration.class,
  WebFluxConfiguration.class
})
public class AsyncioAutoConfiguration {
  /** Makes one; for the container. */
  public AsyncioAutoConfiguration() {}

  @Bean
  LoopStarter asyncioLoopStarter(
      AsyncioProperties properties, ObjectProvider<AsyncioCustomizer> customizers) {
    return new LoopStarter(properties, customizers);
  }

  @Bean(name = MoreLoops.FIRST, destroyMethod = "") // the lifecycle stops it, or the starter
  @Primary
  @ConditionalOnMissingBean
  LoopThread asyncioLoop(LoopStarter starter) {
    return starter.start(1);
  }

  @Bean
  static MoreLoops asyncioMoreLoops(Environment environment) {
    return new MoreLoops(environment);
  }

  @Bean
  static RefusedMethods asyncioRefusedMethods() {
    return new RefusedMethods();
  }

  @Bean(destroyMethod = "") // the thread closes it
  @Lazy
  @ConditionalOnMissingBean
  EventLoop asyncioEventLoop(LoopThread thread) {
    return thread.loop();
  }

  @Bean
  Loops asyncioLoops(List<LoopThread> threads) {
    return new Loops(threads);
  }

  @Bean
  Requests asyncioRequests() {
    return new Requests();
  }

  @Bean
  LoopLifecycle asyncioLifecycle(
      ApplicationContext context,
      Requests requests,
      AsyncioProperties properties,
      Environment environment) {
    var grace = properties.stop().grace();
    if (grace == null)
      grace =
          environment.getProperty(
              "spring.lifecycle.timeout-per-shutdown-phase",
              Duration.class,
              Duration.ofSeconds(30));
    var own = context.getBeansOfType(LoopThread.class).values(); // and none of its ancestors
    return new LoopLifecycle(context, own, requests, grace);
  }
}
