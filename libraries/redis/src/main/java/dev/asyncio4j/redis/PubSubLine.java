package dev.asyncio4j.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a subscription, which is made again when it is lost.
 *
 * <pre>
 *   idle ──subscribe──▶ live ◀──next call── lost
 *    ▲                   │ │                 ▲
 *    └──── reset ────────┘ └─────────────────┘   any ──close──▶ closed
 * </pre>
 */
final class PubSubLine<V> {
  private enum State {
    IDLE,
    LIVE,
    LOST,
    CLOSED
  }

  final Topics<V> topics;
  final Inbox inbox;
  private final ClientCore core;
  private final RedisCodec<V> codec;
  private State state = State.IDLE;
  private @Nullable Link link;

  PubSubLine(ClientCore core, RedisCodec<V> codec, int limit) {
    this.core = core;
    this.codec = codec;
    topics = new Topics<>(codec);
    inbox = new Inbox(limit, this::reading);
  }

  boolean isIdle() {
    return state == State.IDLE;
  }

  boolean isLost() {
    return state == State.LOST;
  }

  boolean isClosed() {
    return state == State.CLOSED;
  }

  List<byte[]> words(String command, Object... names) {
    var arguments = new Object[] {command, CommandArguments.all(names)};
    return Words.of(CommandTable.of(command), arguments, codec);
  }

  void send(List<byte[]> words) {
    link.send(new Request.Unheard(CommandTable.of(Texts.text(words.get(0))), words));
  }

  /** Connects, and on a new connection subscribes again. */
  void connect() {
    if (state == State.CLOSED) throw ClientCore.closed();
    if (state == State.LIVE) return;
    var made = core.pool().borrow();
    made.listen(this::arrived);
    link = made;
    state = State.LIVE;
    topics.all().forEach(this::renew);
  }

  private void renew(Subscriptions<V> of) {
    var names = of.renewed();
    if (names.isEmpty()) return;
    var words = new ArrayList<>(words(of.word));
    words.addAll(names);
    send(words);
  }

  private void arrived(@Nullable Object tree) {
    if (tree instanceof RedisConnectionException || tree instanceof RedisTimeoutException)
      lost(tree);
    else if (tree != null) inbox.add(tree);
  }

  private void reading(boolean on) {
    if (link != null) link.reading(on);
  }

  private void lost(Object why) {
    if (state != State.LIVE) return;
    state = State.LOST;
    if (link != null) core.abandon(link);
    link = null;
    inbox.ended(why);
  }

  /** Leaves everything; subscribing begins anew. */
  void reset() {
    leave(State.IDLE);
  }

  void close() {
    leave(State.CLOSED);
  }

  private void leave(State next) {
    if (state == State.CLOSED) return;
    state = next;
    topics.all().forEach(Subscriptions::clear);
    inbox.clear();
    if (link != null && core.home.isLive()) core.abandon(link);
    link = null;
    inbox.wake();
  }

  @Override
  public String toString() {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
