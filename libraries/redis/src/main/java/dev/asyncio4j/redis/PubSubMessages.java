package dev.asyncio4j.redis;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Messages of subscriptions, as servers tell them. */
final class PubSubMessages {
  private PubSubMessages() {}

  static <V> PubSubMessage<V> read(Object tree, RedisCodec<V> codec) {
    if (!(tree instanceof List<?> parts)) return pong(tree, codec);
    var type = PubSubMessage.Type.valueOf(Texts.text(parts.get(0)).toUpperCase(Locale.ROOT));
    return switch (type) {
      case PONG -> pong(parts.get(1), codec);
      case MESSAGE, SMESSAGE ->
          new PubSubMessage<>(
              type, null, value(parts.get(1), codec), value(parts.get(2), codec), 0);
      case PMESSAGE ->
          new PubSubMessage<>(
              type,
              value(parts.get(1), codec),
              value(parts.get(2), codec),
              value(parts.get(3), codec),
              0);
      default ->
          new PubSubMessage<>(
              type, null, value(parts.get(1), codec), null, Texts.whole(parts.get(2)));
    };
  }

  private static <V> PubSubMessage<V> pong(@Nullable Object data, RedisCodec<V> codec) {
    return new PubSubMessage<>(PubSubMessage.Type.PONG, null, null, value(data, codec), 0);
  }

  private static <V> @Nullable V value(@Nullable Object leaf, RedisCodec<V> codec) {
    if (!(leaf instanceof byte[] bytes)) return null;
    try {
      return codec.decode(bytes);
    } catch (RuntimeException e) {
      throw new DataException("a message cannot be read: " + e.getMessage(), e);
    }
  }
}
