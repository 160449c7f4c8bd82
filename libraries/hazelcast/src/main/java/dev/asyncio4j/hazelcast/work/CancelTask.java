package dev.asyncio4j.hazelcast.work;

import java.io.Serializable;
import java.util.UUID;
import java.util.concurrent.Callable;

/** A cancel on its way to the member that has the work; gives whether that will never run. */
record CancelTask(UUID id, boolean interrupt) implements Callable<Boolean>, Serializable {
  @Override
  public Boolean call() {
    return Tasks.cancel(id, interrupt);
  }
}
