package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/** A clone of the send end of a memory channel. */
final class SendEnd<T extends @Nullable Object> implements MemorySendChannel<T> {
  private final ChannelState<T> channel;
  private boolean closed;

  SendEnd(ChannelState<T> channel) {
    this.channel = channel;
    channel.openSends++;
  }

  @Override
  public Coroutine<@Nullable Void> send(T item) {
    return async(
        () -> {
          Node.ask();
          if (!sent(item)) new Waiter<>(this, item).waitIn(channel.senders);
        });
  }

  @Override
  public void sendNowait(T item) {
    if (sent(item)) return;
    throw new WouldBlockException(
        this + " has no room, and nobody waits for an item: await send, or try later");
  }

  private boolean sent(T item) {
    if (closed) throw ChannelState.closed(this);
    if (channel.openReceives == 0) throw channel.broken();
    return channel.offer(item);
  }

  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod") // the name is trio's: no copy of an object
  public MemorySendChannel<T> clone() {
    if (closed) throw ChannelState.closed(this);
    return new SendEnd<>(channel);
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    channel.closeSend(this);
  }

  @Override
  public ChannelStatistics statistics() {
    return channel.statistics();
  }

  @Override
  public String toString() {
    return "<MemorySendChannel " + (closed ? "closed " : "") + channel + ">";
  }
}
