package dev.asyncio4j.postgres.session;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import java.util.function.Supplier;

/** Has what is not urgent travel with what is sent next; else at the end of the loop's pass. */
final class Flushes extends ChannelOutboundHandlerAdapter {
  /** True within {@link #later}. */
  private boolean isHolding;

  /** True if something is written and not sent; then a callback of the loop is on its way. */
  private boolean isDue;

  /** Runs what sends something that is not urgent. */
  <T> T later(Supplier<T> sending) {
    isHolding = true;
    try {
      return sending.get();
    } finally {
      isHolding = false;
    }
  }

  @Override
  public void flush(ChannelHandlerContext ctx) {
    if (!isHolding) send(ctx);
    else if (!isDue) {
      isDue = true;
      ctx.executor()
          .execute(
              () -> {
                if (isDue) send(ctx);
              });
    }
  }

  private void send(ChannelHandlerContext ctx) {
    isDue = false;
    ctx.flush();
  }
}
