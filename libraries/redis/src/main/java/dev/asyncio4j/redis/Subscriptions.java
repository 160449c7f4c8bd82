package dev.asyncio4j.redis;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that are subscribed in one way: channels, patterns, or channels of shards. */
final class Subscriptions<V> {
  final String word;

  /** The handlers by name; null: whoever reads gets the messages. */
  private final Map<ByteBuffer, @Nullable MessageHandler<V>> handlers = new LinkedHashMap<>();

  /** Names whose end is not confirmed yet. */
  private final Set<ByteBuffer> ending = new LinkedHashSet<>();

  Subscriptions(String word) {
    this.word = word;
  }

  boolean isEmpty() {
    return handlers.isEmpty();
  }

  void add(List<byte[]> names, @Nullable MessageHandler<V> handler) {
    for (var name : names) {
      handlers.put(ByteBuffer.wrap(name), handler);
      ending.remove(ByteBuffer.wrap(name));
    }
  }

  /** Marks names as ending; none: all. */
  void end(List<byte[]> names) {
    if (names.isEmpty()) ending.addAll(handlers.keySet());
    else for (var name : names) ending.add(ByteBuffer.wrap(name));
  }

  void ended(byte @Nullable [] name) {
    if (name != null && ending.remove(ByteBuffer.wrap(name)))
      handlers.remove(ByteBuffer.wrap(name));
  }

  @Nullable MessageHandler<V> handler(byte[] name) {
    return handlers.get(ByteBuffer.wrap(name));
  }

  /** Forgets what was about to end: a new connection need not be told. */
  List<byte[]> renewed() {
    handlers.keySet().removeAll(ending);
    ending.clear();
    return handlers.keySet().stream().map(ByteBuffer::array).toList();
  }

  Set<V> names(RedisCodec<V> codec) {
    var names = new LinkedHashSet<V>();
    for (var each : handlers.keySet())
      if (!ending.contains(each)) names.add(codec.decode(each.array()));
    return names;
  }

  void clear() {
    handlers.clear();
    ending.clear();
  }
}
