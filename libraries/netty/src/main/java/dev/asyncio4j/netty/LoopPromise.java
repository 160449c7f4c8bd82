package dev.asyncio4j.netty;

import io.netty.util.concurrent.BlockingOperationException;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.EventExecutor;

/** A promise of an event loop of ours: it says how to await it where it cannot be waited for. */
class LoopPromise<V> extends DefaultPromise<V> {
  final LoopEventLoop owner;

  LoopPromise(LoopEventLoop owner) {
    this(owner, owner);
  }

  /** {@code notifier} calls the listeners. */
  LoopPromise(LoopEventLoop owner, EventExecutor notifier) {
    super(notifier);
    this.owner = owner;
  }

  @Override
  protected void checkDeadLock() {
    if (owner.inEventLoop())
      throw new BlockingOperationException(
          this + " would block its own loop; await it: NettyFutures.await");
  }
}
