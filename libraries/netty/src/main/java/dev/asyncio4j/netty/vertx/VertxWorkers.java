package dev.asyncio4j.netty.vertx;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.OutsideWork;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads of Vert.x for what blocks: virtual time stands still while they work. */
final class VertxWorkers extends ThreadPoolExecutor {
  private final EventLoop loop;

  VertxWorkers(EventLoop loop, int size, ThreadFactory threads) {
    super(size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    this.loop = loop;
  }

  @Override
  public void execute(Runnable task) {
    var work = OutsideWork.begin(loop);
    boolean taken = false;
    try {
      super.execute(
          () -> {
            try {
              task.run();
            } catch (RejectedExecutionException e) {
              // the loop has ended meanwhile, and nobody waits for the result
            } finally {
              work.end();
            }
          });
      taken = true;
    } finally {
      if (!taken) work.end();
    }
  }
}
