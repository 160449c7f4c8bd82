package dev.asyncio4j.postgres.aiopg;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.lowlevel.ParkingLot;
import dev.asyncio4j.postgres.PgNotification;
import dev.asyncio4j.postgres.session.Client;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The notifications of a connection, in order.
 *
 * <p><i>Python:</i> {@code Connection.notifies}. The error of an earlier statement is none of its
 * matter.
 *
 * <p><b>Cancellation:</b> ends the wait; no notification is lost.
 */
public final class AioNotifies {
  private final Deque<PgNotification> waiting = new ArrayDeque<>();
  private final ParkingLot readers = ParkingLot.create();
  private boolean isOver;

  AioNotifies(Client client) {
    client.hearEverything(
        (connection, notification) -> {
          waiting.add(notification);
          readers.unpark();
        });
    client.addTerminationListener(
        connection -> {
          isOver = true;
          readers.unparkAll();
        });
  }

  /**
   * Returns the next notification.
   *
   * @return to be awaited for it
   * @throws PsycopgOperationalException when awaited, if the connection has ended
   */
  @CheckReturnValue
  public Coroutine<PgNotification> get() {
    return async(
        () -> {
          while (waiting.isEmpty()) {
            if (isOver) throw new PsycopgOperationalException("Connection closed", null, null);
            await(readers.park());
          }
          return waiting.remove();
        });
  }

  /** {@return how many wait to be taken} */
  public int size() {
    return waiting.size();
  }

  @Override
  public String toString() {
    return "notifications, " + waiting.size() + " waiting";
  }
}
