package dev.asyncio4j.mongo.odm;

import org.jspecify.annotations.Nullable;

/**
 * Values that hold values of another field, and can change inside.
 *
 * @param <T> the type of the values
 * @param <E> the type of what they hold
 */
abstract class HoldingKind<T, E> extends Kind<T> {
  final Field<E> inner;

  HoldingKind(Field<E> inner) {
    this.inner = inner;
  }

  @Override
  final Field<?> inner() {
    return inner;
  }

  @Override
  final @Nullable TypeCore<?> nested(InstanceImpl instance) {
    return inner.kind().nested(instance);
  }

  @Override
  final void resolve(InstanceImpl instance, String where) {
    inner.kind().resolve(instance, where);
  }

  @Override
  final boolean isMutable() {
    return true;
  }
}
