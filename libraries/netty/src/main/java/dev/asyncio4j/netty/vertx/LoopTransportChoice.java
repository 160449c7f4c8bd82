package dev.asyncio4j.netty.vertx;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.netty.NettyLoopOptions;
import io.vertx.core.transport.Transport;
import org.jspecify.annotations.Nullable;

/** The choice of our transport, as a builder of Vert.x's wants it. */
record LoopTransportChoice(EventLoop loop, NettyLoopOptions options) implements Transport {
  @Override
  public String name() {
    return "asyncio4j";
  }

  @Override
  public boolean available() {
    return true;
  }

  @Override
  public @Nullable Throwable unavailabilityCause() {
    return null;
  }

  @Override
  public io.vertx.core.spi.transport.Transport implementation() {
    return new LoopTransport(loop, options, channel -> {});
  }
}
