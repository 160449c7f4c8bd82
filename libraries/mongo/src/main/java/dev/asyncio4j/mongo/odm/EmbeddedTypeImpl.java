package dev.asyncio4j.mongo.odm;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A registered class of embedded documents. */
final class EmbeddedTypeImpl<E extends Embedded> extends TypeCore<E> implements EmbeddedType<E> {
  EmbeddedTypeImpl(InstanceImpl instance, Definition<E> definition, @Nullable TypeCore<?> parent) {
    super(instance, definition, parent);
  }

  @Override
  public E buildFromMongo(Document stored) {
    return built(stored);
  }
}
