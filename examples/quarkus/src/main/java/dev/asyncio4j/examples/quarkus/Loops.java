package dev.asyncio4j.examples.quarkus;

import dev.asyncio4j.loop.LoopThread;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The loop of the application: made when it is first wanted, closed when the application stops. */
@Singleton
public class Loops {
  /** Starts it. */
  @Produces
  @Singleton
  public LoopThread loop() {
    return LoopThread.start("shop");
  }

  /** Stops it. */
  public void close(@Disposes LoopThread loop) {
    loop.close();
    System.out.println("the loop is " + (loop.isRunning() ? "running" : "closed"));
  }
}
