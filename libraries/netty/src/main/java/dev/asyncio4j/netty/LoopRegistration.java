package dev.asyncio4j.netty;

import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.lowlevel.LoopPort;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.nio.NioIoEvent;
import io.netty.channel.nio.NioIoHandle;
import io.netty.channel.nio.NioIoOps;
import io.netty.util.internal.ThreadExecutorMap;
import java.nio.channels.SelectableChannel;

/** A channel of Netty's that the loop watches. */
final class LoopRegistration implements IoRegistration {
  /** One event for each set of operations, which are four bits of a {@code SelectionKey}. */
  private static final NioIoEvent[] EVENTS = new NioIoEvent[32];

  static {
    for (int ops = 0; ops < EVENTS.length; ops++) {
      var each = NioIoOps.valueOf(ops);
      EVENTS[ops] = () -> each;
    }
  }

  final NioIoHandle handle;
  private final LoopEventLoop owner;
  private final LoopPort.ChannelKey watch;
  private final InterestKey key;
  private boolean cancelled;

  LoopRegistration(LoopEventLoop owner, NioIoHandle handle) {
    this.owner = owner;
    this.handle = handle;
    watch = owner.port.watch(channel(), this::ready);
    key = new InterestKey(this);
    owner.end.registrations.add(this);
  }

  SelectableChannel channel() {
    return handle.selectableChannel();
  }

  private void ready(int ops) {
    if (cancelled) return;
    var before = ThreadExecutorMap.setCurrentExecutor(owner);
    try {
      handle.handle(this, EVENTS[ops]);
    } finally {
      ThreadExecutorMap.setCurrentExecutor(before);
    }
  }

  int interestOps() {
    return watch.interestOps();
  }

  void interestOps(int ops) {
    watch.interestOps(ops);
  }

  /** Has Netty close the channel, whatever that throws. */
  void close() {
    try {
      handle.close();
    } catch (Exception e) {
      var message = "an error occurred as %s was closed with its group".formatted(handle);
      owner.port.loop().callExceptionHandler(ExceptionContext.of(message, e));
    }
  }

  /** Netty's channels cast it to a {@code SelectionKey}. */
  @SuppressWarnings("unchecked")
  @Override
  public <T> T attachment() {
    return (T) key;
  }

  @Override
  public long submit(IoOps ops) {
    if (!isValid()) return -1;
    int value = ((NioIoOps) ops).value();
    watch.interestOps(value);
    return value;
  }

  /** Netty closes a channel before it cancels its registration. */
  @Override
  public boolean isValid() {
    return !cancelled && watch.isValid();
  }

  @Override
  public boolean cancel() {
    if (cancelled) return false;
    cancelled = true;
    owner.end.registrations.remove(this);
    watch.cancel();
    handle.unregistered();
    return true;
  }

  @Override
  public String toString() {
    return "<%s %s>".formatted(owner, watch);
  }
}
