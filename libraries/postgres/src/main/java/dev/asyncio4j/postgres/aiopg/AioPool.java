package dev.asyncio4j.postgres.aiopg;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.postgres.pool.Places;
import dev.asyncio4j.postgres.session.Client;
import dev.asyncio4j.postgres.session.Connector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pool of this skin. A connection comes back as it is; one with an open transaction is closed.
 *
 * <p><i>Python:</i> {@code aiopg.Pool}.
 *
 * <p><b>Thread and loop:</b> on the loop that made it.
 *
 * <p><b>Cancellation:</b> ends the wait; the pool stays whole.
 */
public final class AioPool implements AutoCloseable {
  private final String dsn;
  private final AioPoolOptions options;
  private final Places places;

  /** All that are open, with their notifications. */
  private final Map<Client, AioNotifies> all = new IdentityHashMap<>();

  private final Deque<Client> free = new ArrayDeque<>();
  private boolean isClosed;

  AioPool(EventLoop loop, String dsn, AioPoolOptions options) {
    this.dsn = dsn;
    this.options = options;
    places = new Places(loop, options.maxSize());
  }

  void fill() {
    try {
      for (int i = 0; i < options.minSize(); i++) free.add(open());
    } catch (Throwable e) {
      terminate();
      throw e;
    }
  }

  private Client open() {
    var client = (Client) await(Connector.connect(dsn, options.connect()));
    all.put(client, new AioNotifies(client));
    return client;
  }

  /**
   * Lends a connection; waits while all are lent.
   *
   * @return to be awaited for it; its {@code close()} gives it back
   */
  @CheckReturnValue
  public Coroutine<AioConnection> acquire() {
    return async(
        () -> {
          checkOpen();
          places.take();
          try {
            checkOpen();
            var client = take();
            return new AioConnection(client, this, all.get(client));
          } catch (Throwable e) {
            places.give();
            throw e;
          }
        });
  }

  private void checkOpen() {
    if (isClosed)
      throw new PsycopgInterfaceException(
          "Cannot acquire connection after closing pool", null, null);
  }

  private Client take() {
    for (var client = free.poll(); client != null; client = free.poll()) {
      if (!client.isClosed()) return client;
      all.remove(client);
    }
    return open();
  }

  /**
   * Takes a connection back; once more is fine.
   *
   * @param connection lent by this pool
   * @return to be awaited
   */
  @CheckReturnValue
  public Coroutine<@Nullable Void> release(AioConnection connection) {
    return async(
        () -> {
          connection.close();
          return null;
        });
  }

  void giveBack(AioConnection connection) {
    var client = connection.client();
    if (isClosed || client.isClosed() || client.pooled().isBusy() || client.isInTransaction()) {
      client.terminate();
      all.remove(client);
    } else free.add(client);
    places.give();
  }

  /** {@return how many connections are open} */
  public int size() {
    return all.size();
  }

  /** {@return how many are not lent} */
  public int freeSize() {
    return free.size();
  }

  /** {@return how many are made at once} */
  public int minSize() {
    return options.minSize();
  }

  /** {@return how many there are at most} */
  public int maxSize() {
    return options.maxSize();
  }

  /** {@return whether it is closed} */
  public boolean isClosed() {
    return isClosed;
  }

  /** Closes the connections that are not lent. */
  public void clear() {
    for (var client = free.poll(); client != null; client = free.poll()) {
      all.remove(client);
      client.close();
    }
  }

  /** Closes all connections hard, those that are lent, too. */
  public void terminate() {
    isClosed = true;
    places.fail(new PsycopgInterfaceException("pool is closed", null, null));
    for (var client : List.copyOf(all.keySet())) client.terminate();
    all.clear();
    free.clear();
  }

  /** Closes the pool: those that are lent are closed when they come back. Twice is fine. */
  @Override
  public void close() {
    isClosed = true;
    places.fail(new PsycopgInterfaceException("pool is closed", null, null));
    clear();
  }

  @Override
  public String toString() {
    return "aiopg pool (%d of %d, %d free)".formatted(size(), maxSize(), freeSize());
  }
}
