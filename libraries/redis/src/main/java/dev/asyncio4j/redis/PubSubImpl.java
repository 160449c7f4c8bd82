package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A subscription: what it listens to, and who reads what comes. */
final class PubSubImpl<V> implements RedisPubSub<V> {
  private final PubSubNodes nodes;
  private final RedisCodec<V> codec;
  private final PubSubOptions options;
  private final PubSubLines<V> lines;
  private final Topics<V> topics;
  private final Inbox inbox;

  PubSubImpl(PubSubNodes nodes, RedisCodec<V> codec, PubSubOptions options) {
    this.nodes = nodes;
    this.codec = codec;
    this.options = options;
    lines = new PubSubLines<>(nodes, codec, options.bufferLimit());
    topics = lines.topics;
    inbox = lines.inbox;
  }

  // Subscribing.

  @Override
  public Coroutine<@Nullable Void> subscribe(Object... names) {
    return add(topics.channels, names);
  }

  @Override
  public Coroutine<@Nullable Void> subscribe(Map<?, MessageHandler<V>> handlers) {
    return add(topics.channels, handlers);
  }

  @Override
  public Coroutine<@Nullable Void> psubscribe(Object... names) {
    return add(topics.patterns, names);
  }

  @Override
  public Coroutine<@Nullable Void> psubscribe(Map<?, MessageHandler<V>> handlers) {
    return add(topics.patterns, handlers);
  }

  @Override
  public Coroutine<@Nullable Void> ssubscribe(Object... names) {
    return add(topics.shards, names);
  }

  @Override
  public Coroutine<@Nullable Void> ssubscribe(Map<?, MessageHandler<V>> handlers) {
    return add(topics.shards, handlers);
  }

  private Coroutine<@Nullable Void> add(Subscriptions<V> to, Object... names) {
    var words = lines.words(to.word, names);
    return async(() -> add(to, words, null));
  }

  private Coroutine<@Nullable Void> add(Subscriptions<V> to, Map<?, MessageHandler<V>> handlers) {
    var given = Map.copyOf(handlers);
    return async(
        () -> given.forEach((name, handler) -> add(to, lines.words(to.word, name), handler)));
  }

  private void add(Subscriptions<V> to, List<byte[]> words, @Nullable MessageHandler<V> handler) {
    if (words.size() == 1)
      throw new PubSubException("%s needs a name: got none".formatted(to.word));
    lines.add(to, words.subList(1, words.size()), handler);
  }

  @Override
  public Coroutine<@Nullable Void> unsubscribe(Object... names) {
    return end(topics.channels, names);
  }

  @Override
  public Coroutine<@Nullable Void> punsubscribe(Object... names) {
    return end(topics.patterns, names);
  }

  @Override
  public Coroutine<@Nullable Void> sunsubscribe(Object... names) {
    return end(topics.shards, names);
  }

  private Coroutine<@Nullable Void> end(Subscriptions<V> of, Object... names) {
    var word = of.word.replace("SUB", "UNSUB");
    var words = lines.words(word, names);
    return async(
        () -> {
          if (subscribed()) lines.end(of, word, words.subList(1, words.size()));
        });
  }

  // Reading.

  @Override
  public Coroutine<@Nullable PubSubMessage<V>> getMessage(@Nullable Duration timeout) {
    return async(() -> next(timeout));
  }

  private @Nullable PubSubMessage<V> next(@Nullable Duration timeout) throws Exception {
    if (!lines.isClosed()) lines.enter();
    if (!subscribed() && inbox.isEmpty() && !lines.isClosed())
      throw new IllegalStateException(
          "pubsub connection not set: did you forget to call subscribe() or psubscribe()?");
    if (timeout == null) return nextOrEnd();
    if (timeout.isZero()) return atOnce();
    return nextWithin(timeout);
  }

  /** Waits for a message that is shown; the limit is of the waiting, not of a handler. */
  private @Nullable PubSubMessage<V> nextWithin(Duration limit) throws Exception {
    var loop = nodes.home().port().loop();
    var end = loop.time().plus(limit);
    while (true) {
      var message = taken();
      if (message != null || !subscribed()) return message;
      var left = end.minus(loop.time());
      if (left.isNegative()) return null;
      try {
        timeout(left, this::awaitArrival);
      } catch (AsyncTimeoutException e) {
        return null;
      }
    }
  }

  private @Nullable PubSubMessage<V> atOnce() throws Exception {
    var message = taken();
    if (message != null || !subscribed()) return message;
    lines.mend(); // a loss was told before; waits only if there was one
    return taken();
  }

  /** Waits for a message that is shown; null at the end. */
  private @Nullable PubSubMessage<V> nextOrEnd() throws Exception {
    while (true) {
      var message = taken();
      if (message != null || !subscribed()) return message;
      awaitArrival();
    }
  }

  private void awaitArrival() {
    lines.mend();
    if (inbox.isEmpty()) await(inbox.arrival(nodes.home().port().loop()));
  }

  /** Takes what is there, until it is shown. */
  private @Nullable PubSubMessage<V> taken() throws Exception {
    while (!inbox.isEmpty()) {
      var first = inbox.poll();
      if (first instanceof RedisException lost) throw lost;
      var message = shown(first);
      if (message != null) return message;
    }
    return null;
  }

  private @Nullable PubSubMessage<V> shown(Object tree) throws Exception {
    var message = PubSubMessages.read(tree, codec);
    var handler = topics.came(message.type(), Replies.items(tree));
    if (handler != null) {
      handler.handle(message);
      return null;
    }
    boolean confirms = message.type().name().endsWith("SUBSCRIBE");
    return confirms && options.ignoreSubscribeMessages() ? null : message;
  }

  @Override
  public AsyncIterable<PubSubMessage<V>> listen() {
    return () ->
        asyncGenerator(
            out -> {
              while (subscribed() || !inbox.isEmpty()) {
                var message = listened();
                if (message != null) out.emit(message);
              }
            });
  }

  private @Nullable PubSubMessage<V> listened() throws Exception {
    try {
      return nextOrEnd();
    } catch (RedisConnectionException | RedisTimeoutException e) {
      if (lines.isClosed() || options.onDisconnect() == PubSubOptions.OnDisconnect.FAIL) throw e;
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
    return async(lines::ping);
  }

  // The end.

  @Override
  public boolean subscribed() {
    return !lines.isClosed() && !topics.isEmpty();
  }

  @Override
  public Set<V> channels() {
    return topics.channelNames();
  }

  @Override
  public Set<V> patterns() {
    return topics.patterns.names(codec);
  }

  @Override
  public Coroutine<@Nullable Void> reset() {
    return async(() -> lines.reset());
  }

  @Override
  public void close() {
    lines.close();
  }

  @Override
  public String toString() {
    return "<RedisPubSub %s of %s>".formatted(lines, nodes);
  }
}
