package dev.asyncio4j.examples.netty;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.netty.NettyFutures;
import dev.asyncio4j.netty.NettyLoop;
import dev.asyncio4j.netty.NettyTimer;
import dev.asyncio4j.netty.vertx.VertxLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Timers of Netty's and of Vert.x's in virtual time: a working day takes no time. */
public final class VirtualTimers {
  private VirtualTimers() {}

  private static Coroutine<Void> program() {
    return async(
        () -> {
          var loop = getRunningLoop();
          var start = loop.time();
          Runnable tell = () -> System.out.println("after " + loop.time().minus(start));
          var group = NettyLoop.eventLoopGroup();
          group.schedule(tell, 90, TimeUnit.MINUTES);
          var rate = group.scheduleAtFixedRate(tell, 1, 2, TimeUnit.HOURS);
          NettyTimer.on(loop).newTimeout(timeout -> tell.run(), 30, TimeUnit.SECONDS);
          VertxLoop.vertx().setTimer(Duration.ofHours(4).toMillis(), id -> tell.run());
          await(sleep(Duration.ofHours(6)));
          rate.cancel(false);
          NettyFutures.await(group.schedule(tell, 2, TimeUnit.HOURS));
          await(NettyLoop.close(group));
          return null;
        });
  }

  public static void main(String[] args) {
    run(program(), RunOptions.defaults().virtualTime());
  }
}
