package dev.asyncio4j.mongo.odm;

import java.util.Objects;
import java.util.function.Function;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** Codecs of documents and references as values of filters: their keys stand for them. */
final class ObjectCodecs implements CodecProvider {
  @Override
  public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
    if (Doc.class.isAssignableFrom(type))
      return new Standing<>(
          type, registry, value -> ((Doc) value).type().storedKey(((Doc) value).pk()));
    if (RefImpl.class.isAssignableFrom(type))
      return new Standing<>(
          type,
          registry,
          value -> ((RefImpl<?>) value).core().storedKey(((RefImpl<?>) value).pk()));
    if (Embedded.class.isAssignableFrom(type))
      return new Standing<>(type, registry, value -> ((Embedded) value).toMongo());
    return null;
  }

  /** A codec that writes something else in the place of a value. */
  private record Standing<T>(
      Class<T> type, CodecRegistry registry, Function<Object, @Nullable Object> standIn)
      implements Codec<T> {
    @Override
    public void encode(BsonWriter writer, T value, EncoderContext context) {
      var written =
          Objects.requireNonNull(
              standIn.apply(value), () -> value + " has no key yet: commit it first");
      write(writer, written, context);
    }

    @SuppressWarnings("unchecked") // a codec is for the class that it is asked for
    private <V> void write(BsonWriter writer, V value, EncoderContext context) {
      registry.get((Class<V>) value.getClass()).encode(writer, value, context);
    }

    @Override
    public T decode(BsonReader reader, DecoderContext context) {
      throw new UnsupportedOperationException(type + " is built by its type");
    }

    @Override
    public Class<T> getEncoderClass() {
      return type;
    }
  }
}
