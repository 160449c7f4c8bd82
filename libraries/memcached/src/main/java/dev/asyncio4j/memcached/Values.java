package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.memcached.FlagCodec.Encoded;
import org.jspecify.annotations.Nullable;

/** The values that a client makes of bytes and flags. */
interface Values<V> {
  /** Values that are bytes themselves. */
  Values<byte[]> BYTES =
      new Values<>() {
        @Override
        public void check(@Nullable Object value) {
          if (value instanceof byte[]) return;
          var given = value == null ? "null" : "an object of " + value.getClass();
          throw new KeyException(
              "value must be bytes, got " + given + ": or make a client with a codec");
        }

        @Override
        public Encoded encode(byte[] value) {
          return new Encoded(value, 0);
        }

        @Override
        public byte[] decode(Key key, Item item) {
          if (item.flags() == 0) return item.data();
          throw new MemcachedException(
              "received non zero flags %s for key '%s': read it with a client that has a codec"
                  .formatted(Integer.toUnsignedString(item.flags()), key),
              null);
        }
      };

  /**
   * Checks a value before anything else happens.
   *
   * @throws KeyException if there is no way to keep it
   */
  void check(@Nullable Object value);

  /** Encodes a value in the task that calls. */
  Encoded encode(V value);

  /** Decodes a value in the task that calls. */
  V decode(Key key, Item item);

  /** Returns the values of a codec. */
  static <V> Values<V> of(FlagCodec<V> codec) {
    var plain = codec instanceof PlainCodec<V> found ? found : null;
    return new Values<>() {
      @Override
      public void check(@Nullable Object value) {
        if (value == null) throw new KeyException("value must not be null: use delete");
      }

      @Override
      public Encoded encode(V value) {
        return plain != null ? plain.encodeNow(value) : await(codec.encode(value));
      }

      @Override
      public V decode(Key key, Item item) {
        if (plain != null) return plain.decodeNow(item.data(), item.flags());
        return await(codec.decode(item.data(), item.flags()));
      }
    };
  }
}
