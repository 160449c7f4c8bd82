package dev.asyncio4j.spring;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.loop.LoopThread;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Stops that something holds: they end all the same. */
class StuckStopTest {
  @Test
  @DisplayName("FRM-05 a stop ends though the inspector, which would tell what holds it, is off")
  void inspectorOff() throws Exception {
    var app = Application.start(Shop.class, "asyncio4j.stop.grace=0s");
    var begun = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var blocker =
        app.bean(LoopThread.class)
            .submit(
                async(
                    () -> {
                      begun.countDown();
                      release.await();
                    }));
    begun.await();
    var stopped = new CountDownLatch(1);
    System.setProperty("asyncio4j.inspect", "off");
    try {
      app.bean(LoopLifecycle.class).stop(stopped::countDown);
      stopped.await(); // or the test never ends
    } finally {
      System.clearProperty("asyncio4j.inspect");
      release.countDown();
    }
    blocker.exceptionally(cancelled -> null).join();
    app.close();
  }
}
