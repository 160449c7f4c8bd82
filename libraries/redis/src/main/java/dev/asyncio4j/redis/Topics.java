package dev.asyncio4j.redis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that a subscription listens to, of the three kinds. */
final class Topics<V> {
  final Subscriptions<V> channels = new Subscriptions<>("SUBSCRIBE");
  final Subscriptions<V> patterns = new Subscriptions<>("PSUBSCRIBE");
  final Subscriptions<V> shards = new Subscriptions<>("SSUBSCRIBE");
  private final RedisCodec<V> codec;

  Topics(RedisCodec<V> codec) {
    this.codec = codec;
  }

  List<Subscriptions<V>> all() {
    return List.of(channels, patterns, shards);
  }

  boolean isEmpty() {
    return channels.isEmpty() && patterns.isEmpty() && shards.isEmpty();
  }

  Set<V> channelNames() {
    var names = new LinkedHashSet<>(channels.names(codec));
    names.addAll(shards.names(codec));
    return names;
  }

  /** Takes note of a message, and returns its handler; null: whoever reads gets it. */
  @Nullable MessageHandler<V> came(PubSubMessage.Type type, List<?> parts) {
    var of = kind(type);
    if (of == null) return null;
    var name = (byte[]) parts.get(1);
    return switch (type) {
      case MESSAGE, PMESSAGE, SMESSAGE -> {
        var topic = of.topic(name);
        yield topic == null ? null : topic.handler;
      }
      case UNSUBSCRIBE, PUNSUBSCRIBE, SUNSUBSCRIBE -> {
        of.ended(name);
        yield null;
      }
      default -> null;
    };
  }

  /** Returns the channel of a shard that a server has ended by itself; null: it is no such end. */
  @Nullable Topic<V> endedUnasked(Object tree) {
    var parts = Replies.items(tree);
    if (parts.size() < 2
        || !(parts.get(1) instanceof byte[] name)
        || !Texts.text(parts.get(0)).equals("sunsubscribe")) return null;
    var topic = shards.topic(name);
    return topic == null || topic.isEndAsked() ? null : topic;
  }

  private @Nullable Subscriptions<V> kind(PubSubMessage.Type type) {
    return switch (type) {
      case SUBSCRIBE, UNSUBSCRIBE, MESSAGE -> channels;
      case PSUBSCRIBE, PUNSUBSCRIBE, PMESSAGE -> patterns;
      case SSUBSCRIBE, SUNSUBSCRIBE, SMESSAGE -> shards;
      case PONG -> null;
    };
  }
}
