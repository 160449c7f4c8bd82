package dev.asyncio4j.cache;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key of the user's with the hash code that it had at first.
 *
 * <p>So what is in a map can be taken out of it, even if the key has changed since, or its methods
 * fail.
 */
class Key {
  final @Nullable Object key;
  private final int hash;

  Key(@Nullable Object key) {
    this.key = key;
    this.hash = Objects.hashCode(key);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Key that && hash == that.hash && Objects.equals(key, that.key);
  }

  @Override
  public final int hashCode() {
    return hash;
  }
}
