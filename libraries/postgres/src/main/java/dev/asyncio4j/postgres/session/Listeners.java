package dev.asyncio4j.postgres.session;

import dev.asyncio4j.Body;
import dev.asyncio4j.postgres.LogListener;
import dev.asyncio4j.postgres.NotificationListener;
import dev.asyncio4j.postgres.PgConnection;
import dev.asyncio4j.postgres.PgLogMessage;
import dev.asyncio4j.postgres.PgNotification;
import dev.asyncio4j.postgres.QueryLog;
import dev.asyncio4j.postgres.QueryLogger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The listeners of a connection; an exception in one goes to the loop's handler. */
final class Listeners implements Link.Listener {
  final Set<LogListener> logs = new LinkedHashSet<>();
  final Set<QueryLogger> queries = new LinkedHashSet<>();
  final Set<Consumer<? super PgConnection>> terminations = new LinkedHashSet<>();

  /** The listeners that hear of every channel. */
  final Set<NotificationListener> everything = new LinkedHashSet<>();

  private final Map<String, Set<NotificationListener>> channels = new LinkedHashMap<>();
  private final Session session;
  private final Ending ending;
  private Supplier<? extends PgConnection> connection;

  Listeners(Session session, Client client, Ending ending) {
    this.session = session;
    this.ending = ending;
    connection = () -> client;
  }

  /** The connection that listeners are told of: of a pool, what was lent. */
  void connection(Supplier<? extends PgConnection> seen) {
    connection = seen;
  }

  /** {@return whether it is the first one of the channel} */
  boolean add(String channel, NotificationListener listener) {
    boolean isFirst = !channels.containsKey(channel);
    channels.computeIfAbsent(channel, name -> new LinkedHashSet<>()).add(listener);
    return isFirst;
  }

  /** {@return whether it was the last one of the channel} */
  boolean remove(String channel, NotificationListener listener) {
    var listening = channels.get(channel);
    if (listening == null || !listening.remove(listener) || !listening.isEmpty()) return false;
    channels.remove(channel);
    return true;
  }

  Set<String> channels() {
    return channels.keySet();
  }

  /** Drops all but those that end with the connection itself. */
  void clear() {
    channels.clear();
    logs.clear();
    queries.clear();
  }

  @Override
  public void notified(int pid, String channel, String payload) {
    var seen = connection.get();
    var hearing = new ArrayList<>(channels.getOrDefault(channel, Set.of()));
    hearing.addAll(everything);
    for (var listener : hearing)
      soon(() -> listener.onNotification(seen, new PgNotification(pid, channel, payload)));
  }

  @Override
  public void noticed(PgLogMessage message) {
    var seen = connection.get();
    for (var listener : List.copyOf(logs)) soon(() -> listener.onMessage(seen, message));
  }

  @Override
  public void closed(@Nullable Throwable cause) {
    if (!session.closed()) return;
    ending.closed();
    var seen = connection.get();
    for (var listener : new ArrayList<Consumer<? super PgConnection>>(terminations))
      soon(() -> listener.accept(seen));
    terminations.clear();
  }

  private void soon(Runnable call) {
    if (!session.loop.isClosed()) session.loop.callSoon(call);
  }

  /** Runs a statement, and tells those that want to hear of statements. */
  <T extends @Nullable Object> T logged(
      String sql, @Nullable Object @Nullable [] args, @Nullable Duration limit, Body<T> body)
      throws Exception {
    if (queries.isEmpty()) return body.run();
    var begun = session.loop.time();
    Throwable error = null;
    try {
      return body.run();
    } catch (Throwable e) {
      error = e;
      throw e;
    } finally {
      var shown = args == null ? new ArrayList<@Nullable Object>() : Arrays.asList(args.clone());
      var elapsed = session.loop.time().minus(begun);
      ran(new QueryLog(sql, Collections.unmodifiableList(shown), limit, elapsed, error));
    }
  }

  private void ran(QueryLog log) {
    for (var logger : List.copyOf(queries)) soon(() -> logger.onQuery(log));
  }
}
