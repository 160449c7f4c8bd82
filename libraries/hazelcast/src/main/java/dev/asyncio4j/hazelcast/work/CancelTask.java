package dev.asyncio4j.hazelcast.work;

import java.io.Serializable;
import java.util.UUID;
import java.util.concurrent.Callable;

/** A cancel on its way to the member that has the work. */
record CancelTask(UUID id, boolean interrupt) implements Callable<CancelAnswer>, Serializable {
  @Override
  public CancelAnswer call() {
    return Tasks.cancel(id, interrupt);
  }
}
