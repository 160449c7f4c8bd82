package dev.asyncio4j.mongo.odm;

import org.jspecify.annotations.Nullable;

/**
 * A document inside of a document; its fields are constants of the class.
 *
 * <p><i>Python:</i> {@code umongo.EmbeddedDocument}. Two of one type with equal values are equal.
 *
 * <pre>{@code
 * class Wheel extends Embedded {
 *   static final Field<Integer> SIZE = Fields.integer().required();
 * }
 * Instance instance = Instance.create();
 * Wheel wheel = instance.registerEmbedded(Wheel.class).create(Map.of("size", 15));
 * }</pre>
 */
public abstract non-sealed class Embedded extends DataObject implements Tracked {
  /** Makes one, for {@link EmbeddedType#create()}. */
  protected Embedded() {}

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Embedded embedded && data().equals(embedded.data());
  }

  @Override
  public int hashCode() {
    return data().hashCode();
  }

  @Override
  public String toString() {
    return "<" + type().name() + " " + dump() + ">";
  }
}
