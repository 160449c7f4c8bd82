package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.waitFor;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A subscription.
 *
 * <pre>
 *   idle ──subscribe──▶ live ◀──next call── lost
 *    ▲                   │ │                 ▲
 *    └──── reset ────────┘ └─────────────────┘   any ──close──▶ closed
 * </pre>
 */
final class PubSubImpl<V> implements RedisPubSub<V> {
  private enum State {
    IDLE,
    LIVE,
    LOST,
    CLOSED
  }

  private final ClientCore core;
  private final RedisCodec<V> codec;
  private final PubSubOptions options;
  private final Subscriptions<V> channels = new Subscriptions<>("SUBSCRIBE");
  private final Subscriptions<V> patterns = new Subscriptions<>("PSUBSCRIBE");
  private final Subscriptions<V> shards = new Subscriptions<>("SSUBSCRIBE");

  /** Messages that nobody has taken yet, as they came, and the error of a lost connection. */
  private final ArrayDeque<Object> buffer = new ArrayDeque<>();

  private State state = State.IDLE;
  private @Nullable Link link;
  private @Nullable Future<@Nullable Void> arrival;
  private boolean paused;

  PubSubImpl(ClientCore core, RedisCodec<V> codec, PubSubOptions options) {
    this.core = core;
    this.codec = codec;
    this.options = options;
  }

  // Subscribing.

  @Override
  public Coroutine<@Nullable Void> subscribe(Object... names) {
    return add(channels, names);
  }

  @Override
  public Coroutine<@Nullable Void> subscribe(Map<?, MessageHandler<V>> handlers) {
    return add(channels, handlers);
  }

  @Override
  public Coroutine<@Nullable Void> psubscribe(Object... names) {
    return add(patterns, names);
  }

  @Override
  public Coroutine<@Nullable Void> psubscribe(Map<?, MessageHandler<V>> handlers) {
    return add(patterns, handlers);
  }

  @Override
  public Coroutine<@Nullable Void> ssubscribe(Object... names) {
    return add(shards, names);
  }

  @Override
  public Coroutine<@Nullable Void> ssubscribe(Map<?, MessageHandler<V>> handlers) {
    return add(shards, handlers);
  }

  private Coroutine<@Nullable Void> add(Subscriptions<V> to, Object... names) {
    var words = words(to.word, names);
    return async(() -> add(to, words, null));
  }

  private Coroutine<@Nullable Void> add(Subscriptions<V> to, Map<?, MessageHandler<V>> handlers) {
    var given = Map.copyOf(handlers);
    return async(() -> given.forEach((name, handler) -> add(to, words(to.word, name), handler)));
  }

  private void add(Subscriptions<V> to, List<byte[]> words, @Nullable MessageHandler<V> handler) {
    if (words.size() == 1)
      throw new PubSubException("%s needs a name: got none".formatted(to.word));
    connect();
    to.add(words.subList(1, words.size()), handler);
    send(words);
  }

  @Override
  public Coroutine<@Nullable Void> unsubscribe(Object... names) {
    return end(channels, names);
  }

  @Override
  public Coroutine<@Nullable Void> punsubscribe(Object... names) {
    return end(patterns, names);
  }

  @Override
  public Coroutine<@Nullable Void> sunsubscribe(Object... names) {
    return end(shards, names);
  }

  private Coroutine<@Nullable Void> end(Subscriptions<V> of, Object... names) {
    var words = words(of.word.replace("SUB", "UNSUB"), names);
    return async(
        () -> {
          if (!subscribed()) return;
          connect();
          of.end(words.subList(1, words.size()));
          send(words);
        });
  }

  private List<byte[]> words(String command, Object... names) {
    var arguments = new Object[] {command, CommandArguments.all(names)};
    return Words.of(CommandTable.of(command), arguments, codec);
  }

  private void send(List<byte[]> words) {
    link.send(new Request.Unheard(CommandTable.of(Texts.text(words.get(0))), words));
  }

  /** Connects, and on a new connection subscribes again. */
  private void connect() {
    if (state == State.CLOSED) throw ClientCore.closed();
    if (state == State.LIVE) return;
    var made = core.pool().borrow();
    made.listen(this::arrived);
    link = made;
    state = State.LIVE;
    for (var each : List.of(channels, patterns, shards)) renew(each);
  }

  private void renew(Subscriptions<V> of) {
    var names = of.renewed();
    if (names.isEmpty()) return;
    var words = new ArrayList<>(words(of.word));
    words.addAll(names);
    send(words);
  }

  // What comes.

  private void arrived(@Nullable Object tree) {
    if (tree instanceof RedisConnectionException || tree instanceof RedisTimeoutException)
      lost(tree);
    else if (tree != null) buffer.add(tree);
    if (!paused && buffer.size() >= options.bufferLimit()) {
      paused = true;
      link.reading(false);
    }
    wake();
  }

  private void lost(Object why) {
    if (state != State.LIVE) return;
    state = State.LOST;
    if (link != null) core.abandon(link);
    link = null;
    paused = false;
    buffer.add(why);
  }

  private void wake() {
    if (arrival != null && !arrival.done()) arrival.setResult(null);
  }

  // Reading.

  @Override
  public Coroutine<@Nullable PubSubMessage<V>> getMessage(@Nullable Duration timeout) {
    return async(() -> next(timeout));
  }

  private @Nullable PubSubMessage<V> next(@Nullable Duration timeout) throws Exception {
    core.enter();
    if (state == State.IDLE || !subscribed() && buffer.isEmpty() && state != State.CLOSED)
      throw new IllegalStateException(
          "pubsub connection not set: did you forget to call subscribe() or psubscribe()?");
    if (timeout == null) return nextOrEnd();
    if (timeout.isZero()) return state == State.CLOSED ? null : taken();
    try {
      return await(waitFor(async(this::nextOrEnd), timeout));
    } catch (AsyncTimeoutException e) {
      return null;
    }
  }

  /** Waits for a message that is shown; null at the end. */
  private @Nullable PubSubMessage<V> nextOrEnd() throws Exception {
    while (true) {
      var message = taken();
      if (message != null) return message;
      if (state == State.CLOSED || !subscribed()) return null;
      if (state == State.LOST) connect();
      if (!buffer.isEmpty()) continue;
      arrival = core.home.port().loop().createFuture();
      await(arrival);
    }
  }

  /** Takes what is there, until it is shown. */
  private @Nullable PubSubMessage<V> taken() throws Exception {
    while (!buffer.isEmpty()) {
      var first = buffer.poll();
      resume();
      if (first instanceof RedisException lost) throw lost;
      var message = shown(first);
      if (message != null) return message;
    }
    return null;
  }

  private void resume() {
    if (!paused || buffer.size() > options.bufferLimit() / 2) return;
    paused = false;
    if (link != null) link.reading(true);
  }

  private @Nullable PubSubMessage<V> shown(Object tree) throws Exception {
    var message = PubSubMessages.read(tree, codec);
    var parts = Replies.items(tree);
    switch (message.type()) {
      case UNSUBSCRIBE -> channels.ended((byte[]) parts.get(1));
      case PUNSUBSCRIBE -> patterns.ended((byte[]) parts.get(1));
      case SUNSUBSCRIBE -> shards.ended((byte[]) parts.get(1));
      default -> {}
    }
    var handler = handler(message.type(), parts);
    if (handler != null) {
      handler.handle(message);
      return null;
    }
    boolean confirms = message.type().name().endsWith("SUBSCRIBE");
    return confirms && options.ignoreSubscribeMessages() ? null : message;
  }

  private @Nullable MessageHandler<V> handler(PubSubMessage.Type type, List<?> parts) {
    return switch (type) {
      case MESSAGE -> channels.handler((byte[]) parts.get(1));
      case PMESSAGE -> patterns.handler((byte[]) parts.get(1));
      case SMESSAGE -> shards.handler((byte[]) parts.get(1));
      default -> null;
    };
  }

  @Override
  public AsyncIterable<PubSubMessage<V>> listen() {
    return () ->
        asyncGenerator(
            out -> {
              while (subscribed() || !buffer.isEmpty()) {
                var message = listened();
                if (message != null) out.emit(message);
              }
            });
  }

  private @Nullable PubSubMessage<V> listened() throws Exception {
    try {
      return nextOrEnd();
    } catch (RedisConnectionException e) {
      if (state == State.CLOSED || options.onDisconnect() == PubSubOptions.OnDisconnect.FAIL)
        throw e;
      return null;
    }
  }

  @Override
  public Coroutine<@Nullable Void> run(@Nullable Consumer<? super Throwable> onError) {
    return async(
        () -> {
          if (!subscribed())
            throw new IllegalStateException("nothing is subscribed: call subscribe(…) first");
          while (subscribed()) {
            try {
              nextOrEnd();
            } catch (Exception e) {
              if (onError == null) throw e;
              onError.accept(e);
            }
          }
        });
  }

  @Override
  public Coroutine<@Nullable Void> ping() {
    return async(
        () -> {
          connect();
          send(words("PING"));
        });
  }

  // The end.

  @Override
  public boolean subscribed() {
    return state != State.CLOSED && !(channels.isEmpty() && patterns.isEmpty() && shards.isEmpty());
  }

  @Override
  public Set<V> channels() {
    var names = new LinkedHashSet<>(channels.names(codec));
    names.addAll(shards.names(codec));
    return names;
  }

  @Override
  public Set<V> patterns() {
    return patterns.names(codec);
  }

  @Override
  public Coroutine<@Nullable Void> reset() {
    return async(() -> leave(State.IDLE));
  }

  private void leave(State next) {
    if (state == State.CLOSED) return;
    state = next;
    channels.clear();
    patterns.clear();
    shards.clear();
    buffer.clear();
    if (link != null && core.home.isLive()) core.abandon(link);
    link = null;
    wake();
  }

  @Override
  public void close() {
    leave(State.CLOSED);
  }

  @Override
  public String toString() {
    return "<RedisPubSub %s of %s>"
        .formatted(state.name().toLowerCase(java.util.Locale.ROOT), core);
  }
}
