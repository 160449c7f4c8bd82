package dev.asyncio4j.netty;

import dev.asyncio4j.lowlevel.LoopPort;
import io.netty.util.concurrent.BlockingOperationException;
import io.netty.util.concurrent.Ticker;
import java.util.concurrent.TimeUnit;

/** The loop's clock, as Netty asks for it. */
record LoopTicker(LoopPort port) implements Ticker {
  @Override
  public long initialNanoTime() {
    return 0;
  }

  @Override
  public long nanoTime() {
    return port.nanoTime();
  }

  @Override
  public void sleep(long delay, TimeUnit unit) throws InterruptedException {
    if (port.inTurn())
      throw new BlockingOperationException(
          "a sleep would block " + port.loop() + "; await sleep(…)");
    unit.sleep(delay);
  }
}
