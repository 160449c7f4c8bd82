package dev.asyncio4j.postgres;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Coroutine;
import java.util.function.BiFunction;

/** Hears the notifications of a channel. */
@FunctionalInterface
public interface NotificationListener {
  /**
   * Hears a notification; called by {@code callSoon} in the order of arrival, so it may not await.
   *
   * @param connection the one that listens
   * @param notification what was sent
   */
  void onNotification(PgConnection connection, PgNotification notification);

  /**
   * Returns a listener that makes a task of each notification.
   *
   * <p><i>Python:</i> a listener that is an {@code async def}.
   *
   * @param body makes the coroutine of the task
   * @return the listener: the same object is to be given to {@code removeListener}
   */
  static NotificationListener task(BiFunction<PgConnection, PgNotification, Coroutine<?>> body) {
    return (connection, notification) -> {
      var task = Asyncio.createTask(body.apply(connection, notification));
      task.setName("listener of " + notification.channel());
    };
  }
}
