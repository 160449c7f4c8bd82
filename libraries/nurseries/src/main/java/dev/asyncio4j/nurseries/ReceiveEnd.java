package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import org.jspecify.annotations.Nullable;

/** A clone of the receive end of a memory channel. */
final class ReceiveEnd<T extends @Nullable Object> implements MemoryReceiveChannel<T> {
  private final ChannelState<T> channel;
  private boolean closed;

  ReceiveEnd(ChannelState<T> channel) {
    this.channel = channel;
    channel.openReceives++;
  }

  @Override
  public Coroutine<T> receive() {
    return async(this::next);
  }

  private T next() {
    Node.ask();
    if (ready()) return channel.take();
    Waiter<T> waiter = new Waiter<>(this, null);
    waiter.waitIn(channel.receivers);
    return waiter.item;
  }

  @Override
  public T receiveNowait() {
    if (ready()) return channel.take();
    throw new WouldBlockException(this + " has no item: await receive, or try later");
  }

  /** {@return whether there is an item} Throws if there never will be one. */
  private boolean ready() {
    if (closed) throw ChannelState.closed(this);
    if (channel.hasItem()) return true;
    if (channel.openSends == 0) throw ChannelState.ended();
    return false;
  }

  @Override
  public AsyncIterator<T> iterator() {
    return () -> async(this::nextOrStop);
  }

  private T nextOrStop() {
    try {
      return next();
    } catch (EndOfChannelException end) {
      throw new StopAsyncIterationException(end.getMessage());
    }
  }

  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod") // the name is trio's: no copy of an object
  public MemoryReceiveChannel<T> clone() {
    if (closed) throw ChannelState.closed(this);
    return new ReceiveEnd<>(channel);
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    channel.closeReceive(this);
  }

  @Override
  public ChannelStatistics statistics() {
    return channel.statistics();
  }

  @Override
  public String toString() {
    return "<MemoryReceiveChannel " + (closed ? "closed " : "") + channel + ">";
  }
}
