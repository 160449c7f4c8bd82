package dev.asyncio4j.postgres.session;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.postgres.NotificationListener;
import dev.asyncio4j.postgres.PgConnection;
import org.jspecify.annotations.Nullable;

/** Channels: the server is told of the first listener of one and of the last. */
final class Subscriptions {
  private final Session session;
  private final Listeners listeners;
  private final PgConnection connection;

  Subscriptions(Session session, Listeners listeners, PgConnection connection) {
    this.session = session;
    this.listeners = listeners;
    this.connection = connection;
  }

  Coroutine<@Nullable Void> add(String channel, NotificationListener listener) {
    return async(
        () -> {
          session.check();
          if (listeners.add(channel, listener)) listen(channel, listener);
          return null;
        });
  }

  private void listen(String channel, NotificationListener listener) {
    try {
      await(connection.execute("LISTEN " + CopySql.identifier(channel)));
    } catch (Throwable e) {
      listeners.remove(channel, listener);
      throw e;
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
