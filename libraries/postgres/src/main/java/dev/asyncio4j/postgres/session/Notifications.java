package dev.asyncio4j.postgres.session;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.lowlevel.ParkingLot;
import dev.asyncio4j.postgres.InterfaceException;
import dev.asyncio4j.postgres.NotificationListener;
import dev.asyncio4j.postgres.PgConnection;
import dev.asyncio4j.postgres.PgNotification;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Notifications as they are asked for; too many fail the iteration, none is lost unseen. */
final class Notifications implements AsyncIterable<PgNotification>, AsyncIterator<PgNotification> {
  private static final int LIMIT = 10_000;

  private final Client client;
  private final List<String> channels;

  /** The channels that are to be listened to yet: a wait for the server may have been cancelled. */
  private final Set<String> missing;

  private final Deque<PgNotification> waiting = new ArrayDeque<>();
  private final ParkingLot readers = ParkingLot.create();
  private final NotificationListener listener = this::add;
  private final Consumer<PgConnection> termination = this::closed;
  private @Nullable RuntimeException end;

  Notifications(Client client, List<String> channels) {
    this.client = client;
    this.channels = channels;
    missing = new LinkedHashSet<>(channels);
  }

  @Override
  public AsyncIterator<PgNotification> iterator() {
    return this;
  }

  @Override
  public Coroutine<PgNotification> next() {
    return async(
        () -> {
          if (end == null && !missing.isEmpty()) listen();
          while (waiting.isEmpty() && end == null) await(readers.park());
          var next = waiting.poll();
          if (next == null) throw end;
          return next;
        });
  }

  private void listen() {
    client.addTerminationListener(termination);
    while (!missing.isEmpty()) {
      var channel = missing.iterator().next();
      await(client.addListener(channel, listener));
      missing.remove(channel);
    }
  }

  private void add(PgConnection from, PgNotification notification) {
    if (end != null) return;
    if (waiting.size() < LIMIT) waiting.add(notification);
    else
      end =
          new InterfaceException(
              "more than %d notifications wait: iterate faster, or over fewer channels"
                  .formatted(LIMIT));
    readers.unparkAll();
  }

  private void closed(PgConnection connection) {
    end = Failures.lost(null);
    readers.unparkAll();
  }

  @Override
  public String toString() {
    return "notifications of %s, %d waiting".formatted(channels, waiting.size());
  }
}
