package dev.asyncio4j.cache;

import org.jspecify.annotations.Nullable;

/**
 * The memory of one key: a value, or a run that will give one.
 *
 * <pre>
 *             the run gives a value
 *   RUNNING ────────────────────────▶ KEPT
 *      │ it fails, or nobody waits      │ size, age, invalidate, clear, put
 *      └───────────▶ GONE ◀─────────────┘
 * </pre>
 *
 * A KEPT entry may have a run, too, which renews its value. One that is GONE is in no cache, and
 * stays so.
 */
final class Entry<K extends @Nullable Object, V extends @Nullable Object> extends Key {
  /** The states of an entry. */
  enum State {
    RUNNING,
    KEPT,
    GONE
  }

  private State state = State.RUNNING;

  /** The value; there from KEPT on. */
  private @Nullable V value;

  private boolean hasValue;

  /** Under way for this entry; null if none is. */
  @Nullable Run<V> run;

  /** The neighbours in the order of use; see {@link Lru}. */
  Entry<K, V> older = this;

  Entry<K, V> newer = this;

  /** The loop's time, in nanoseconds, from which on the value is too old. */
  private long expires;

  /** The loop's time, in nanoseconds, from which on the value is renewed when it is asked for. */
  private long renews;

  Entry(K key) {
    super(key);
  }

  @SuppressWarnings("unchecked") // the constructor takes a K
  K userKey() {
    return (K) key;
  }

  void keep(V value, long expires, long renews) {
    this.state = State.KEPT;
    this.value = value;
    this.expires = expires;
    this.renews = renews;
  }

  void renewAt(long nanos) {
    renews = nanos;
  }

  void leave() {
    hasValue = isKept();
    state = State.GONE;
  }

  /** {@return whether it was KEPT when it went} */
  boolean hasValue() {
    return hasValue;
  }

  boolean isKept() {
    return state == State.KEPT;
  }

  boolean isGone() {
    return state == State.GONE;
  }

  /** Returns whether it has a value that is not too old. */
  boolean isFresh(long now) {
    return isKept() && (expires == Times.NEVER || now - expires < 0);
  }

  boolean isExpired(long now) {
    return isKept() && !isFresh(now);
  }

  boolean isDue(long now) {
    return renews != Times.NEVER && run == null && now - renews >= 0;
  }

  /** Returns the value of a KEPT entry, or of one that was. */
  @SuppressWarnings("NullAway") // null is a value where V allows it
  V value() {
    return value;
  }
}
