package dev.asyncio4j.postgres.session;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.shield;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.postgres.NotificationListener;
import dev.asyncio4j.postgres.PgConnection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Channels: the server is told of the first listener of one and of the last. */
final class Subscriptions {
  private final Session session;
  private final Listeners listeners;
  private final PgConnection connection;

  /** The channels that the server is being told of: completed when it has answered. */
  private final Map<String, Future<@Nullable Void>> beginning = new HashMap<>();

  Subscriptions(Session session, Listeners listeners, PgConnection connection) {
    this.session = session;
    this.listeners = listeners;
    this.connection = connection;
  }

  Coroutine<@Nullable Void> add(String channel, NotificationListener listener) {
    return async(
        () -> {
          session.check();
          for (var first = beginning.get(channel); first != null; first = beginning.get(channel))
            await(shield(first));
          if (listeners.add(channel, listener)) listen(channel, listener);
          return null;
        });
  }

  private void listen(String channel, NotificationListener listener) {
    Future<@Nullable Void> end = session.loop.createFuture();
    beginning.put(channel, end);
    try {
      await(connection.execute("LISTEN " + CopySql.identifier(channel)));
    } catch (Throwable e) {
      listeners.remove(channel, listener);
      throw e;
    } finally {
      beginning.remove(channel);
      end.setResult(null);
    }
  }

  Coroutine<@Nullable Void> remove(String channel, NotificationListener listener) {
    return async(
        () -> {
          if (session.isClosed()) return null;
          if (listeners.remove(channel, listener))
            await(connection.execute("UNLISTEN " + CopySql.identifier(channel)));
          return null;
        });
  }
}
