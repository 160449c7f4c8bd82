package dev.asyncio4j.netty;

import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.lowlevel.LoopPort;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoRegistration;
import io.netty.channel.nio.NioIoHandle;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.AbstractEventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.ScheduledFuture;
import io.netty.util.concurrent.Ticker;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Netty's event loop on a loop of ours, and its own group.
 *
 * <p>What Netty asks of one is passed on to the loop's queue, selector and timers.
 *
 * <p>Many of them live on one loop, one for each client or server: {@code shutdownGracefully} ends
 * the channels of one and leaves the loop alone.
 */
final class LoopEventLoop extends AbstractEventExecutor implements IoEventLoop {
  final LoopPort port;
  final NettyLoopOptions options;
  final LoopEnd end;
  private final LoopTicker ticker;

  LoopEventLoop(LoopPort port, NettyLoopOptions options) {
    this.port = port;
    this.options = options;
    ticker = new LoopTicker(port);
    end = new LoopEnd(this);
    PipelineWatch.addTo(port);
  }

  // The turn is the thread.

  @Override
  public boolean inEventLoop() {
    return port.inTurn();
  }

  @Override
  public boolean inEventLoop(Thread thread) {
    return thread == Thread.currentThread() && port.inTurn();
  }

  @Override
  public void execute(Runnable task) {
    end.queue(new LoopEntry(this, Objects.requireNonNull(task, "task")));
  }

  /** Tells the loop's exception handler, from any thread. */
  void report(ExceptionContext context) {
    if (inEventLoop() || port.isClosed()) port.loop().callExceptionHandler(context);
    else port.execute(() -> port.loop().callExceptionHandler(context));
  }

  @Override
  public Ticker ticker() {
    return ticker;
  }

  @Override
  public <V> Promise<V> newPromise() {
    return new LoopPromise<>(this);
  }

  // Channels.

  @Override
  public boolean isCompatible(Class<? extends IoHandle> handle) {
    return NioIoHandle.class.isAssignableFrom(handle);
  }

  @Override
  public boolean isIoType(Class<? extends IoHandler> handler) {
    return handler == NioIoHandler.class;
  }

  @Override
  @Deprecated
  public ChannelFuture register(Channel channel) {
    return register(new DefaultChannelPromise(channel, this));
  }

  @Override
  @Deprecated
  public ChannelFuture register(ChannelPromise promise) {
    var channel = promise.channel();
    if (!(channel.unsafe() instanceof NioIoHandle))
      return promise.setFailure(new IllegalStateException(refusal(channel)));
    if (isTerminated()) return promise.setFailure(end.refused(channel));
    InterruptShield.addTo(channel.pipeline());
    channel.unsafe().register(this, promise);
    return promise;
  }

  @Override
  @Deprecated
  public ChannelFuture register(Channel channel, ChannelPromise promise) {
    return register(promise);
  }

  private String refusal(Object channel) {
    return "%s runs NIO channels; use NettyLoop.socketChannels() instead of %s"
        .formatted(this, channel.getClass().getName());
  }

  @Override
  public Future<IoRegistration> register(IoHandle handle) {
    Promise<IoRegistration> promise = newPromise();
    if (inEventLoop()) register(handle, promise);
    else execute(() -> register(handle, promise));
    return promise;
  }

  private void register(IoHandle handle, Promise<IoRegistration> promise) {
    try {
      end.requireOpen(handle);
      if (!(handle instanceof NioIoHandle nio)) throw new IllegalStateException(refusal(handle));
      var registration = new LoopRegistration(this, nio);
      handle.registered();
      promise.setSuccess(registration);
    } catch (Exception e) {
      promise.setFailure(e);
    }
  }

  // Timers.

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    return schedule(Executors.callable(task), delay, unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
    return LoopTimerTask.start(this, task, unit.toNanos(delay), 0);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable task, long delay, long period, TimeUnit unit) {
    return periodic(task, delay, period, unit.toNanos(period), unit);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable task, long initialDelay, long delay, TimeUnit unit) {
    return periodic(task, initialDelay, delay, -unit.toNanos(delay), unit);
  }

  private ScheduledFuture<?> periodic(
      Runnable task, long delay, long given, long period, TimeUnit unit) {
    if (delay < 0)
      throw new IllegalArgumentException("initialDelay: %d (expected: >= 0)".formatted(delay));
    if (given <= 0)
      throw new IllegalArgumentException("period: %d (expected: > 0)".formatted(given));
    return LoopTimerTask.start(this, Executors.callable(task), unit.toNanos(delay), period);
  }

  // The end.

  @Override
  public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
    return end.begin(unit.toNanos(quietPeriod), unit.toNanos(timeout));
  }

  @Override
  @Deprecated
  public void shutdown() {
    end.begin(0, 0);
  }

  @Override
  public Future<?> terminationFuture() {
    return end.over;
  }

  @Override
  public boolean isShuttingDown() {
    return end.state() != LoopEnd.State.OPEN;
  }

  @Override
  public boolean isShutdown() {
    return isTerminated();
  }

  @Override
  public boolean isTerminated() {
    return end.state() == LoopEnd.State.CLOSED;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return end.over.await(timeout, unit);
  }

  // A group of one.

  @Override
  public IoEventLoop next() {
    return this;
  }

  @Override
  public EventLoopGroup parent() {
    return this;
  }

  @Override
  public String toString() {
    return "<NettyLoop %s %s channels=%d>"
        .formatted(options.name(), end.state(), end.registrations.size());
  }
}
