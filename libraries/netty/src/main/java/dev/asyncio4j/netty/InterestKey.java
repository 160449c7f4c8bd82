package dev.asyncio4j.netty;

import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** What Netty's channels ask for the interest they have. The loop's selector stays its own. */
final class InterestKey extends SelectionKey {
  private final LoopRegistration registration;

  InterestKey(LoopRegistration registration) {
    this.registration = registration;
  }

  @Override
  public SelectableChannel channel() {
    return registration.channel();
  }

  @Override
  public Selector selector() {
    throw new UnsupportedOperationException(registration + " has the selector of its loop");
  }

  @Override
  public boolean isValid() {
    return registration.isValid();
  }

  @Override
  public void cancel() {
    registration.cancel();
  }

  @Override
  public int interestOps() {
    return registration.interestOps();
  }

  @Override
  public SelectionKey interestOps(int ops) {
    registration.interestOps(ops);
    return this;
  }

  @Override
  public int readyOps() {
    return 0; // the ready operations come with each event
  }
}
