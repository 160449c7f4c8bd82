package dev.asyncio4j.netty;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import java.net.SocketAddress;

/**
 * The first handler of each channel: keeps a thread's interrupt flag from its socket.
 *
 * <p>A body writes on its own thread, and the JDK closes a channel that an interrupted thread
 * touches: the fault of one body would end a connection that others share.
 */
@ChannelHandler.Sharable
final class InterruptShield extends ChannelOutboundHandlerAdapter {
  private static final InterruptShield SHIELD = new InterruptShield();

  static void addTo(ChannelPipeline pipeline) {
    if (pipeline.context(SHIELD) == null) pipeline.addFirst("asyncio4j", SHIELD);
  }

  @Override
  public void flush(ChannelHandlerContext ctx) {
    boolean interrupted = Thread.interrupted();
    try {
      ctx.flush();
    } finally {
      if (interrupted) Thread.currentThread().interrupt();
    }
  }

  @Override
  public void connect(
      ChannelHandlerContext ctx, SocketAddress remote, SocketAddress local, ChannelPromise done) {
    boolean interrupted = Thread.interrupted();
    try {
      ctx.connect(remote, local, done);
    } finally {
      if (interrupted) Thread.currentThread().interrupt();
    }
  }
}
