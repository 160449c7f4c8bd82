package dev.asyncio4j.examples.micronaut;

import dev.asyncio4j.loop.LoopThread;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The loop of the application: made when it is first wanted, closed when the application stops. */
@Factory
class Loops {
  @Singleton
  @Bean(preDestroy = "close")
  LoopThread loop() {
    return LoopThread.start("shop");
  }
}
