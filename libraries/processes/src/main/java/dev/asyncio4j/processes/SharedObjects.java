package dev.asyncio4j.processes;

/** Objects that the loop of the caller shares, as their users have them. */
final class SharedObjects {
  private SharedObjects() {}

  private static long add(Hub hub, String kind, long number) {
    return hub.make(() -> Creation.add(hub, kind, number));
  }

  static <T> QueueHandle<T> queue(int maxsize) {
    Hub hub = Hub.current();
    return new QueueHandle<>(hub.address(), add(hub, "queue", Math.max(0, maxsize)));
  }

  /** A lock of a kind; {@code number}: its permits, or the number of the lock below it. */
  static LockHandle lock(String kind, long number) {
    Hub hub = Hub.current();
    return new LockHandle(hub.address(), add(hub, kind, number));
  }

  static LockHandle semaphore(String kind, int n) {
    return lock(kind, permits(n));
  }

  static int permits(int n) {
    if (n >= 0) return n;
    throw new IllegalArgumentException("semaphore initial value must be >= 0, got " + n);
  }

  static int parties(int n) {
    if (n >= 1) return n;
    throw new IllegalArgumentException("parties must be >= 1, got " + n);
  }

  static LockHandle condition(AioLock lock) {
    Hub hub = Hub.current();
    if (!(lock instanceof LockHandle handle)
        || !handle.address.equals(hub.address())
        || !hub.make(() -> hub.object(handle.object) instanceof SharedLock)) {
      throw new IllegalArgumentException(lock + " is no lock of this loop: make it with lock()");
    }
    return lock("condition", handle.object);
  }

  static EventHandle event() {
    Hub hub = Hub.current();
    return new EventHandle(hub.address(), add(hub, "event", 0));
  }

  static BarrierHandle barrier(int parties) {
    int checked = parties(parties);
    Hub hub = Hub.current();
    return new BarrierHandle(hub.address(), add(hub, "barrier", checked));
  }

  static PipeEnds pipe(boolean duplex) {
    Hub hub = Hub.current();
    return hub.make(
        () -> {
          SharedPipeEnd[] ends = SharedPipeEnd.pair(duplex);
          return new PipeEnds(
              new PipeHandle(hub.address(), hub.add(ends[0])),
              new PipeHandle(hub.address(), hub.add(ends[1])));
        });
  }
}
