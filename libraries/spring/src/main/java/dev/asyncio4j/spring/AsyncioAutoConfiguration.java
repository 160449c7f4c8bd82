package dev.asyncio4j.spring;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.LoopThread;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
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
  MetersConfiguration.class,
  MvcConfiguration.class
})
public class AsyncioAutoConfiguration {
  /** Makes one; for the container. */
  public AsyncioAutoConfiguration() {}

  /** The lifecycle stops it; the container closes that of a context which has never started. */
  @Bean
  @ConditionalOnMissingBean
  LoopThread asyncioLoop(
      AsyncioProperties properties, ObjectProvider<AsyncioCustomizer> customizers) {
    var options = RunOptions.defaults();
    if (properties.debug()) options = options.debug(true);
    if (!properties.carriers().found()) options = options.withoutFoundCarriers();
    for (var customizer : customizers.orderedStream().toList())
      options = customizer.customize(options);
    var thread = LoopThread.start(properties.loop().name(), options);
    var blockedAfter = properties.blockedAfter();
    if (blockedAfter != null) thread.loop().blockedAfter(blockedAfter);
    return thread;
  }

  @Bean(destroyMethod = "") // the thread closes it
  @ConditionalOnMissingBean
  EventLoop asyncioEventLoop(LoopThread thread) {
    return thread.loop();
  }

  @Bean
  Requests asyncioRequests() {
    return new Requests();
  }

  @Bean
  LoopLifecycle asyncioLifecycle(
      LoopThread thread, Requests requests, AsyncioProperties properties, Environment environment) {
    var grace = properties.stop().grace();
    if (grace == null)
      grace =
          environment.getProperty(
              "spring.lifecycle.timeout-per-shutdown-phase",
              Duration.class,
              Duration.ofSeconds(30));
    return new LoopLifecycle(thread, requests, grace);
  }
}
