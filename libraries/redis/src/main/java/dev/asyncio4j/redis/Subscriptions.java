package dev.asyncio4j.redis;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that are subscribed in one way: channels, patterns, or channels of shards. */
final class Subscriptions<V> {
  final String word;
  private final Map<ByteBuffer, Topic<V>> topics = new LinkedHashMap<>();

  Subscriptions(String word) {
    this.word = word;
  }

  boolean isEmpty() {
    return topics.isEmpty();
  }

  /** Notes names that are to be subscribed; returns those that were not before. */
  List<Topic<V>> add(List<byte[]> names, @Nullable MessageHandler<V> handler) {
    var added = new ArrayList<Topic<V>>();
    for (var name : names) {
      var topic = topic(name);
      if (topic == null) {
        topic = new Topic<>(name);
        topics.put(ByteBuffer.wrap(name), topic);
        added.add(topic);
      }
      topic.begin(handler);
    }
    return added;
  }

  @Nullable Topic<V> topic(byte[] name) {
    return topics.get(ByteBuffer.wrap(name));
  }

  List<Topic<V>> all() {
    return List.copyOf(topics.values());
  }

  /** {@return what no server was told of yet} */
  List<Topic<V>> unplaced() {
    return topics.values().stream().filter(each -> each.line == null).toList();
  }

  void remove(Topic<V> topic) {
    topics.remove(ByteBuffer.wrap(topic.name), topic);
  }

  /** Takes note of a confirmed end. */
  void ended(byte @Nullable [] name) {
    var topic = name == null ? null : topic(name);
    if (topic != null && topic.ended() && topic.isGone()) remove(topic);
  }

  /** Unplaces what was on a connection; what was about to end is gone with it. */
  void lost(PubSubLine line) {
    for (var each : all()) {
      if (each.line != line) continue;
      each.unplace();
      if (each.ending) remove(each);
    }
  }

  Set<V> names(RedisCodec<V> codec) {
    var names = new LinkedHashSet<V>();
    for (var each : topics.values()) if (!each.ending) names.add(codec.decode(each.name));
    return names;
  }

  void clear() {
    topics.clear();
  }
}
